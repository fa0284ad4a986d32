import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { claimException, withdrawException } from '../../../actions/decision/exception.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import type { Env } from '../../shell/env.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId } from '../frame/params.ts'
import { basisOf, changeHeaders, etagOf } from '../frame/version.ts'
import { decisionSchema } from './assessment-answer-schema.ts'
import { exceptionSchema, takingBackSchema } from './assessment-schema.ts'
import { decisionAnswer } from './decision-answer.ts'

const claim = call('decide', 'Decision', {
  method: 'put',
  path: '/incidents/{id}/exception',
  operationId: 'claimException',
  summary: 'Claim one of the three exceptions of 45 CFR 164.402',
  description:
    'It applies only if each of its own facts is true. Good-faith workforce access: good faith, within authority, no further misuse. ' +
    'Inadvertent internal disclosure: same entity, both authorized, no further misuse. Could not retain: good faith.',
  request: { params: incidentId, headers: changeHeaders, body: body(exceptionSchema) },
  responses: { 200: answers('The updated decision.', decisionSchema) },
})

const withdraw = call('decide', 'Decision', {
  method: 'delete',
  path: '/incidents/{id}/exception',
  operationId: 'withdrawException',
  summary: 'Withdraw a claimed exception, with a reason',
  request: { params: incidentId, headers: changeHeaders, body: body(takingBackSchema) },
  responses: { 200: answers('The updated decision.', decisionSchema) },
})

/** The three exceptions. */
export const exception = () => new OpenAPIHono<Env>().openapi(claim, onClaim).openapi(withdraw, onWithdraw)

const onClaim: RouteHandler<typeof claim, Env> = async (c) => {
  const basis = basisOf(c, c.req.valid('header'))
  const changed = await claimException(c.env, c.req.valid('param').id, basis, c.req.valid('json'))
  return c.json(await decisionAnswer(await openIncident(c.env, changed.id)), 200, etagOf(changed))
}

const onWithdraw: RouteHandler<typeof withdraw, Env> = async (c) => {
  const basis = basisOf(c, c.req.valid('header'))
  const changed = await withdrawException(c.env, c.req.valid('param').id, basis, c.req.valid('json').reason)
  return c.json(await decisionAnswer(await openIncident(c.env, changed.id)), 200, etagOf(changed))
}
