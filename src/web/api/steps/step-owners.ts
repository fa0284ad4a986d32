import { OpenAPIHono, z } from '@hono/zod-openapi'
import { checklistOf } from '../../../actions/duties/checklist.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { sayStepApplies } from '../../../actions/steps/condition.ts'
import { handStepBack } from '../../../actions/steps/hand-back.ts'
import { theStep } from '../../../actions/steps/one-step.ts'
import { assignStep } from '../../../actions/steps/owner.ts'
import { assignSteps } from '../../../actions/steps/several-owners.ts'
import { commentOnStep } from '../../../actions/steps/step-words.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId, stepId } from '../frame/params.ts'
import { changeHeaders } from '../frame/version.ts'
import { stepSchema } from '../shared/step-answer-schema.ts'
import { named, UPDATED, updated } from './changed-step.ts'
import { stepAnswers } from './step-answer.ts'
import { commentSchema, handBackSchema, ownerSchema, ownersSchema } from './step-schema.ts'

const assign = call('report', 'Steps', {
  method: 'put',
  path: '/incidents/{id}/steps/{step}/owner',
  operationId: 'assignStep',
  summary: 'Say who does a step, and who stands in',
  description:
    'Officers assign every step; staff hand over those that are theirs, and not those that need a second person. A backup takes a step once its owner can have none.',
  request: { params: stepId, headers: changeHeaders, body: body(ownerSchema) },
  responses: UPDATED,
})

const assignAll = call('decide', 'Steps', {
  method: 'put',
  path: '/incidents/{id}/steps/owners',
  operationId: 'assignSteps',
  summary: 'Give several open steps to one owner',
  description: 'All together or none; 409 where one of them is at another version than `versions` names.',
  request: { params: incidentId, body: body(ownersSchema) },
  responses: { 200: answers('These steps, as they are now.', z.strictObject({ steps: z.array(stepSchema) })) },
})

const comment = call('report', 'Steps', {
  method: 'post',
  path: '/incidents/{id}/steps/{step}/comments',
  operationId: 'commentOnStep',
  summary: 'Comment on a step',
  description: 'Everybody who can report can comment on every step. A comment stays; correct it with another.',
  request: { params: stepId, body: body(commentSchema) },
  responses: UPDATED,
})

const apply = call('report', 'Steps', {
  method: 'post',
  path: '/incidents/{id}/steps/{step}/applying',
  operationId: 'sayStepApplies',
  summary: 'Say that the condition of a step holds',
  description: 'Where `condition` asks a question: yes. The answer no is given by finding the step not needed.',
  request: { params: stepId, headers: changeHeaders },
  responses: UPDATED,
})

const handBack = call('report', 'Steps', {
  method: 'post',
  path: '/incidents/{id}/steps/{step}/hand-back',
  operationId: 'handStepBack',
  summary: 'Hand back a step that you cannot do, with a reason',
  description: 'It goes to its backup, or else to the officers. Whoever only stands in does so no more.',
  request: { params: stepId, headers: changeHeaders, body: body(handBackSchema) },
  responses: UPDATED,
})

/** Whose steps are whose, whether they apply, and what is said about them. */
export const stepOwners = () =>
  new OpenAPIHono<Env>()
    .openapi(assign, async (c) =>
      updated(
        c,
        await assignStep(c.env, whoAsks(c), named(c.req.valid('param'), c.req.valid('header')), c.req.valid('json')),
      ),
    )
    .openapi(apply, async (c) =>
      updated(c, await sayStepApplies(c.env, whoAsks(c), named(c.req.valid('param'), c.req.valid('header')))),
    )
    .openapi(handBack, async (c) =>
      updated(
        c,
        await handStepBack(
          c.env,
          whoAsks(c),
          named(c.req.valid('param'), c.req.valid('header')),
          c.req.valid('json').reason,
        ),
      ),
    )
    .openapi(comment, async (c) => {
      const name = named(c.req.valid('param'))
      await commentOnStep(c.env, whoAsks(c), name, c.req.valid('json').text)
      return updated(c, await theStep(c.env, name))
    })
    .openapi(assignAll, async (c) => {
      const { id } = c.req.valid('param')
      const { steps, versions = {}, ...wanted } = c.req.valid('json')
      const versionOf = new Map(Object.entries(versions))
      const chosen = steps.map((step) => ({ id: step, version: versionOf.get(step) }))
      await assignSteps(c.env, whoAsks(c), id, { ...wanted, steps: chosen })
      const opened = await openIncident(c.env, id)
      const [rows, answer] = await Promise.all([checklistOf(opened), stepAnswers(opened, whoAsks(c))])
      const given = rows.filter((row) => steps.includes(row.id))
      return c.json({ steps: given.map(answer) }, 200)
    })
