import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { theMailing } from '../../../actions/mailing/mailing.ts'
import { recordMailed } from '../../../actions/mailing/record-as-mailed.ts'
import { withdrawMailing } from '../../../actions/mailing/withdraw-mailing.ts'
import type { Env } from '../../shell/env.ts'
import { answers, body, call } from '../frame/call.ts'
import { mailingId } from '../frame/params.ts'
import { basisOf, changeHeaders } from '../frame/version.ts'
import { mailingAnswer } from './mailing-answer.ts'
import { mailingSchema } from './mailing-answer-schema.ts'
import { mailedSchema, mailingWithdrawalSchema } from './mailing-schema.ts'

const mailed = call('decide', 'Letters', {
  method: 'post',
  path: '/incidents/{id}/mailings/{mailing}/mailed',
  operationId: 'recordMailed',
  summary: 'Record when the printed letters of a mailing were mailed, and the proof',
  description:
    'Attach files that prove it to the incident, with `about` set to `mailing/` and the id of the mailing. Can be recorded only once.',
  request: { params: mailingId, headers: changeHeaders, body: body(mailedSchema) },
  responses: { 200: answers('The updated mailing.', mailingSchema) },
})

const withdraw = call('decide', 'Letters', {
  method: 'post',
  path: '/incidents/{id}/mailings/{mailing}/withdrawal',
  operationId: 'withdrawMailing',
  summary: 'Cancel the part of a mailing that has not gone out yet, with a reason',
  description:
    'Covers printed letters no one has mailed and e-mails still waiting. Their recipients are due a letter again.',
  request: { params: mailingId, headers: changeHeaders, body: body(mailingWithdrawalSchema) },
  responses: { 200: answers('The updated mailing.', mailingSchema) },
})

/** What is recorded about a mailing after it was created. */
export const mailingRecords = () => new OpenAPIHono<Env>().openapi(mailed, onMailed).openapi(withdraw, onWithdraw)

const onMailed: RouteHandler<typeof mailed, Env> = async (c) => {
  const { id, mailing } = c.req.valid('param')
  const { reference, ...sent } = c.req.valid('json')
  await recordMailed(c.env, id, basisOf(c, c.req.valid('header')), mailing, {
    ...sent,
    ...(reference && { reference }),
  })
  return c.json(mailingAnswer(await theMailing(await openIncident(c.env, id), mailing)), 200)
}

const onWithdraw: RouteHandler<typeof withdraw, Env> = async (c) => {
  const { id, mailing } = c.req.valid('param')
  await withdrawMailing(c.env, id, basisOf(c, c.req.valid('header')), mailing, c.req.valid('json').reason)
  return c.json(mailingAnswer(await theMailing(await openIncident(c.env, id), mailing)), 200)
}
