import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { recordHarmFinding, withdrawHarmFinding } from '../../../actions/decision/harm-finding.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import type { Env } from '../../shell/env.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId } from '../frame/params.ts'
import { basisOf, changeHeaders, etagOf } from '../frame/version.ts'
import { decisionSchema } from './assessment-answer-schema.ts'
import { harmFindingSchema, takingBackSchema } from './assessment-schema.ts'
import { decisionAnswer } from './decision-answer.ts'

const record = call('decide', 'Decision', {
  method: 'put',
  path: '/incidents/{id}/harm-finding',
  operationId: 'recordHarmFinding',
  summary: 'Record a written finding that no harm is reasonably likely',
  description:
    'Some States ask for this finding and then require no notice to individuals. It is a separate test from HIPAA’s and changes no HIPAA duty.',
  request: { params: incidentId, headers: changeHeaders, body: body(harmFindingSchema) },
  responses: { 200: answers('The updated decision.', decisionSchema) },
})

const withdraw = call('decide', 'Decision', {
  method: 'delete',
  path: '/incidents/{id}/harm-finding',
  operationId: 'withdrawHarmFinding',
  summary: 'Withdraw the finding, with a reason',
  request: { params: incidentId, headers: changeHeaders, body: body(takingBackSchema) },
  responses: { 200: answers('The updated decision.', decisionSchema) },
})

/** The finding that some States ask for. */
export const harmFinding = () => new OpenAPIHono<Env>().openapi(record, onRecord).openapi(withdraw, onWithdraw)

const onRecord: RouteHandler<typeof record, Env> = async (c) => {
  const basis = basisOf(c, c.req.valid('header'))
  const changed = await recordHarmFinding(c.env, c.req.valid('param').id, basis, c.req.valid('json').reason)
  return c.json(await decisionAnswer(await openIncident(c.env, changed.id)), 200, etagOf(changed))
}

const onWithdraw: RouteHandler<typeof withdraw, Env> = async (c) => {
  const basis = basisOf(c, c.req.valid('header'))
  const changed = await withdrawHarmFinding(c.env, c.req.valid('param').id, basis, c.req.valid('json').reason)
  return c.json(await decisionAnswer(await openIncident(c.env, changed.id)), 200, etagOf(changed))
}
