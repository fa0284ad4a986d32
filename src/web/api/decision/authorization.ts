import { OpenAPIHono } from '@hono/zod-openapi'
import { recordAuthorization } from '../../../actions/decision/authorization.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import type { Env } from '../../shell/env.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId } from '../frame/params.ts'
import { basisOf, changeHeaders, etagOf } from '../frame/version.ts'
import { decisionSchema } from './assessment-answer-schema.ts'
import { authorizationSchema } from './assessment-schema.ts'
import { decisionAnswer } from './decision-answer.ts'

const record = call('decide', 'Decision', {
  method: 'put',
  path: '/incidents/{id}/authorization',
  operationId: 'recordAuthorization',
  summary: 'Record what you found about the patient’s written authorization',
  description:
    'This alone does not make anything permitted. If the authorization is valid, `proposesPermitted` is true; then set `event.permitted` on the incident.',
  request: { params: incidentId, headers: changeHeaders, body: body(authorizationSchema) },
  responses: { 200: answers('The updated decision.', decisionSchema) },
})

/** The patient’s written authorization, for pictures and posts. */
export const authorization = () =>
  new OpenAPIHono<Env>().openapi(record, async (c) => {
    const basis = basisOf(c, c.req.valid('header'))
    const changed = await recordAuthorization(c.env, c.req.valid('param').id, basis, c.req.valid('json'))
    return c.json(await decisionAnswer(await openIncident(c.env, changed.id)), 200, etagOf(changed))
  })
