import { OpenAPIHono } from '@hono/zod-openapi'
import { amendIncident } from '../../../actions/incident/amend.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import type { Env } from '../../shell/env.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId } from '../frame/params.ts'
import { basisOf, changeHeaders, etagOf } from '../frame/version.ts'
import { incidentAnswer } from './incident-answer.ts'
import { incidentSchema } from './incident-answer-schema.ts'
import { amendmentSchema } from './incident-schema.ts'

const read = call('read', 'Incidents', {
  method: 'get',
  path: '/incidents/{id}',
  operationId: 'readIncident',
  summary: 'Get an incident',
  request: { params: incidentId },
  responses: { 200: answers('The incident. The ETag is its version.', incidentSchema) },
})

const amend = call('decide', 'Incidents', {
  method: 'patch',
  path: '/incidents/{id}',
  operationId: 'amendIncident',
  summary: 'Update an incident',
  description: 'Omitted fields do not change. Every changed field is logged with its previous value.',
  request: { params: incidentId, headers: changeHeaders, body: body(amendmentSchema) },
  responses: { 200: answers('The updated incident.', incidentSchema) },
})

/** One incident, read and amended. */
export const incident = () =>
  new OpenAPIHono<Env>()
    .openapi(read, async (c) => {
      const { incident: found } = await openIncident(c.env, c.req.valid('param').id)
      return c.json(incidentAnswer(found), 200, etagOf(found))
    })
    .openapi(amend, async (c) => {
      const basis = basisOf(c, c.req.valid('header'))
      const amended = await amendIncident(c.env, c.req.valid('param').id, basis, c.req.valid('json'))
      return c.json(incidentAnswer(amended), 200, etagOf(amended))
    })
