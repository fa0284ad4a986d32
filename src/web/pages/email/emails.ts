import { type Context, Hono } from 'hono'
import {
  holdEmails,
  type MailingAsked,
  recordToldWithdrawal,
  releaseEmails,
  retryEmails,
  settleDoubt,
} from '../../../actions/email/email-orders.ts'
import { type EmailLine, emailStanding } from '../../../actions/email/email-standing.ts'
import { putOnPaper } from '../../../actions/email/put-on-paper.ts'
import { approvedHash } from '../../../actions/letter/letter-approval.ts'
import { waitForMailing } from '../../../actions/mailing/make-mailing.ts'
import type { Actor } from '../../../storage/log/commit.ts'
import { consentWithdrawalSchema, doubtSchema } from '../../api/email/emails-schema.ts'
import type { Env } from '../../shell/env.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { namedIn } from '../../shell/forms/named-in.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import type { World } from '../../shell/world.ts'
import { reasonInWords } from '../frame/email-words.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'

const HOW_KNOWN: FieldSpec[] = [{ name: 'reason', label: 'How do you know?', required: true }]
const OPT_OUT: FieldSpec[] = [{ name: 'reference', label: 'Reference of a letter to this person', required: true }]

const PATH = '/incidents/:id/mailings/:mailing/email'

/** How long a page waits for a mailing before it shows the progress, in milliseconds. */
const PATIENCE_MS = 2000

/** The e-mails of a mailing: their state, which ones need attention, and what can be done. */
export const emails = new Hono<Env>()
  .get(PATH, allow('read_people'), (c) => show(c))
  .post(`${PATH}/hold`, allow('decide'), (c) => answer(c, holdEmails))
  .post(`${PATH}/release`, allow('decide'), (c) => answer(c, releaseEmails))
  .post(`${PATH}/retries`, allow('decide'), (c) => answer(c, retryEmails))
  .post(`${PATH}/paper`, allow('decide'), (c) =>
    answerForm(c, { act: () => onPaper(c), again: (_, problem) => show(c, {}, problem) }),
  )
  .post(`${PATH}/settlements`, allow('decide'), (c) =>
    answer(c, (world, by, asked, values) => settleDoubt(world, by, asked, check(doubtSchema, values))),
  )
  .post(`${PATH}/withdrawals`, allow('decide'), (c) =>
    answer(c, (world, by, { incident }, values) => {
      const { reference } = check(consentWithdrawalSchema, values)
      return namedIn('reference', () => recordToldWithdrawal(world, by, incident, reference))
    }),
  )

type Order = (world: World, by: Actor, asked: MailingAsked, values: Values) => Promise<unknown>

function answer(c: Context<Env>, order: Order): Promise<Response> {
  const asked = askedIn(c)
  return answerForm(c, {
    act: async (values) => {
      await order(c.env, whoAsks(c), asked, values)
      return c.redirect(`/incidents/${asked.incident}/mailings/${asked.mailing}/email`, 303)
    },
    again: (values, problem) => show(c, values, problem),
  })
}

async function onPaper(c: Context<Env>): Promise<Response> {
  const asked = askedIn(c)
  const begun = await putOnPaper(c.env, whoAsks(c), asked)
  await waitForMailing(begun, PATIENCE_MS)
  return c.redirect(`/incidents/${asked.incident}/mailings/${begun.mailing}`, 303)
}

async function show(c: Context<Env>, typed: Values = {}, problem?: Problem) {
  const opened = await incidentOf(c)
  const asked = askedIn(c)
  const standing = await emailStanding(c.env, asked)
  const { counts, hindered } = standing
  const facts = {
    ...standing,
    mailing: asked.mailing,
    toGo: counts.queued + counts.sending,
    isApproved: (await approvedHash(opened)) !== null,
    hindered: hindered && { code: hindered, words: reasonInWords(hindered) },
    doubtful: standing.doubtful.map((line) => ({ ...lineFacts(line), fields: doubtFields(line, typed, problem) })),
    moreDoubtful: counts.in_doubt - standing.doubtful.length,
    failed: standing.failed.map(lineFacts),
    moreFailed: counts.failed - standing.failed.length,
    waiting: standing.waiting.map(lineFacts),
    optOut: typed.finding ? fields(OPT_OUT, {}, [], 'opt-out-') : fields(OPT_OUT, typed, problem?.errors, 'opt-out-'),
  }
  return await incidentPage(c, opened, { name: 'email/emails', tab: 'mailings', facts, problem })
}

function doubtFields({ reference }: EmailLine, typed: Values, problem?: Problem) {
  const isTyped = typed.finding !== undefined && reference === typed.reference
  return fields(HOW_KNOWN, isTyped ? typed : {}, isTyped ? problem?.errors : [], `${reference}-`)
}

function lineFacts({ reason, ...line }: EmailLine) {
  return { ...line, code: reason, words: reasonInWords(reason) }
}

function askedIn(c: Context<Env>): MailingAsked {
  return { incident: c.req.param('id') ?? '', mailing: c.req.param('mailing') ?? '' }
}
