import { OpenAPIHono, type RouteHandler, type z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  holdEmails,
  type MailingAsked,
  recordToldWithdrawal,
  releaseEmails,
  retryEmails,
  settleDoubt,
} from '../../../actions/email/email-orders.ts'
import { type EmailLine, type EmailStanding, emailStanding } from '../../../actions/email/email-standing.ts'
import type { Actor } from '../../../storage/log/commit.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import type { World } from '../../shell/world.ts'
import { answers, body, call } from '../frame/call.ts'
import { incidentId, mailingId } from '../frame/params.ts'
import { consentWithdrawalSchema, doubtSchema, emailStandingSchema, withdrawnSchema } from './emails-schema.ts'

const PATH = '/incidents/{id}/mailings/{mailing}/email'
const asItStands = { 200: answers('The current state of the e-mails.', emailStandingSchema) }

const read = call('read_people', 'Letters', {
  method: 'get',
  path: PATH,
  operationId: 'readEmails',
  summary: 'Get the state of the e-mails of a mailing',
  request: { params: mailingId },
  responses: asItStands,
})

const hold = call('decide', 'Letters', {
  method: 'put',
  path: `${PATH}/hold`,
  operationId: 'holdEmails',
  summary: 'Hold the e-mails of a mailing',
  description: 'The one being sent still goes out; no more are sent after it.',
  request: { params: mailingId },
  responses: asItStands,
})

const release = call('decide', 'Letters', {
  method: 'delete',
  path: `${PATH}/hold`,
  operationId: 'releaseEmails',
  summary: 'Release the e-mails of a mailing',
  description:
    'Includes those waiting for another try. Refused while law enforcement asks for a delay (45 CFR 164.412): e-mails go by themselves when it ends.',
  request: { params: mailingId },
  responses: asItStands,
})

const retry = call('decide', 'Letters', {
  method: 'post',
  path: `${PATH}/retries`,
  operationId: 'retryEmails',
  summary: 'Queue the failed e-mails of a mailing again',
  request: { params: mailingId },
  responses: asItStands,
})

const settle = call('decide', 'Letters', {
  method: 'post',
  path: `${PATH}/settlements`,
  operationId: 'settleEmailDoubt',
  summary: 'Settle an e-mail in doubt',
  description:
    'An e-mail is in doubt when it is not known whether the mail server accepted it. It is never sent again automatically.',
  request: { params: mailingId, body: body(doubtSchema) },
  responses: asItStands,
})

const withdraw = call('decide', 'Letters', {
  method: 'post',
  path: '/incidents/{id}/email-withdrawals',
  operationId: 'recordEmailWithdrawal',
  summary: 'Record that a reader withdrew consent to e-mail',
  description:
    'Anything not yet sent to this reader will never go by e-mail. Recording it a second time changes nothing.',
  request: { params: incidentId, body: body(consentWithdrawalSchema) },
  responses: { 200: answers('When the consent was withdrawn.', withdrawnSchema) },
})

/** Letters by e-mail: their state, and what an officer can do about them. */
export const emails = () =>
  new OpenAPIHono<Env>()
    .openapi(read, async (c) => c.json(standingAnswer(await emailStanding(c.env, asked(c.req.valid('param')))), 200))
    .openapi(hold, (c) => carryOut(c, asked(c.req.valid('param')), holdEmails))
    .openapi(release, (c) => carryOut(c, asked(c.req.valid('param')), releaseEmails))
    .openapi(retry, (c) => carryOut(c, asked(c.req.valid('param')), retryEmails))
    .openapi(settle, onSettle)
    .openapi(withdraw, onWithdraw)

const onSettle: RouteHandler<typeof settle, Env> = (c) => {
  const settled = c.req.valid('json')
  return carryOut(c, asked(c.req.valid('param')), (world, by, which) => settleDoubt(world, by, which, settled))
}

const onWithdraw: RouteHandler<typeof withdraw, Env> = async (c) => {
  const { reference } = c.req.valid('json')
  const withdrawnAt = await recordToldWithdrawal(c.env, whoAsks(c), c.req.valid('param').id, reference)
  return c.json({ withdrawnAt }, 200)
}

type Order = (world: World, by: Actor, asked: MailingAsked) => Promise<unknown>

async function carryOut(c: Context<Env>, mailing: MailingAsked, order: Order) {
  await order(c.env, whoAsks(c), mailing)
  return c.json(standingAnswer(await emailStanding(c.env, mailing)), 200)
}

function asked({ id, mailing }: { id: string; mailing: string }): MailingAsked {
  return { incident: id, mailing }
}

type Answer = z.output<typeof emailStandingSchema>

function standingAnswer({
  number,
  configured,
  hindered,
  heldSince,
  noticeHeldUntil,
  ...emails
}: EmailStanding): Answer {
  const { queued, sending, sent, in_doubt, failed, bounced, withdrawn } = emails.counts
  return {
    ...{ number, configured, hindered, heldSince, noticeHeldUntil },
    counts: { queued, sending, sent, in_doubt, failed, bounced, withdrawn },
    toPaper: emails.toPaper,
    doubtful: emails.doubtful.map(emailAnswer),
    failed: emails.failed.map(emailAnswer),
    waiting: emails.waiting.map(emailAnswer),
  }
}

function emailAnswer({ reference, person, at, reason, messageId, tries, again, answer }: EmailLine) {
  return { reference, person, at, reason, messageId, tries, again, answer }
}
