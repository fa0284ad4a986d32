import { OpenAPIHono, type RouteHandler, type z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { checklistOf, datedStep } from '../../../actions/duties/checklist.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { signStep } from '../../../actions/steps/signature.ts'
import { completeStep, findNotNeeded, reopenStep, startStep } from '../../../actions/steps/steps.ts'
import { belongsTo } from '../../../breach/steps/owner.ts'
import { isToDo } from '../../../breach/steps/state.ts'
import type { IncidentStep } from '../../../storage/steps/steps.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { paged } from '../frame/paged.ts'
import { incidentId, stepId } from '../frame/params.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { stepSchema } from '../shared/step-answer-schema.ts'
import { oneOf } from '../shared/words.ts'
import { stepAnswers } from './step-answer.ts'
import { completionSchema, notNeededSchema, reopeningSchema } from './step-schema.ts'

/** What each call that changes a step answers. */
export const UPDATED = { 200: answers('The updated step.', stepSchema) }

const mine = oneOf(['yes']).optional().openapi({
  description: 'Only the caller’s own open steps: those of the person, and those of the role where no person is named.',
})

const list = call('read', 'Steps', {
  method: 'get',
  path: '/incidents/{id}/steps',
  operationId: 'listSteps',
  summary: 'List the steps of an incident, in the order to do them',
  request: { params: incidentId, query: listQuery(/^[\w-]{1,100}$/, 200).extend({ mine }) },
  responses: { 200: answers('A page of steps.', pageOf(stepSchema)) },
})

const start = call('report', 'Steps', {
  method: 'post',
  path: '/incidents/{id}/steps/{step}/start',
  operationId: 'startStep',
  summary: 'Say that you are at work on a step',
  request: { params: stepId },
  responses: UPDATED,
})

const complete = call('report', 'Steps', {
  method: 'post',
  path: '/incidents/{id}/steps/{step}/completion',
  operationId: 'completeStep',
  summary: 'Complete a step',
  description:
    'Keeps both when it was done and when it was recorded. Staff complete the steps that are theirs, as the person, by the role or as the backup.',
  request: { params: stepId, body: { ...body(completionSchema), required: false } },
  responses: UPDATED,
})

const reopen = call('report', 'Steps', {
  method: 'delete',
  path: '/incidents/{id}/steps/{step}/completion',
  operationId: 'reopenStep',
  summary: 'Reopen a step that was completed or found not needed, with a reason',
  description: 'The completion and the reopening both stay on the timeline.',
  request: { params: stepId, body: body(reopeningSchema) },
  responses: UPDATED,
})

const leaveOut = call('decide', 'Steps', {
  method: 'post',
  path: '/incidents/{id}/steps/{step}/not-needed',
  operationId: 'findStepNotNeeded',
  summary: 'Find that a step is not needed, with a reason',
  description: 'The step counts as finished. A step that carries notices cannot be left out.',
  request: { params: stepId, body: body(notNeededSchema) },
  responses: UPDATED,
})

const sign = call('report', 'Steps', {
  method: 'post',
  path: '/incidents/{id}/steps/{step}/signature',
  operationId: 'signStep',
  summary: 'Sign off a step as the second person',
  description:
    'Where `secondPerson` is true and the step is done: an officer, an admin or the backup, never who did it.',
  request: { params: stepId },
  responses: UPDATED,
})

/** The checklist of an incident. */
export const steps = () =>
  new OpenAPIHono<Env>()
    .openapi(list, onList)
    .openapi(start, async (c) => updated(c, await startStep(c.env, whoAsks(c), named(c.req.valid('param')))))
    .openapi(complete, async (c) =>
      updated(c, await completeStep(c.env, whoAsks(c), named(c.req.valid('param')), c.req.valid('json'))),
    )
    .openapi(reopen, async (c) =>
      updated(c, await reopenStep(c.env, whoAsks(c), named(c.req.valid('param')), c.req.valid('json').reason)),
    )
    .openapi(leaveOut, async (c) =>
      updated(c, await findNotNeeded(c.env, whoAsks(c), named(c.req.valid('param')), c.req.valid('json').reason)),
    )
    .openapi(sign, async (c) => updated(c, await signStep(c.env, whoAsks(c), named(c.req.valid('param')))))

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const opened = await openIncident(c.env, c.req.valid('param').id)
  const who = whoAsks(c)
  const { mine: only, ...asked } = c.req.valid('query')
  const [rows, answer] = await Promise.all([checklistOf(opened), stepAnswers(opened, who)])
  const listed = only ? rows.filter((row) => isToDo(row) && belongsTo(row, who)) : rows
  const { items, next } = paged(listed, asked, (row) => row.id)
  return c.json({ items: items.map(answer), next }, 200)
}

/** The step in a path. */
export function named({ id, step }: z.output<typeof stepId>) {
  return { incident: id, id: step }
}

/** Answers a step that was just changed. */
export async function updated(c: Context<Env>, step: IncidentStep) {
  const answer = await stepAnswers(await openIncident(c.env, step.incident), whoAsks(c))
  return c.json(answer(await datedStep(c.env, step)), 200)
}
