import { Conflict, Missing, Refused } from '../../errors.ts'
import { countFailed, requeueFailed } from '../../storage/email/emails.ts'
import { deletePause, findPause, insertPause } from '../../storage/email/outbox.ts'
import { forgetDue } from '../../storage/email/sendings.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { updateLetter } from '../../storage/mailing/letter-writes.ts'
import { findLetter } from '../../storage/mailing/letters.ts'
import type { Book } from '../book/book.ts'
import { openIncident } from '../incident/open-incident.ts'
import { refuseHeld } from '../letter/notice-hold.ts'
import { enterAboutLetter, turnOf } from '../mailing/letter-entry.ts'
import { theStoredMailing } from '../mailing/mailing.ts'
import type { Post } from '../mailing/post.ts'
import { withdrawEmailConsent } from '../people/email-consent.ts'
import { emailObstacle } from './email-obstacle.ts'

/** Which mailing of which incident. */
export type MailingAsked = { incident: string; mailing: string }

/** What the officer found out about a letter in doubt, and how. */
export type DoubtSettled = { reference: string; finding: 'was_sent' | 'send_again'; reason: string }

/** Holds a mailing's e-mails back: the one on its way goes, no further one does. Held already, it does nothing. */
export async function holdEmails(book: Book, by: Actor, asked: MailingAsked): Promise<void> {
  await theStoredMailing(await openIncident(book, asked.incident), asked.mailing)
  if (await findPause(book.db, asked.mailing)) return
  const { incident, mailing } = asked
  try {
    const writes = [insertPause(mailing, book.now())]
    await book.commit({ act: 'emails_held', incident, facts: { mailing }, writes }, by)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
  }
}

/** Lets a mailing's e-mails go, those too that wait for another try. Refused while notice is held. */
export async function releaseEmails(book: Book & Post, by: Actor, asked: MailingAsked): Promise<void> {
  await mailingToSend(book, asked)
  const { incident, mailing } = asked
  const writes = [deletePause(mailing), forgetDue(mailing)]
  await book.commit({ act: 'emails_released', incident, facts: { mailing }, writes }, by)
  book.outbox?.wake()
}

/** Queues what failed of a mailing again; answers how many. Refused where nothing failed, and while notice is held. */
export async function retryEmails(book: Book & Post, by: Actor, asked: MailingAsked): Promise<number> {
  await mailingToSend(book, asked)
  const { incident, mailing } = asked
  const letters = await countFailed(book.db, mailing)
  if (letters === 0) throw new Refused('No e-mail of this mailing has failed.')
  const writes = [requeueFailed(mailing, book.now())]
  await book.commit({ act: 'emails_retried', incident, facts: { mailing, letters }, writes }, by)
  book.outbox?.wake()
  return letters
}

/**
 * Settles a letter that nobody knows of whether it went: it was sent, or it is sent again. Only a person can know, from the
 * mail server's records under its Message-ID. Refused where it is in no doubt, or to be sent again while notice is held; Conflict where somebody settled it meanwhile.
 */
export async function settleDoubt(
  book: Book & Post,
  by: Actor,
  asked: MailingAsked,
  settled: DoubtSettled,
): Promise<void> {
  const { incident, mailing } = asked
  const { reference, finding, reason } = settled
  const version = await turnOf(book, { incident, reference })
  const letter = await findLetter(book.db, incident, reference)
  if (!letter || letter.mailing !== mailing) throw new Missing(`Mailing ${mailing} has no letter ${reference}.`)
  if (letter.state !== 'in_doubt') throw new Refused(`Letter ${reference} is not unconfirmed.`)
  if (finding === 'send_again') await mailingToSend(book, asked)
  const obstacle = finding === 'send_again' ? await emailObstacle(book, letter) : null
  const state = finding === 'was_sent' ? 'sent' : obstacle ? 'withdrawn' : 'queued'
  const now = { state, stateAt: book.now(), reason: obstacle } as const
  const facts = { finding, messageId: letter.messageId, state }
  const writes = [updateLetter(letter, now)]
  await enterAboutLetter(book, letter, { act: 'email_doubt_settled', version, facts, details: { reason }, writes }, by)
  book.outbox?.wake()
}

/** Records that the reader of a letter told the practice to send no more e-mail; answers since when that stands. */
export async function recordToldWithdrawal(
  book: Book,
  by: Actor,
  incident: string,
  reference: string,
): Promise<string> {
  const letter = await findLetter(book.db, incident, reference.trim())
  if (!letter) throw new Missing(`Incident ${incident} has no such letter. Check the reference against the letter.`)
  return await withdrawEmailConsent(book, by, { incident, person: letter.person, way: 'told' })
}

async function mailingToSend(book: Book, { incident, mailing }: MailingAsked): Promise<void> {
  const opened = await openIncident(book, incident)
  await theStoredMailing(opened, mailing)
  await refuseHeld(opened)
}
