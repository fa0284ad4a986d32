import { OpenAPIHono } from '@hono/zod-openapi'
import { addStep, editStep } from '../../../actions/steps/own-steps.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId, stepId } from '../frame/params.ts'
import { changeHeaders, etagOf } from '../frame/version.ts'
import { stepSchema } from '../shared/step-answer-schema.ts'
import { addedStepSchema, stepEditSchema } from './added-step-schema.ts'
import { named, stepAnswer, UPDATED, updated } from './changed-step.ts'

const add = call('decide', 'Steps', {
  method: 'post',
  path: '/incidents/{id}/steps',
  operationId: 'addStep',
  summary: 'Add a step of your own to an incident',
  description: 'Its words are sealed. From then on it is a step like those of the playbook.',
  request: { params: incidentId, body: body(addedStepSchema) },
  responses: { 201: answers('The step. The ETag is its version.', stepSchema) },
})

const edit = call('decide', 'Steps', {
  method: 'patch',
  path: '/incidents/{id}/steps/{step}',
  operationId: 'editStep',
  summary: 'Change a step that somebody added',
  description: 'Only while it is open. How it stood before stays in the log. A playbook’s step is not changed here.',
  request: { params: stepId, headers: changeHeaders, body: body(stepEditSchema) },
  responses: UPDATED,
})

/** Steps that somebody added to an incident. */
export const addedSteps = () =>
  new OpenAPIHono<Env>()
    .openapi(add, async (c) => {
      const { why = null, how = null, ...rest } = c.req.valid('json')
      const step = await addStep(c.env, whoAsks(c), c.req.valid('param').id, { ...rest, why, how })
      return c.json(await stepAnswer(c, step), 201, etagOf(step))
    })
    .openapi(edit, async (c) =>
      updated(
        c,
        await editStep(c.env, whoAsks(c), named(c.req.valid('param'), c.req.valid('header')), c.req.valid('json')),
      ),
    )
