import { sql } from 'kysely'
import { UNSENT } from '../../breach/incident/letter-state.ts'
import { type Reader, tables } from '../core/database.ts'
import { type Write, write } from '../core/statement.ts'
import type { LetterLine } from '../mailing/letters.ts'

/** Who of an incident took the consent to e-mail back. */
export async function listEmailWithdrawals(db: Reader, incident: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('emailWithdrawals')
    .select('person')
    .where('incident', '=', incident)
    .execute()
  return rows.map((row) => row.person)
}

/** When somebody took the consent to e-mail back; undefined: never. */
export async function findEmailWithdrawal(db: Reader, incident: string, person: string): Promise<string | undefined> {
  const row = await tables(db)
    .selectFrom('emailWithdrawals')
    .select('withdrawnAt')
    .where('incident', '=', incident)
    .where('person', '=', person)
    .executeTakeFirst()
  return row?.withdrawnAt
}

/** The writes that save a withdrawal, and take back every e-mail of that person which has not gone. */
export function insertEmailWithdrawal(incident: string, person: string, at: string): Write[] {
  return [
    write((to) => to.insertInto('emailWithdrawals').values({ incident, person, withdrawnAt: at })),
    write((to) =>
      to
        .updateTable('letters')
        .set({ state: 'withdrawn', stateAt: at, reason: 'consent_withdrawn' })
        .where('incident', '=', incident)
        .where('person', '=', person)
        .where('channel', '=', 'email')
        .where('state', 'in', UNSENT),
    ),
  ]
}

/** The e-mails of that person which have not gone. */
export function listEmailsNotGone(
  db: Reader,
  incident: string,
  person: string,
): Promise<Pick<LetterLine, 'reference'>[]> {
  return tables(db)
    .selectFrom('letters')
    .select('reference')
    .where('incident', '=', incident)
    .where('person', '=', person)
    .where('channel', '=', 'email')
    .where('state', 'in', UNSENT)
    .where(sql<boolean>`mailing IN (SELECT id FROM mailings)`)
    .execute()
}
