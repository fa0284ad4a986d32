import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { todayOf } from '../../../actions/book/today.ts'
import { checklistOf, datedStep } from '../../../actions/duties/checklist.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { completeStep, reopenStep } from '../../../actions/steps/steps.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { paged } from '../frame/paged.ts'
import { incidentId, stepId } from '../frame/params.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { stepSchema } from '../shared/step-answer-schema.ts'
import { stepAnswer } from './step-answer.ts'
import { completionSchema, reopeningSchema } from './step-schema.ts'

const list = call('read', 'Steps', {
  method: 'get',
  path: '/incidents/{id}/steps',
  operationId: 'listSteps',
  summary: 'List the steps of an incident, in the order to do them',
  request: { params: incidentId, query: listQuery(/^[\w-]{1,100}$/, 200) },
  responses: { 200: answers('A page of steps.', pageOf(stepSchema)) },
})

const complete = call('report', 'Steps', {
  method: 'post',
  path: '/incidents/{id}/steps/{step}/completion',
  operationId: 'completeStep',
  summary: 'Complete a step',
  description: 'Keeps both when it was done and when it was recorded. Staff can complete the steps that staff own.',
  request: { params: stepId, body: { ...body(completionSchema), required: false } },
  responses: { 200: answers('The updated step.', stepSchema) },
})

const reopen = call('report', 'Steps', {
  method: 'delete',
  path: '/incidents/{id}/steps/{step}/completion',
  operationId: 'reopenStep',
  summary: 'Reopen a completed step, with a reason',
  description: 'The completion and the reopening both stay on the timeline.',
  request: { params: stepId, body: body(reopeningSchema) },
  responses: { 200: answers('The updated step.', stepSchema) },
})

/** The checklist of an incident. */
export const steps = () =>
  new OpenAPIHono<Env>().openapi(list, onList).openapi(complete, onComplete).openapi(reopen, onReopen)

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const opened = await openIncident(c.env, c.req.valid('param').id)
  const [rows, today] = await Promise.all([checklistOf(opened), todayOf(c.env)])
  const { items, next } = paged(rows, c.req.valid('query'), (row) => row.id)
  return c.json({ items: items.map((row) => stepAnswer(row, today)), next }, 200)
}

const onComplete: RouteHandler<typeof complete, Env> = async (c) => {
  const { id: incident, step: id } = c.req.valid('param')
  const row = await completeStep(c.env, whoAsks(c), { incident, id }, c.req.valid('json'))
  return c.json(stepAnswer(await datedStep(c.env, row), await todayOf(c.env)), 200)
}

const onReopen: RouteHandler<typeof reopen, Env> = async (c) => {
  const { id: incident, step: id } = c.req.valid('param')
  const row = await reopenStep(c.env, whoAsks(c), { incident, id }, c.req.valid('json').reason)
  return c.json(stepAnswer(await datedStep(c.env, row), await todayOf(c.env)), 200)
}
