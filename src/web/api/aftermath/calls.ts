import { OpenAPIHono, type RouteHandler, type z } from '@hono/zod-openapi'
import { type Call, closeFollowUp, pageOfCalls } from '../../../actions/aftermath/calls.ts'
import { logCall } from '../../../actions/aftermath/log-call.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { countCalls } from '../../../storage/aftermath/calls.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call, problem } from '../frame/call.ts'
import { followUpName, incidentId } from '../frame/params.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { callCountsSchema, callSchema, newCallSchema } from './call-schema.ts'

const record = call('report', 'Mail', {
  method: 'post',
  path: '/calls',
  operationId: 'recordCall',
  summary: 'Log a call to the practice’s phone line',
  description:
    'About the letter whose reference the caller reads out, or about an incident. Who called and what was answered is stored encrypted; the log holds only the topic. `withdraws_email` takes effect at once.',
  request: { body: body(newCallSchema) },
  responses: {
    201: answers('The logged call.', callSchema),
    404: problem('No such letter or incident.'),
  },
})

const followUp = call('decide', 'Mail', {
  method: 'put',
  path: '/calls/{call}/follow-ups/{what}',
  operationId: 'closeFollowUp',
  summary: 'Mark a caller’s request as done',
  request: { params: followUpName },
  responses: { 204: { description: 'Marked as done.' } },
})

const list = call('read_people', 'Mail', {
  method: 'get',
  path: '/incidents/{id}/calls',
  operationId: 'listCalls',
  summary: 'List the calls about an incident, newest first',
  request: { params: incidentId, query: listQuery(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) },
  responses: { 200: answers('A page of calls.', pageOf(callSchema)) },
})

const count = call('read', 'Mail', {
  method: 'get',
  path: '/incidents/{id}/calls/count',
  operationId: 'countCalls',
  summary: 'Count the calls about an incident, by day and topic',
  request: { params: incidentId },
  responses: { 200: answers('The counts.', callCountsSchema) },
})

/** The calls log. */
export const calls = () =>
  new OpenAPIHono<Env>()
    .openapi(record, async (c) => c.json(callAnswer(await logCall(c.env, whoAsks(c), c.req.valid('json'))), 201))
    .openapi(followUp, onFollowUp)
    .openapi(list, onList)
    .openapi(count, onCount)

const onFollowUp: RouteHandler<typeof followUp, Env> = async (c) => {
  const { call, what } = c.req.valid('param')
  await closeFollowUp(c.env, whoAsks(c), call, what)
  return c.body(null, 204)
}

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const opened = await openIncident(c.env, c.req.valid('param').id)
  const { after, limit } = c.req.valid('query')
  const { items, next } = await pageOfCalls(opened, { before: after, limit })
  return c.json({ items: items.map(callAnswer), next }, 200)
}

const onCount: RouteHandler<typeof count, Env> = async (c) => {
  const { id } = await openIncident(c.env, c.req.valid('param').id)
  const days = (await countCalls(c.env.db, id)).map(({ day, topic, calls }) => ({ day, topic, calls }))
  return c.json({ calls: days.reduce((sum, each) => sum + each.calls, 0), days }, 200)
}

function callAnswer(call: Call): z.output<typeof callSchema> {
  const { id, incident, reference: letter, person, day, topic, caller, phone, answered, asked } = call
  return {
    ...{ id, incident, letter, person, day, topic, caller, phone, answered },
    calledAt: call.calledAt,
    answeredBy: call.answeredBy,
    asked: asked.map(({ what, doneAt, doneBy }) => ({ what, doneAt, doneBy })),
  }
}
