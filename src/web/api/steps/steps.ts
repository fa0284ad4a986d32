import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { usersOf } from '../../../actions/book/names.ts'
import { canWorkAmong } from '../../../actions/book/workers.ts'
import { checklistOf } from '../../../actions/duties/checklist.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { seenOf } from '../../../actions/next/standing.ts'
import { signStep } from '../../../actions/steps/signature.ts'
import { completeStep, findNotNeeded, reopenStep, startStep } from '../../../actions/steps/steps.ts'
import { belongsTo } from '../../../breach/steps/owner.ts'
import { isToDo } from '../../../breach/steps/state.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { paged } from '../frame/paged.ts'
import { incidentId, stepId } from '../frame/params.ts'
import { changeHeaders } from '../frame/version.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { stepSchema } from '../shared/step-answer-schema.ts'
import { oneOf } from '../shared/words.ts'
import { named, UPDATED, updated } from './changed-step.ts'
import { stepAnswers } from './step-answer.ts'
import { completionSchema, notNeededSchema, reopeningSchema } from './step-schema.ts'

const mine = oneOf(['yes']).optional().openapi({
  description:
    'Only the caller’s own open steps: those of the person, those of the role where no person is named, and those whose owner can have none any more and whose backup the caller is.',
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
  request: { params: stepId, headers: changeHeaders },
  responses: UPDATED,
})

const complete = call('report', 'Steps', {
  method: 'post',
  path: '/incidents/{id}/steps/{step}/completion',
  operationId: 'completeStep',
  summary: 'Complete a step',
  description:
    'Keeps both when it was done and when it was recorded. Staff complete the steps that are theirs, as the person, by the role or as the backup. 422 for a step that is not `isByHand`: it ticks itself where it is done.',
  request: { params: stepId, headers: changeHeaders, body: { ...body(completionSchema), required: false } },
  responses: UPDATED,
})

const reopen = call('report', 'Steps', {
  method: 'delete',
  path: '/incidents/{id}/steps/{step}/completion',
  operationId: 'reopenStep',
  summary: 'Reopen a step that was completed or found not needed, with a reason',
  description:
    'The completion and the reopening both stay on the timeline. What an officer found not needed an officer reopens; what was signed off, an officer or whoever signed it.',
  request: { params: stepId, headers: changeHeaders, body: body(reopeningSchema) },
  responses: UPDATED,
})

const leaveOut = call('decide', 'Steps', {
  method: 'post',
  path: '/incidents/{id}/steps/{step}/not-needed',
  operationId: 'findStepNotNeeded',
  summary: 'Find that a step is not needed, with a reason',
  description:
    'The step counts as finished. A step that carries notices cannot be left out, nor one that takes a second person or closes the incident.',
  request: { params: stepId, headers: changeHeaders, body: body(notNeededSchema) },
  responses: UPDATED,
})

const sign = call('report', 'Steps', {
  method: 'post',
  path: '/incidents/{id}/steps/{step}/signature',
  operationId: 'signStep',
  'x-signature': true,
  summary: 'Sign off a step as the second person',
  description:
    'Where `secondPerson` is true and the step is done: an officer, an admin or the backup, never who did it.',
  request: { params: stepId, headers: changeHeaders },
  responses: UPDATED,
})

/** The checklist of an incident. */
export const steps = () =>
  new OpenAPIHono<Env>()
    .openapi(list, onList)
    .openapi(start, async (c) =>
      updated(c, await startStep(c.env, whoAsks(c), named(c.req.valid('param'), c.req.valid('header')))),
    )
    .openapi(complete, async (c) =>
      updated(
        c,
        await completeStep(c.env, whoAsks(c), named(c.req.valid('param'), c.req.valid('header')), c.req.valid('json')),
      ),
    )
    .openapi(reopen, async (c) =>
      updated(
        c,
        await reopenStep(
          c.env,
          whoAsks(c),
          named(c.req.valid('param'), c.req.valid('header')),
          c.req.valid('json').reason,
        ),
      ),
    )
    .openapi(leaveOut, async (c) =>
      updated(
        c,
        await findNotNeeded(
          c.env,
          whoAsks(c),
          named(c.req.valid('param'), c.req.valid('header')),
          c.req.valid('json').reason,
        ),
      ),
    )
    .openapi(sign, async (c) =>
      updated(c, await signStep(c.env, whoAsks(c), named(c.req.valid('param'), c.req.valid('header')))),
    )

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const opened = await openIncident(c.env, c.req.valid('param').id)
  const who = whoAsks(c)
  const { mine: only, ...asked } = c.req.valid('query')
  const [rows, answer, users, seen] = await Promise.all([
    checklistOf(opened),
    stepAnswers(opened, who),
    usersOf(c.env),
    seenOf(opened),
  ])
  const canWork = canWorkAmong(users)
  const listed = only
    ? rows.filter((row) => isToDo(row) && !seen(row.id)?.isDone && belongsTo(row, who, canWork))
    : rows
  const { items, next } = paged(listed, asked, (row) => row.id)
  return c.json({ items: items.map(answer), next }, 200)
}
