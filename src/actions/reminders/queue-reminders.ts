import { randomBytes } from 'node:crypto'
import { insertReminderMail, listReminders, type ReminderMail } from '../../storage/reminders/reminders.ts'
import type { Book } from '../book/book.ts'
import { briefFor } from './brief.ts'
import type { Chooser } from './choices.ts'
import { dueTo, keyOf, OF_NONE, type Reading, readForReminders, type ToTell } from './reading.ts'

type NewMail = { to: Chooser; what: ReminderMail['what']; told: ToTell[] }

const KINDS_OF_MAIL = ['reminders', 'daily', 'weekly'] as const

/**
 * Queues one mail for each person with all of which he or she is to be reminded now and was not before, and the brief of the
 * day or week. A mail and what it tells are written together, with one entry for all. Answers how many mails there are.
 */
export async function queueReminders(book: Book): Promise<number> {
  const reading = await readForReminders(book)
  const before = await listReminders(book.db, [OF_NONE, ...reading.watched.map(({ open }) => open.incident)])
  const mails = untoldMails(reading, new Set(before.map(keyOf)))
  if (mails.length === 0) return 0
  const rows = mails.map((mail) => [rowOf(book, mail), mail.told] as const)
  await book.commit(
    {
      act: 'reminders_queued',
      facts: { mails: rows.map(([{ id }]) => id), reminders: mails.reduce((sum, { told }) => sum + told.length, 0) },
      writes: rows.flatMap(([mail, told]) => insertReminderMail(mail, told)),
    },
    { id: 'system' },
  )
  return mails.length
}

function untoldMails(reading: Reading, wasTold: ReadonlySet<string>): NewMail[] {
  return KINDS_OF_MAIL.flatMap((what) => reading.choosers.map((to) => ({ to, what, told: dueTo(reading, to, what) })))
    .map((mail) => ({ ...mail, told: mail.told.filter((each) => !wasTold.has(keyOf(each))) }))
    .filter(({ to, what, told }) => told.length > 0 && (what === 'reminders' || !briefFor(to, reading).isEmpty))
}

function rowOf(book: Book, { to, what }: NewMail): ReminderMail {
  const at = book.now()
  const states = {
    madeAt: at,
    state: 'queued',
    stateAt: at,
    tries: 0,
    dueAt: null,
    messageId: null,
    reason: null,
  } as const
  return { id: randomBytes(8).toString('hex'), user: to.id, what, ...states }
}
