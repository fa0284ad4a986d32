import { OpenAPIHono, z } from '@hono/zod-openapi'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { newerPlaybookOf } from '../../../actions/playbooks/newer-playbook.ts'
import { takeOverPlaybook } from '../../../actions/playbooks/take-over.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId } from '../frame/params.ts'

const version = z.int({ error: 'Give the number of a version.' })

/** The versions that somebody saw. */
export const takeOverSchema = z
  .strictObject({
    kind: version.optional().openapi({ description: 'The version of the playbook of its kind that you saw.' }),
    common: version.optional().openapi({ description: 'The version of what all incidents have in common.' }),
  })
  .openapi('PlaybookTakeOver')

const step = z.strictObject({ step: z.string(), title: z.string() })

const newerSchema = z
  .strictObject({
    newer: z
      .strictObject({
        kind: version,
        common: version,
        added: z.array(step),
        removed: z.array(step.extend({ reason: z.string().nullable() })).openapi({ description: 'Open and left out.' }),
        changed: z.array(step.extend({ fields: z.array(z.string()) })),
      })
      .nullable()
      .openapi({ description: 'What the versions in force would change. Null: nothing.' }),
  })
  .openapi('NewerPlaybook')

const read = call('read', 'Playbooks', {
  method: 'get',
  path: '/incidents/{id}/newer-playbook',
  operationId: 'readNewerPlaybook',
  summary: 'See what the playbooks in force would change of an incident that began with older ones',
  request: { params: incidentId },
  responses: { 200: answers('What they would change.', newerSchema) },
})

const take = call('decide', 'Playbooks', {
  method: 'post',
  path: '/incidents/{id}/newer-playbook',
  operationId: 'takeOverPlaybook',
  summary: 'Switch an incident to the playbooks in force',
  description:
    'What is done stays done. New steps come; open ones that the newer playbook leaves out are no longer needed, for its reason; the others get its words. 409 where other versions are in force than those named.',
  request: { params: incidentId, body: { ...body(takeOverSchema), required: false } },
  responses: { 200: answers('Nothing is left to switch to.', newerSchema) },
})

/** Playbooks that came in force while an incident ran. */
export const takenOver = () =>
  new OpenAPIHono<Env>()
    .openapi(read, async (c) => c.json(await answerOf(c.env, c.req.valid('param').id), 200))
    .openapi(take, async (c) => {
      const { id } = c.req.valid('param')
      await takeOverPlaybook(c.env, whoAsks(c), id, c.req.valid('json') ?? {})
      return c.json(await answerOf(c.env, id), 200)
    })

async function answerOf(world: Env['Bindings'], id: string): Promise<z.output<typeof newerSchema>> {
  const found = await newerPlaybookOf(await openIncident(world, id))
  if (!found) return { newer: null }
  const { inForce, changes, all } = found
  const named = (task: { id: string; title: string }) => ({ step: task.id, title: task.title })
  const reasonOf = (task: { id: string }) => all.find(({ id: its }) => its === task.id)?.offReason ?? null
  return {
    newer: {
      kind: inForce.own.version,
      common: inForce.common.version,
      added: changes.added.map(named),
      removed: changes.removed.map((task) => ({ ...named(task), reason: reasonOf(task) })),
      changed: changes.changed.map(({ after, fields }) => ({ ...named(after), fields })),
    },
  }
}
