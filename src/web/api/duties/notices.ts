import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { recordNotice, recordPosting, withdrawNotices } from '../../../actions/duties/notices.ts'
import type { Env } from '../../shell/env.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId } from '../frame/params.ts'
import { basisOf, changeHeaders, etagOf } from '../frame/version.ts'
import { incidentAnswer } from '../incident/incident-answer.ts'
import { incidentSchema } from '../incident/incident-answer-schema.ts'
import { noticeSchema, postingSchema, withdrawalSchema } from '../incident/incident-schema.ts'

const record = call('decide', 'Duties', {
  method: 'post',
  path: '/incidents/{id}/notices',
  operationId: 'recordNotice',
  summary: 'Record that a notice was given',
  description:
    'Only for a duty the incident owes. A later record for the same duty replaces the earlier one; both stay in the log. Substitute notice by other means tells whoever cannot be reached when it is recorded; a later record with a later day, or with today, also tells those who are left by then. 422 where 10 or more cannot be reached: record the posting or the media notice (45 CFR 164.404(d)(2)).',
  request: { params: incidentId, headers: changeHeaders, body: body(noticeSchema) },
  responses: { 200: answers('The updated incident.', incidentSchema) },
})

const withdraw = call('decide', 'Duties', {
  method: 'delete',
  path: '/incidents/{id}/notices',
  operationId: 'withdrawNotice',
  summary: 'Undo a recorded notice, with a reason',
  request: { params: incidentId, headers: changeHeaders, body: body(withdrawalSchema) },
  responses: { 200: answers('The updated incident.', incidentSchema) },
})

const post = call('decide', 'Duties', {
  method: 'put',
  path: '/incidents/{id}/substitute-notice',
  operationId: 'recordSubstituteNotice',
  summary: 'Record where and for how long substitute notice was posted',
  description: 'Replaces the whole record: omitted fields become null. 45 CFR 164.404(d)(2).',
  request: { params: incidentId, headers: changeHeaders, body: body(postingSchema) },
  responses: { 200: answers('The updated incident.', incidentSchema) },
})

/** Proof that notices were given. */
export const notices = () =>
  new OpenAPIHono<Env>().openapi(record, onRecord).openapi(withdraw, onWithdraw).openapi(post, onPost)

const onRecord: RouteHandler<typeof record, Env> = async (c) => {
  const changed = await recordNotice(
    c.env,
    c.req.valid('param').id,
    basisOf(c, c.req.valid('header')),
    c.req.valid('json'),
  )
  return c.json(incidentAnswer(changed), 200, etagOf(changed))
}

const onWithdraw: RouteHandler<typeof withdraw, Env> = async (c) => {
  const { duty, reason } = c.req.valid('json')
  const changed = await withdrawNotices(
    c.env,
    c.req.valid('param').id,
    basisOf(c, c.req.valid('header')),
    [duty],
    reason,
  )
  return c.json(incidentAnswer(changed), 200, etagOf(changed))
}

const onPost: RouteHandler<typeof post, Env> = async (c) => {
  const changed = await recordPosting(
    c.env,
    c.req.valid('param').id,
    basisOf(c, c.req.valid('header')),
    c.req.valid('json'),
  )
  return c.json(incidentAnswer(changed), 200, etagOf(changed))
}
