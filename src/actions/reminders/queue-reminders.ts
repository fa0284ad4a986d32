import { randomBytes } from 'node:crypto'
import { NO_INCIDENT } from '../../breach/reminders/report-reminders.ts'
import type { Write } from '../../storage/core/statement.ts'
import { listChosenSince } from '../../storage/reminders/choices.ts'
import {
  findFirstMadeAt,
  insertReminderMail,
  insertReminders,
  listQueuedReminderMails,
  listReminders,
  type ReminderMail,
  updateReminderMail,
} from '../../storage/reminders/reminders.ts'
import type { Book } from '../book/book.ts'
import { dayAt, zoneOf } from '../book/today.ts'
import { briefFor } from './brief.ts'
import type { Chooser } from './choices.ts'
import { dueTo, keyOf, type Reading, readForReminders, type ToTell } from './reading.ts'

type NewMail = { to: Chooser; what: ReminderMail['what']; told: ToTell[] }

const KINDS_OF_MAIL = ['reminders', 'daily', 'weekly'] as const

/**
 * Queues one mail for each person with all of which he or she is to be reminded now and was not before, and the brief of the
 * day or week. Where one waits already, it tells the rest too. All of it is written together, with one entry. Answers how many
 * mails there are.
 */
export async function queueReminders(book: Book): Promise<number> {
  const reading = await readForReminders(book)
  const before = await listReminders(book.db, [NO_INCIDENT, ...reading.watched.map(({ open }) => open.incident)])
  const untold = await begun(book, untoldMails(reading, new Set(before.map(keyOf))))
  if (untold.length === 0) return 0
  const waiting = await listQueuedReminderMails(book.db)
  const mails = untold.map((mail) => withWaiting(book, mail, waiting))
  await book.commit(
    {
      act: 'reminders_queued',
      facts: { mails: mails.map(({ id }) => id), reminders: untold.reduce((sum, { told }) => sum + told.length, 0) },
      writes: mails.flatMap(({ writes }) => writes),
    },
    { id: 'system' },
  )
  return mails.length
}

// What is new to tell is worth as many tries as it has in a mail of its own.
function withWaiting(book: Book, mail: NewMail, waiting: readonly ReminderMail[]): { id: string; writes: Write[] } {
  const old = waiting.find(({ user, what }) => user === mail.to.id && what === mail.what)
  const row = old ?? rowOf(book, mail)
  const first = old ? updateReminderMail(row.id, { tries: 0 }) : insertReminderMail(row)
  return { id: row.id, writes: [first, ...insertReminders(row.id, mail.told)] }
}

function untoldMails(reading: Reading, wasTold: ReadonlySet<string>): NewMail[] {
  return KINDS_OF_MAIL.flatMap((what) => reading.choosers.map((to) => ({ to, what, told: dueTo(reading, to, what) })))
    .map((mail) => ({ ...mail, told: mail.told.filter((each) => !wasTold.has(keyOf(each))) }))
    .filter(({ to, what, told }) => told.length > 0 && (what === 'reminders' || !briefFor(to, reading).isEmpty))
}

// A weekly brief begins on the first Monday after somebody chose it, or after Breachbook could first send any.
async function begun(book: Book, mails: readonly NewMail[]): Promise<NewMail[]> {
  if (!mails.some(({ what }) => what === 'weekly')) return [...mails]
  const [since, first, zone] = await Promise.all([listChosenSince(book.db), findFirstMadeAt(book.db), zoneOf(book)])
  const beginsOn = (id: string) => dayAt(latest([since.get(id), first ?? book.now()]), zone)
  return mails.filter(({ what, to, told }) => what !== 'weekly' || told.every(({ day }) => day >= beginsOn(to.id)))
}

function latest([one = '', other]: [string | undefined, string]): string {
  return one > other ? one : other
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
