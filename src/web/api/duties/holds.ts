import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { endHold, recordHold } from '../../../actions/duties/notices.ts'
import type { Env } from '../../shell/env.ts'
import { answers, body, call } from '../frame/call.ts'
import { holdPlace, incidentId } from '../frame/params.ts'
import { basisOf, changeHeaders, etagOf } from '../frame/version.ts'
import { incidentAnswer } from '../incident/incident-answer.ts'
import { incidentSchema } from '../incident/incident-answer-schema.ts'
import { holdEndSchema, holdSchema } from '../incident/incident-schema.ts'

const record = call('decide', 'Duties', {
  method: 'post',
  path: '/incidents/{id}/holds',
  operationId: 'recordHold',
  summary: 'Record a law-enforcement hold',
  description:
    'An official’s statement that notice would impede a criminal investigation or damage national security (45 CFR 164.412).',
  request: { params: incidentId, headers: changeHeaders, body: body(holdSchema) },
  responses: { 200: answers('The updated incident.', incidentSchema) },
})

const end = call('decide', 'Duties', {
  method: 'post',
  path: '/incidents/{id}/holds/{place}/end',
  operationId: 'endHold',
  summary: 'End a law-enforcement hold',
  description:
    'Notices may go out again from that day on. `place` is the position of the hold in the incident’s `holds`, starting at 0.',
  request: { params: holdPlace, headers: changeHeaders, body: body(holdEndSchema) },
  responses: { 200: answers('The updated incident.', incidentSchema) },
})

/** Law-enforcement holds. */
export const holds = () => new OpenAPIHono<Env>().openapi(record, onRecord).openapi(end, onEnd)

const onRecord: RouteHandler<typeof record, Env> = async (c) => {
  const changed = await recordHold(
    c.env,
    c.req.valid('param').id,
    basisOf(c, c.req.valid('header')),
    c.req.valid('json'),
  )
  return c.json(incidentAnswer(changed), 200, etagOf(changed))
}

const onEnd: RouteHandler<typeof end, Env> = async (c) => {
  const { id, place } = c.req.valid('param')
  const changed = await endHold(c.env, id, basisOf(c, c.req.valid('header')), place, c.req.valid('json').until)
  return c.json(incidentAnswer(changed), 200, etagOf(changed))
}
