import { sql } from 'kysely'
import { LEAVES_DUE } from '../../breach/incident/letter-state.ts'
import type { MailingKind } from '../../breach/incident/mailing-kinds.ts'
import { type Reader, tables } from '../core/database.ts'

/** Whose letters a mailing staged, before it counts. */
export async function listStagedReaders(db: Reader, mailing: string): Promise<string[]> {
  const rows = await tables(db).selectFrom('letters').select('person').where('mailing', '=', mailing).execute()
  return rows.map(({ person }) => person)
}

/** How many readers of a staged mailing have a letter of that kind by now, of another mailing, that went or is about to go. */
export async function countServedMeanwhile(db: Reader, mailing: string, kind: MailingKind): Promise<number> {
  const row = await tables(db)
    .selectFrom('letters as staged')
    .innerJoin('letters as other', (join) =>
      join
        .onRef('other.incident', '=', 'staged.incident')
        .on('other.kind', '=', kind)
        .onRef('other.person', '=', 'staged.person'),
    )
    .innerJoin('mailings', 'mailings.id', 'other.mailing')
    .select(sql<number>`count(DISTINCT staged.person)`.as('readers'))
    .where('staged.mailing', '=', mailing)
    .where('other.state', 'not in', LEAVES_DUE)
    .executeTakeFirst()
  return row?.readers ?? 0
}

/** The printed letters of a mailing that nobody mailed yet, whose reader is no longer among the affected, or one of these. */
export function listPreparedFor(
  db: Reader,
  mailing: string,
  readers: readonly string[],
): Promise<{ reference: string; person: string }[]> {
  return tables(db)
    .selectFrom('letters')
    .select(['reference', 'person'])
    .where('mailing', '=', mailing)
    .where('state', '=', 'prepared')
    .where(
      sql<boolean>`(person IN (SELECT value FROM json_each(${JSON.stringify(readers)})) OR (
        SELECT people.present FROM people JOIN recounts ON recounts.id = people.recount
        WHERE people.incident = letters.incident AND people.person = letters.person
        ORDER BY recounts.number DESC LIMIT 1) = 0)`,
    )
    .orderBy(sql`+position`)
    .execute()
}
