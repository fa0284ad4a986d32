import { sql } from 'kysely'
import type { Act } from '../../breach/words/acts.ts'
import { type Reader, tables } from '../core/database.ts'
import { type Write, write } from '../core/statement.ts'
import type { ReminderChoiceRow } from '../core/telling-tables.ts'

/** What each who chose wants to be reminded of. */
export function listReminderChoices(db: Reader): Promise<ReminderChoiceRow[]> {
  return tables(db).selectFrom('reminderChoices').selectAll().execute()
}

/** Since when each gets what he or she gets: the last choice, else when the account was made; by the log. */
export async function listChosenSince(db: Reader): Promise<Map<string, string>> {
  const rows = await tables(db)
    .selectFrom('log')
    .select([sql<string>`body ->> '$.facts.user'`.as('user'), sql<string>`max(body ->> '$.at')`.as('at')])
    .where('incident', 'is', null)
    .where('ofLetter', '=', 0)
    .where(sql<string>`body ->> '$.act'`, 'in', CHOICES)
    .groupBy('user')
    .execute()
  return new Map(rows.map(({ user, at }) => [user, at]))
}

const CHOICES: readonly Act[] = ['reminders_chosen', 'user_added']

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
