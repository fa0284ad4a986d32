import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { signAssessment, withdrawSignature, writeAssessment } from '../../../actions/decision/assessment.ts'
import { decisionRecord } from '../../../actions/decision/decision-record.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import type { Env } from '../../shell/env.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId } from '../frame/params.ts'
import { basisOf, changeHeaders, etagOf } from '../frame/version.ts'
import { decisionRecordSchema, decisionSchema } from './assessment-answer-schema.ts'
import { assessmentSchema, takingBackSchema } from './assessment-schema.ts'
import { decisionAnswer, recordAnswer } from './decision-answer.ts'

const AS_IT_NOW_STANDS = { 200: answers('The updated decision.', decisionSchema) }

const read = call('read_people', 'Decision', {
  method: 'get',
  path: '/incidents/{id}/assessment',
  operationId: 'readAssessment',
  summary: 'Get the decision: breach or not, and what is missing',
  request: { params: incidentId },
  responses: { 200: answers('The decision. The ETag is the incident’s version.', decisionSchema) },
})

const write = call('decide', 'Decision', {
  method: 'post',
  path: '/incidents/{id}/assessment',
  operationId: 'writeAssessment',
  'x-signature': true,
  summary: 'Save the four-factor assessment of 45 CFR 164.402',
  description:
    'Replaces an earlier assessment, which stays in the log, and removes its signature. Omitted parts count as not written. ' +
    'A finding of low probability counts once it has text on all four factors, a reason and a second person’s signature; a finding of breach counts at once.',
  request: { params: incidentId, headers: changeHeaders, body: body(assessmentSchema) },
  responses: AS_IT_NOW_STANDS,
})

const sign = call('decide', 'Decision', {
  method: 'post',
  path: '/incidents/{id}/assessment/signature',
  operationId: 'signAssessment',
  'x-signature': true,
  summary: 'Sign a finding of low probability',
  description: 'The signer must be a second person, or another key: not the one who wrote it.',
  request: { params: incidentId, headers: changeHeaders },
  responses: AS_IT_NOW_STANDS,
})

const unsign = call('decide', 'Decision', {
  method: 'delete',
  path: '/incidents/{id}/assessment/signature',
  operationId: 'withdrawSignature',
  summary: 'Withdraw the signature, with a reason; a breach is then presumed again',
  request: { params: incidentId, headers: changeHeaders, body: body(takingBackSchema) },
  responses: AS_IT_NOW_STANDS,
})

const record = call('read_people', 'Decision', {
  method: 'get',
  path: '/incidents/{id}/assessment/record',
  operationId: 'readDecisionRecord',
  summary: 'Get the record of the decision, for someone who has to verify it',
  description:
    'Includes the log entries that carry its digests and the signed head of the log. With an export of the log, `verify FILE --head HEAD` proves them.',
  request: { params: incidentId },
  responses: { 200: answers('The record.', decisionRecordSchema) },
})

/** The four-factor assessment, its second signature and its record. */
export const assessment = () =>
  new OpenAPIHono<Env>()
    .openapi(read, onRead)
    .openapi(write, onWrite)
    .openapi(sign, onSign)
    .openapi(unsign, onUnsign)
    .openapi(record, onRecord)

const onRead: RouteHandler<typeof read, Env> = async (c) => {
  const opened = await openIncident(c.env, c.req.valid('param').id)
  const { incident } = opened
  return c.json(await decisionAnswer(opened), 200, etagOf(incident))
}

const onWrite: RouteHandler<typeof write, Env> = async (c) => {
  const basis = basisOf(c, c.req.valid('header'))
  const changed = await writeAssessment(c.env, c.req.valid('param').id, basis, c.req.valid('json'))
  return c.json(await decisionAnswer(await openIncident(c.env, changed.id)), 200, etagOf(changed))
}

const onSign: RouteHandler<typeof sign, Env> = async (c) => {
  const changed = await signAssessment(c.env, c.req.valid('param').id, basisOf(c, c.req.valid('header')))
  return c.json(await decisionAnswer(await openIncident(c.env, changed.id)), 200, etagOf(changed))
}

const onUnsign: RouteHandler<typeof unsign, Env> = async (c) => {
  const basis = basisOf(c, c.req.valid('header'))
  const changed = await withdrawSignature(c.env, c.req.valid('param').id, basis, c.req.valid('json').reason)
  return c.json(await decisionAnswer(await openIncident(c.env, changed.id)), 200, etagOf(changed))
}

const onRecord: RouteHandler<typeof record, Env> = async (c) =>
  c.json(recordAnswer(await decisionRecord(await openIncident(c.env, c.req.valid('param').id))), 200)
