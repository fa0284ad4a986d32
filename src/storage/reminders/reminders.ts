import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import { type Write, write } from '../core/statement.ts'
import type { ReminderMailRow, ReminderRow } from '../core/telling-tables.ts'

/** A mail to somebody of the practice. */
export type ReminderMail = ReminderMailRow

/** One thing of which one person was reminded. */
export type ToldReminder = ReminderRow

/** What was told of these incidents, `''` for briefs. */
export function listReminders(db: Reader, incidents: readonly string[]): Promise<ToldReminder[]> {
  return tables(db).selectFrom('reminders').selectAll().where('incident', 'in', eachOf(incidents)).execute()
}

/** What one mail tells, by incident. */
export function listRemindersOf(db: Reader, mail: string): Promise<ToldReminder[]> {
  return tables(db)
    .selectFrom('reminders')
    .selectAll()
    .where('mail', '=', mail)
    .orderBy('incident')
    .orderBy('due')
    .orderBy('thing')
    .execute()
}

/** The mail that is next to be sent at an instant: the oldest that waits; undefined: none does. */
export function findNextReminderMail(db: Reader, now: string): Promise<ReminderMail | undefined> {
  return waiting(db)
    .where('state', '=', 'queued')
    .where((each) => each.or([each('dueAt', 'is', null), each('dueAt', '<=', now)]))
    .orderBy('madeAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** The mails whose sending nobody saw the end of. */
export function listReminderMailsUnderWay(db: Reader): Promise<ReminderMail[]> {
  return waiting(db).where('state', '=', 'sending').execute()
}

/** The mails that wait, tried before or not. */
export function listQueuedReminderMails(db: Reader): Promise<ReminderMail[]> {
  return waiting(db).where('state', '=', 'queued').execute()
}

/** When the book first made a mail to anybody of the practice; null: it never did. */
export async function findFirstMadeAt(db: Reader): Promise<string | null> {
  const row = await tables(db)
    .selectFrom('reminderMails')
    .select(({ fn }) => fn.min('madeAt').as('at'))
    .executeTakeFirst()
  return row?.at ?? null
}

/** Of each person the newest mail that went or failed; one that was overtaken is neither. */
export function listLastEnded(db: Reader): Promise<Pick<ReminderMail, 'user' | 'state' | 'stateAt'>[]> {
  return (
    tables(db)
      .selectFrom('reminderMails')
      // SQLite takes the other columns from the row that has the greatest.
      .select(['user', 'state', ({ fn }) => fn.max('stateAt').as('stateAt')])
      .where('state', 'in', ['sent', 'failed'])
      .where((each) => each.or([each('reason', 'is', null), each('reason', 'not in', ['overtaken', 'account_closed'])]))
      .groupBy('user')
      .execute()
  )
}

/** The write that makes a mail. What it tells is written with it. */
export function insertReminderMail(mail: ReminderMail): Write {
  return write((to) => to.insertInto('reminderMails').values(mail))
}

/** The writes that have a mail tell more. */
export function insertReminders(mail: string, told: readonly Omit<ToldReminder, 'mail'>[]): Write[] {
  return told.map((each) => write((to) => to.insertInto('reminders').values({ ...each, mail })))
}

/** The write that says how a mail stands. */
export function updateReminderMail(id: string, changed: Partial<Omit<ReminderMail, 'id' | 'user' | 'what'>>): Write {
  return write((to) => to.updateTable('reminderMails').set(changed).where('id', '=', id))
}

// With the very words of the partial index: SQLite uses it only where it reads them.
function waiting(db: Reader) {
  return tables(db).selectFrom('reminderMails').selectAll().where('state', 'in', ['queued', 'sending'])
}
