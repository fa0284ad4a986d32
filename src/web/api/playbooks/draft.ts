import { OpenAPIHono } from '@hono/zod-openapi'
import type { z } from 'zod'
import { type Draft, discardDraft, draftOf, type OnDraft } from '../../../actions/playbooks/draft.ts'
import { beginDraftFrom, importDraft } from '../../../actions/playbooks/edit-draft.ts'
import { thePlaybook } from '../../../actions/playbooks/playbook.ts'
import type { Playbook } from '../../../breach/playbooks/task.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { changeHeaders, etagOf } from '../frame/version.ts'
import { changeIn } from './playbooks.ts'
import { draftFromSchema, draftSchema, draftStepsSchema, playbookName } from './playbooks-schema.ts'

const CHANGED = { 200: answers('The next version, as it stands. The ETag is its version.', draftSchema) }

const read = call('decide', 'Playbooks', {
  method: 'get',
  path: '/playbooks/{playbook}/draft',
  operationId: 'readPlaybookDraft',
  summary: 'Get the next version of a playbook, and what it changes',
  request: { params: playbookName },
  responses: CHANGED,
})

const write = call('decide', 'Playbooks', {
  method: 'put',
  path: '/playbooks/{playbook}/draft',
  operationId: 'writePlaybookDraft',
  summary: 'Write the steps of the next version of a playbook',
  description:
    'All of them, in their order. To leave a step out, set `off` and `offReason`. A step that is missing stays where a law asks for it, and else is left out as “not in the file”. Steps of the law keep `law`, `guidance`, `serves`, `tellsPatients` and `facts`; whatever Breachbook has wait for law enforcement keeps `tellsPatients`.',
  request: { params: playbookName, headers: changeHeaders, body: body(draftStepsSchema) },
  responses: CHANGED,
})

const begin = call('decide', 'Playbooks', {
  method: 'post',
  path: '/playbooks/{playbook}/draft',
  operationId: 'beginPlaybookDraft',
  summary: 'Begin the next version of a playbook from an older one, or from Breachbook’s own',
  request: { params: playbookName, headers: changeHeaders, body: body(draftFromSchema) },
  responses: CHANGED,
})

const discard = call('decide', 'Playbooks', {
  method: 'delete',
  path: '/playbooks/{playbook}/draft',
  operationId: 'discardPlaybookDraft',
  summary: 'Discard the next version of a playbook',
  request: { params: playbookName, headers: changeHeaders },
  responses: { 204: { description: 'Discarded.' } },
})

/** The next version of a playbook while it is written. */
export const playbookDraft = () =>
  new OpenAPIHono<Env>()
    .openapi(read, async (c) => {
      const draft = await draftOf(c.env, thePlaybook(c.req.valid('param').playbook))
      return c.json(answerOf(draft), 200, tagOf(draft))
    })
    .openapi(write, async (c) => {
      const steps = c.req.valid('json').steps as Playbook
      const draft = await importDraft(c.env, whoAsks(c), onDraft(c.req.valid('param'), c.req.valid('header')), steps)
      return c.json(answerOf(draft), 200, tagOf(draft))
    })
    .openapi(begin, async (c) => {
      const on = onDraft(c.req.valid('param'), c.req.valid('header'))
      const draft = await beginDraftFrom(c.env, whoAsks(c), on, c.req.valid('json').from)
      return c.json(answerOf(draft), 200, tagOf(draft))
    })
    .openapi(discard, async (c) => {
      await discardDraft(c.env, whoAsks(c), onDraft(c.req.valid('param'), c.req.valid('header')))
      return c.body(null, 204)
    })

function onDraft({ playbook }: z.output<typeof playbookName>, headers: z.output<typeof changeHeaders>): OnDraft {
  return { playbook: thePlaybook(playbook), ...changeIn(headers) }
}

function tagOf({ change }: Draft) {
  return etagOf({ version: change })
}

function answerOf({ playbook, change, isBegun, inForce, steps, changes }: Draft): z.output<typeof draftSchema> {
  return {
    ...{ playbook, version: change, isBegun, inForce: inForce.version, steps: [...steps] },
    changes: {
      added: changes.added.map(({ id }) => id),
      removed: changes.removed.map(({ id }) => id),
      changed: changes.changed.map(({ after, fields }) => ({ step: after.id, fields })),
    },
  }
}
