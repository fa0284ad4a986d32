import { OpenAPIHono, type RouteHandler, type z } from '@hono/zod-openapi'
import { namesOf } from '../../../actions/book/names.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { type PlacedReading, pageOfReadings } from '../../../actions/log/readings.ts'
import type { Env } from '../../shell/env.ts'
import { letOpen } from '../../shell/forms/reading-reason.ts'
import { answers, body, call } from '../frame/call.ts'
import { personId } from '../frame/params.ts'
import { pageOf } from '../shared/list-schema.ts'
import { readingReasonSchema, readingSchema, readingsQuery } from './readings-schema.ts'

const list = call('decide', 'Log', {
  method: 'get',
  path: '/readings',
  operationId: 'listReadings',
  summary: 'List who read what of patients, newest first (45 CFR 164.312(b))',
  description:
    'Lists, records, letters, searches, files and exports, by pages and calls. With `incident` and `person`, everybody who saw this person; with `user`, everything this user saw.',
  request: { query: readingsQuery },
  responses: { 200: answers('A page of readings.', pageOf(readingSchema)) },
})

const give = call('read_people', 'Log', {
  method: 'post',
  path: '/incidents/{id}/people/{person}/reading-reason',
  operationId: 'giveReadingReason',
  summary: 'Say why an auditor opens this record',
  description:
    'Auditors give a reason before they open a person’s record or letter; it holds for 12 hours and is kept in the access log. A program’s key needs none.',
  request: { params: personId, body: body(readingReasonSchema) },
  responses: { 204: { description: 'The record can be opened.' } },
})

/** Who read what. */
export const readings = () => new OpenAPIHono<Env>().openapi(list, onList).openapi(give, onGive)

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const { after, limit, ...asked } = c.req.valid('query')
  const [{ items, next }, nameOf] = await Promise.all([pageOfReadings(c.env, asked, { after, limit }), namesOf(c.env)])
  return c.json({ items: items.map((each) => readingAnswer(each, nameOf)), next }, 200)
}

const onGive: RouteHandler<typeof give, Env> = async (c) => {
  const { id, person } = c.req.valid('param')
  const { id: incident } = await openIncident(c.env, id)
  await letOpen(c, { incident, person }, c.req.valid('json').reason)
  return c.body(null, 204)
}

function readingAnswer(read: PlacedReading, nameOf: (id: string) => string): z.output<typeof readingSchema> {
  const { id, at, by, from, what, via = null, incident = null, people = [], letter = null } = read
  const { part = null, reason = null } = read
  return { id, at, by, byName: nameOf(by), via, from, what, incident, people: [...people], letter, part, reason }
}
