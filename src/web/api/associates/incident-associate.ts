import { OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi'
import { demandFor } from '../../../actions/associates/demand.ts'
import { recordAssociate, vendorStanding } from '../../../actions/associates/incident-associate.ts'
import { dutiesOf } from '../../../actions/duties/duties.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { Missing } from '../../../errors.ts'
import type { Env } from '../../shell/env.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId } from '../frame/params.ts'
import { basisOf, changeHeaders, etagOf } from '../frame/version.ts'
import { incidentAnswer } from '../incident/incident-answer.ts'
import { incidentSchema } from '../incident/incident-answer-schema.ts'
import { vendorAnswer } from './associate-answer.ts'
import { atAssociateSchema, vendorSchema } from './associate-schema.ts'

const record = call('decide', 'Associates', {
  method: 'put',
  path: '/incidents/{id}/associate',
  operationId: 'recordAssociate',
  summary: 'Record the business associate where an incident happened',
  request: { params: incidentId, headers: changeHeaders, body: body(atAssociateSchema) },
  responses: { 200: answers('The updated incident.', incidentSchema) },
})

const read = call('read', 'Associates', {
  method: 'get',
  path: '/incidents/{id}/associate',
  operationId: 'readVendor',
  summary: 'Get the business associate of an incident: its agreement, its deadline and ours',
  request: { params: incidentId },
  responses: { 200: answers('Its status as of today.', vendorSchema) },
})

const demand = call('read_people', 'Associates', {
  method: 'get',
  path: '/incidents/{id}/associate/demand.html',
  operationId: 'readDemand',
  summary: 'Get the print-ready letter that demands the list of people from the business associate',
  request: { params: incidentId },
  responses: { 200: { description: 'The letter.', content: { 'text/html': { schema: z.string() } } } },
})

/** The business associate where an incident happened. */
export const incidentAssociate = () =>
  new OpenAPIHono<Env>()
    .openapi(record, onRecord)
    .openapi(read, onRead)
    .openapi(demand, async (c) => c.html(await demandFor(c.env, c.req.valid('param').id)))

const onRecord: RouteHandler<typeof record, Env> = async (c) => {
  const basis = basisOf(c, c.req.valid('header'))
  const changed = await recordAssociate(c.env, c.req.valid('param').id, basis, c.req.valid('json'))
  return c.json(incidentAnswer(changed), 200, etagOf(changed))
}

const onRead: RouteHandler<typeof read, Env> = async (c) => {
  const opened = await openIncident(c.env, c.req.valid('param').id)
  const { incident } = opened
  const vendor = await vendorStanding(opened)
  if (!vendor) throw new Missing(`Incident ${incident.id} names no business associate.`)
  return c.json(vendorAnswer(vendor, await dutiesOf(opened)), 200)
}
