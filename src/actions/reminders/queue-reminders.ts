import { randomBytes } from 'node:crypto'
import type { Day } from '../../breach/law/day.ts'
import { briefDay } from '../../breach/reminders/briefs.ts'
import { reminderKey, remindersDue } from '../../breach/reminders/due.ts'
import { reminderDay } from '../../breach/reminders/morning.ts'
import {
  insertReminderMail,
  listReminders,
  type ReminderMail,
  type ToldReminder,
} from '../../storage/reminders/reminders.ts'
import type { Book } from '../book/book.ts'
import { zoneOf } from '../book/today.ts'
import { briefFor } from './brief.ts'
import { type Chooser, choosersOf } from './choices.ts'
import { openForReminders, type Watched } from './open-for-reminders.ts'

/** What a brief is kept under: it is about no incident. */
const OF_NONE = ''

type NewMail = { to: Chooser; what: ReminderMail['what']; told: Omit<ToldReminder, 'mail'>[] }

/**
 * Queues one mail for each person with all of which he or she is to be reminded now and was not before, and the brief of the
 * day or week. A mail and what it tells are written together, with one entry for all. Answers how many mails there are.
 */
export async function queueReminders(book: Book): Promise<number> {
  const [choosers, watched, zone] = await Promise.all([choosersOf(book), openForReminders(book), zoneOf(book)])
  const day = reminderDay(book.now(), zone)
  const before = await listReminders(book.db, [OF_NONE, ...watched.map(({ open }) => open.incident)])
  const wasTold = new Set(before.map(keyOf))
  const mails = [...remindersFor(choosers, watched, day), ...briefsFor(choosers, watched, day)]
    .map((mail) => ({ ...mail, told: mail.told.filter((each) => !wasTold.has(keyOf(each))) }))
    .filter(({ told }) => told.length > 0)
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

function remindersFor(choosers: readonly Chooser[], watched: readonly Watched[], day: Day): NewMail[] {
  const due = remindersDue(
    watched.map(({ open }) => open),
    choosers,
    day,
  )
  const byPerson = Map.groupBy(due, ({ person }) => person)
  return choosers.map((to) => ({
    to,
    what: 'reminders',
    told: (byPerson.get(to.id) ?? [])
      .filter(({ kind }) => to.choice.kinds.includes(kind))
      .map(({ person, ...reminder }) => ({ user: person, ...reminder })),
  }))
}

function briefsFor(choosers: readonly Chooser[], watched: readonly Watched[], day: Day): NewMail[] {
  return choosers.flatMap((to) => {
    const { brief } = to.choice
    const on = briefDay(brief, day)
    if (brief === 'none' || on === null || briefFor(to, { choosers, watched, today: day }).isEmpty) return []
    const told = { user: to.id, kind: 'brief' as const, incident: OF_NONE, thing: brief, day: on, due: null }
    return [{ to, what: brief, told: [told] }]
  })
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

function keyOf({ user, kind, ...rest }: Omit<ToldReminder, 'mail'>): string {
  return reminderKey({ person: user, kind: kind as never, ...rest })
}
