import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { askDestruction, withdrawDestruction } from '../../../actions/retention/ask-destruction.ts'
import { confirmDestruction } from '../../../actions/retention/confirm-destruction.ts'
import { pageOfEnding } from '../../../actions/retention/ending.ts'
import { placeHold, releaseHold } from '../../../actions/retention/preservation-holds.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import type { Env } from '../../shell/env.ts'
import { answers, body, call } from '../frame/call.ts'
import { holdPlace, incidentId } from '../frame/params.ts'
import { basisOf, changeHeaders, etagOf } from '../frame/version.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { endingAnswer, retentionAnswer } from './retention-answer.ts'
import {
  askedDestructionSchema,
  endingIncidentSchema,
  keepingReasonSchema,
  preservationHoldSchema,
  retentionSchema,
  typedNumberSchema,
} from './retention-schema.ts'

const OF = '/incidents/{id}'
const NOW = { 200: answers('How long the incident is kept now.', retentionSchema) }

const list = call('read_people', 'Retention', {
  method: 'get',
  path: '/retention',
  operationId: 'listEndingIncidents',
  summary: 'List the incidents whose six years are over or end within 90 days, oldest first',
  description: 'Nothing is destroyed by itself.',
  request: { query: listQuery(/^\d{4}-\d+$/) },
  responses: { 200: answers('A page of incidents.', pageOf(endingIncidentSchema)) },
})

const read = call('read_people', 'Retention', {
  method: 'get',
  path: `${OF}/retention`,
  operationId: 'readRetention',
  summary: 'Get until when an incident must be kept, its preservation holds and its destructions',
  request: { params: incidentId },
  responses: { 200: answers('How long it is kept. The ETag is the incident’s version.', retentionSchema) },
})

const place = call('decide', 'Retention', {
  method: 'post',
  path: `${OF}/preservation-holds`,
  operationId: 'placePreservationHold',
  summary: 'Place a preservation hold: nothing of the incident is destroyed while it stands',
  description: 'For a lawsuit, audit or investigation. It delays no notice: a law-enforcement hold does that.',
  request: { params: incidentId, headers: changeHeaders, body: body(preservationHoldSchema) },
  responses: NOW,
})

const release = call('decide', 'Retention', {
  method: 'post',
  path: `${OF}/preservation-holds/{place}/release`,
  operationId: 'releasePreservationHold',
  summary: 'Release a preservation hold, with a reason',
  request: { params: holdPlace, headers: changeHeaders, body: body(keepingReasonSchema) },
  responses: NOW,
})

const asking = call('decide', 'Retention', {
  method: 'post',
  path: `${OF}/destruction`,
  operationId: 'askDestruction',
  'x-signature': true,
  summary: 'Ask for the records of an incident’s people, or of one of them, to be destroyed',
  description: 'Nothing is destroyed by it: a second person confirms.',
  request: { params: incidentId, headers: changeHeaders, body: body(askedDestructionSchema) },
  responses: NOW,
})

const withdrawal = call('decide', 'Retention', {
  method: 'delete',
  path: `${OF}/destruction`,
  operationId: 'withdrawDestruction',
  summary: 'Withdraw a destruction that waits for its second person',
  request: { params: incidentId, headers: changeHeaders, body: body(keepingReasonSchema) },
  responses: NOW,
})

const confirmation = call('decide', 'Retention', {
  method: 'post',
  path: `${OF}/destruction/confirmation`,
  operationId: 'confirmDestruction',
  'x-signature': true,
  summary: 'Confirm a destruction as the second person: it cannot be undone',
  description:
    'Destroys the key of the incident’s people and what is sealed for them, or the records of the one person asked for. Numbers, decisions, duties, days, hashes and log entries stay.',
  request: { params: incidentId, headers: changeHeaders, body: body(typedNumberSchema) },
  responses: NOW,
})

/** How long incidents are kept, preservation holds, and destroying what was kept. */
export const retention = () =>
  new OpenAPIHono<Env>()
    .openapi(list, async (c) => {
      const { items, next } = await pageOfEnding(c.env, c.req.valid('query'))
      return c.json({ items: items.map(endingAnswer), next }, 200)
    })
    .openapi(read, (c) => now(c, c.req.valid('param')))
    .openapi(place, async (c) => {
      const basis = basisOf(c, c.req.valid('header'))
      return now(c, await placeHold(c.env, c.req.valid('param').id, basis, c.req.valid('json')))
    })
    .openapi(release, async (c) => {
      const { id, place: which } = c.req.valid('param')
      const basis = basisOf(c, c.req.valid('header'))
      return now(c, await releaseHold(c.env, id, basis, which, c.req.valid('json').reason))
    })
    .openapi(asking, async (c) => {
      const { person = null, ground = 'retention_ended', ...said } = c.req.valid('json')
      const basis = basisOf(c, c.req.valid('header'))
      return now(c, await askDestruction(c.env, c.req.valid('param').id, basis, { person, ground, ...said }))
    })
    .openapi(withdrawal, async (c) => {
      const basis = basisOf(c, c.req.valid('header'))
      return now(c, await withdrawDestruction(c.env, c.req.valid('param').id, basis, c.req.valid('json').reason))
    })
    .openapi(confirmation, async (c) => {
      const basis = basisOf(c, c.req.valid('header'))
      return now(c, await confirmDestruction(c.env, c.req.valid('param').id, basis, c.req.valid('json').number))
    })

async function now(c: Context<Env>, { id }: Pick<Incident, 'id'>) {
  const opened = await openIncident(c.env, id)
  return c.json(await retentionAnswer(opened), 200, etagOf(opened.incident))
}
