import { EMAIL_STATES, type EmailState } from '../../breach/incident/letter-state.ts'
import type { Day } from '../../breach/law/day.ts'
import { countWaiting, type LastTry, listEmails } from '../../storage/email/emails.ts'
import { findPause } from '../../storage/email/outbox.ts'
import { countLetters } from '../../storage/mailing/letters.ts'
import type { Book } from '../book/book.ts'
import { type OpenIncident, openIncident } from '../incident/open-incident.ts'
import { noticeHeldUntil } from '../letter/notice-hold.ts'
import { theStoredMailing } from '../mailing/mailing.ts'
import type { Post } from '../mailing/post.ts'
import { knownVaultOf } from '../people/people.ts'
import { mailInForce } from '../practice/mail-settings.ts'
import type { MailingAsked } from './email-orders.ts'
import { sendingName } from './end-sending.ts'

const SHOWN = 200

/** An e-mail that needs somebody's eye: why, as a code, what the mail server answered, how often it was tried. */
export type EmailLine = {
  reference: string
  person: string
  at: string
  reason: string | null
  messageId: string | null
  tries: number
  again: string | null
  answer: string | null
}

/** How the e-mails of a mailing stand. */
export type EmailStanding = {
  number: number
  /** Whether this installation has a mail server to send through. */
  configured: boolean
  /** Why the mail server cannot be reached, as a code; null: nothing hinders it, or nothing was to be sent. */
  hindered: string | null
  heldSince: string | null
  /** Until which Day law enforcement holds notice, 45 CFR 164.412; null: it does not. */
  noticeHeldUntil: Day | null
  counts: Record<EmailState, number>
  /** How many wait or failed, and can go on paper instead: none of them went, and nobody doubts that. */
  toPaper: number
  /** The first of those in doubt, of those that failed, and of those that wait for another try. */
  doubtful: EmailLine[]
  failed: EmailLine[]
  waiting: EmailLine[]
}

/** How the e-mails of a mailing stand; Missing where there is no such mailing. */
export async function emailStanding(book: Book & Post, { incident, mailing }: MailingAsked): Promise<EmailStanding> {
  const opened = await openIncident(book, incident)
  const { number } = await theStoredMailing(opened, mailing)
  const [settings, toPaper, heldUntil, counted, heldSince, doubtful, failed, queued] = await Promise.all([
    mailInForce(book),
    countWaiting(book.db, mailing),
    noticeHeldUntil(opened),
    countLetters(book.db, mailing),
    findPause(book.db, mailing),
    linesOf(opened, mailing, 'in_doubt'),
    linesOf(opened, mailing, 'failed'),
    linesOf(opened, mailing, 'queued'),
  ])
  const inState = (state: EmailState) => counted.find((each) => each.channel === 'email' && each.state === state)
  const counts = Object.fromEntries(EMAIL_STATES.map((state) => [state, inState(state)?.letters ?? 0]))
  return {
    number,
    configured: settings !== undefined,
    hindered: book.outbox?.standing().hindered ?? null,
    heldSince: heldSince ?? null,
    noticeHeldUntil: heldUntil,
    counts: counts as EmailStanding['counts'],
    toPaper,
    doubtful,
    failed,
    waiting: queued.filter(({ tries }) => tries > 0),
  }
}

async function linesOf(opened: OpenIncident, mailing: string, state: EmailState): Promise<EmailLine[]> {
  const { book } = opened
  const rows = await listEmails(book.db, mailing, state, SHOWN)
  if (rows.length === 0) return []
  const vault = await knownVaultOf(opened)
  return rows.map((row) => ({
    reference: row.reference,
    person: row.person,
    at: row.stateAt,
    reason: row.reason,
    messageId: row.messageId,
    tries: row.try ?? 0,
    again: row.dueAt,
    answer: vault ? answerIn(row, (name, sealed) => vault.open<{ answer: string | null }>(name, sealed).answer) : null,
  }))
}

function answerIn(
  { reference, try: number, sealed }: { reference: string } & LastTry,
  open: (name: string, sealed: Uint8Array) => string | null,
): string | null {
  return sealed && number ? open(sendingName(reference, number), sealed) : null
}
