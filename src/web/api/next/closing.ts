import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { closeIncident, reopenIncident } from '../../../actions/next/close-incident.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import type { Env } from '../../shell/env.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId } from '../frame/params.ts'
import { basisOf, changeHeaders, etagOf } from '../frame/version.ts'
import { askedClosingSchema, closingFrom, progressSchema, reopeningReasonSchema } from './closing-schema.ts'
import { progressAnswer } from './progress-answer.ts'

const NOW = { 200: answers('Where the incident stands now. The ETag is its version.', progressSchema) }

const read = call('read', 'Incidents', {
  method: 'get',
  path: '/incidents/{id}/progress',
  operationId: 'readProgress',
  summary: 'Get what is next for an incident, where its stages stand and what is missing to close it',
  request: { params: incidentId },
  responses: NOW,
})

const close = call('decide', 'Incidents', {
  method: 'post',
  path: '/incidents/{id}/closing',
  operationId: 'closeIncident',
  'x-signature': true,
  summary: 'Close an incident: as finished, merged into another one, or withdrawn',
  description:
    'As finished it needs a reason for each missing thing (see `readProgress`). Nothing is deleted, and it can be reopened.',
  request: { params: incidentId, headers: changeHeaders, body: body(askedClosingSchema) },
  responses: NOW,
})

const reopen = call('decide', 'Incidents', {
  method: 'delete',
  path: '/incidents/{id}/closing',
  operationId: 'reopenIncident',
  summary: 'Reopen a closed incident, with a reason',
  request: { params: incidentId, headers: changeHeaders, body: body(reopeningReasonSchema) },
  responses: NOW,
})

/** What is next for an incident, closing it and opening it again. */
export const closing = () =>
  new OpenAPIHono<Env>()
    .openapi(read, (c) => now(c, c.req.valid('param')))
    .openapi(close, async (c) => {
      const basis = basisOf(c, c.req.valid('header'))
      return now(c, await closeIncident(c.env, c.req.valid('param').id, basis, closingFrom(c.req.valid('json'))))
    })
    .openapi(reopen, async (c) => {
      const basis = basisOf(c, c.req.valid('header'))
      return now(c, await reopenIncident(c.env, c.req.valid('param').id, basis, c.req.valid('json').reason))
    })

async function now(c: Context<Env>, { id }: Pick<Incident, 'id'>) {
  const opened = await openIncident(c.env, id)
  return c.json(await progressAnswer(opened), 200, etagOf(opened.incident))
}
