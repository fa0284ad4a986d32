import { type Reader, tables } from '../core/database.ts'
import { type Write, write } from '../core/statement.ts'
import type { ReminderChoiceRow } from '../core/telling-tables.ts'

/** What each who chose wants to be reminded of. */
export function listReminderChoices(db: Reader): Promise<ReminderChoiceRow[]> {
  return tables(db).selectFrom('reminderChoices').selectAll().execute()
}

/** The write that saves what somebody chose in place of before. */
export function upsertReminderChoice(row: ReminderChoiceRow): Write {
  const { unwanted, brief } = row
  return write((to) =>
    to
      .insertInto('reminderChoices')
      .values(row)
      .onConflict((clash) => clash.column('user').doUpdateSet({ unwanted, brief })),
  )
}
