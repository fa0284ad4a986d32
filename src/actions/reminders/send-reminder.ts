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
import { choosersOf } from './choices.ts'
import { composeReminder } from './compose-reminder.ts'

const MOST_TRIES = 20
const LONGEST_WAIT_SECONDS = 4 * 60 * 60

/**
 * Sends the reminders that wait over the line, each committed as `sending` before and as what became of it after. Answers a
 * code where the mail server takes nothing from us for now: then all wait on; null: none is left that could go now.
 */
export async function sendReminders(book: Book & Press & Post, line: Line): Promise<string | null> {
  for (;;) {
    const mail = await findNextReminderMail(book.db, book.now())
    if (!mail) return null
    const hindered = (await line.ready()) ?? (await sendOne(book, line, mail))
    if (hindered !== null) return hindered
  }
}

/** Says of mails that an earlier run was sending when it was cut off that nobody knows: none is sent twice by itself. */
export async function putRemindersInDoubt(book: Book): Promise<void> {
  for (const mail of await listReminderMailsUnderWay(book.db))
    await end(book, mail, 'reminder_in_doubt', { state: 'in_doubt', reason: 'interrupted' })
}

async function sendOne(book: Book & Press & Post, line: Line, mail: ReminderMail): Promise<string | null> {
  const to = (await choosersOf(book)).find(({ id }) => id === mail.user)
  if (!to) {
    await end(book, mail, 'reminder_failed', { state: 'failed', reason: 'account_closed' })
    return null
  }
  const words = await composeReminder(book, { to, what: mail.what, told: await listRemindersOf(book.db, mail.id) })
  const messageId = `<reminder.${mail.id}.${mail.tries + 1}@${line.domain}>`
  const date = book.now()
  await end(book, mail, 'reminder_sending', { state: 'sending', messageId, tries: mail.tries + 1 })
  const outcome = await line.send({ ...words, to: to.email, messageId, date, withdrawal: null })
  await recordSurely(() => settle(book, { ...mail, tries: mail.tries + 1 }, outcome))
  return outcome.became === 'hindered' ? outcome.reason : null
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
