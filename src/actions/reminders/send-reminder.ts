import type { Act } from '../../breach/words/acts.ts'
import {
  findNextReminderMail,
  listReminderMailsUnderWay,
  listRemindersOf,
  type ReminderMail,
  updateReminderMail,
} from '../../storage/reminders/reminders.ts'
import type { Book } from '../book/book.ts'
import { type Line, type Outcome, recordSurely } from '../email/end-sending.ts'
import type { Press } from '../letter/press.ts'
import type { Post } from '../mailing/post.ts'
import type { Chooser } from './choices.ts'
import { composeReminder } from './compose-reminder.ts'
import { dueTo, keyOf, type Reading, readForReminders, type ToTell } from './reading.ts'

const MOST_TRIES = 20
const LONGEST_WAIT_SECONDS = 4 * 60 * 60

/**
 * Sends the reminders that wait over the line, each committed as `sending` before and as what became of it after. Answers a
 * code where the mail server takes nothing from us for now: then all wait on; null: none is left that could go now.
 */
export async function sendReminders(book: Book & Press & Post, line: Line): Promise<string | null> {
  let reading: Reading | undefined
  for (;;) {
    const mail = await findNextReminderMail(book.db, book.now())
    if (!mail) return null
    reading ??= await readForReminders(book)
    const hindered = (await line.ready()) ?? (await sendOne(book, line, { mail, reading }))
    if (hindered !== null) return hindered
  }
}

/** Says of mails that an earlier run was sending when it was cut off that nobody knows: none is sent twice by itself. */
export async function putRemindersInDoubt(book: Book): Promise<void> {
  for (const mail of await listReminderMailsUnderWay(book.db))
    await end(book, mail, 'reminder_in_doubt', { state: 'in_doubt', reason: 'interrupted' })
}

type Due = { mail: ReminderMail; reading: Reading }

// Between the day a mail was queued and the day it goes, what it tells may have been met, closed or put off.
async function sendOne(book: Book & Press & Post, line: Line, { mail, reading }: Due): Promise<string | null> {
  const to = reading.choosers.find(({ id }) => id === mail.user)
  const words =
    to && composeReminder(book, reading, { to, what: mail.what, told: await stillDue(book, to, { mail, reading }) })
  if (!words) {
    await end(book, mail, 'reminder_failed', { state: 'failed', reason: to ? 'overtaken' : 'account_closed' })
    return null
  }
  const messageId = `<reminder.${mail.id}.${mail.tries + 1}@${line.domain}>`
  const date = book.now()
  await end(book, mail, 'reminder_sending', { state: 'sending', messageId, tries: mail.tries + 1 })
  const outcome = await line.send({ ...words, to: to.email, messageId, date, withdrawal: null })
  await recordSurely(() => settle(book, { ...mail, tries: mail.tries + 1 }, outcome))
  return outcome.became === 'hindered' ? outcome.reason : null
}

async function stillDue(book: Book, to: Chooser, { mail, reading }: Due): Promise<ToTell[]> {
  const due = new Map(dueTo(reading, to, mail.what).map((each) => [keyOf(each), each]))
  return (await listRemindersOf(book.db, mail.id)).flatMap((each) => due.get(keyOf(each)) ?? [])
}

// What is put off waits twice as long each time, and not for ever; where the server takes nothing from us, no try counts.
async function settle(book: Book & Post, mail: ReminderMail, { became, reason }: Outcome): Promise<void> {
  if (became === 'sent') return await end(book, mail, 'reminder_sent', { state: 'sent', reason: null })
  if (became === 'in_doubt') return await end(book, mail, 'reminder_in_doubt', { state: 'in_doubt', reason })
  if (became === 'failed' || mail.tries >= MOST_TRIES)
    return await end(book, mail, 'reminder_failed', { state: 'failed', reason })
  const seconds = Math.min(book.pace.retrySeconds * 2 ** (mail.tries - 1), LONGEST_WAIT_SECONDS)
  const dueAt = new Date(Date.parse(book.now()) + seconds * 1000).toISOString()
  const tries = became === 'hindered' ? mail.tries - 1 : mail.tries
  await end(book, mail, 'reminder_failed', { state: 'queued', reason, dueAt, tries })
}

type Changed = Parameters<typeof updateReminderMail>[1]

async function end(book: Book, { id, user }: ReminderMail, act: Act, changed: Changed): Promise<void> {
  const { state, reason, dueAt } = changed
  const facts = {
    mail: id,
    user,
    ...(reason && { answer: reason }),
    ...(state === 'queued' && dueAt && { again: dueAt }),
  }
  const writes = [updateReminderMail(id, { ...changed, stateAt: book.now() })]
  await book.commit({ act, facts, writes }, { id: 'system' })
}
