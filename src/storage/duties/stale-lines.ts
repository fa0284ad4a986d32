import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import type { AsOf } from './staged-lines.ts'

/** How far the lists hold, if they ever did, and the number of the newest entry of the log. */
export async function findAsOf(db: Reader): Promise<{ lists: AsOf | null; newest: number }> {
  const head = sql<number>`(SELECT coalesce(max(seq), 0) FROM log)`
  const rows = tables(db).selectFrom(sql<{ newest: number }>`(SELECT ${head} AS newest)`.as('head'))
  const row = await rows
    .leftJoin('listsAsOf', (join) => join.onTrue())
    .select(['newest', 'edition', 'seq'])
    .executeTakeFirstOrThrow()
  const { newest, edition, seq } = row
  return { lists: edition === null || seq === null ? null : { edition, seq }, newest }
}

/** The incidents that something was entered about since an entry of the log. */
export async function listChangedSince(db: Reader, seq: number): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('log')
    .innerJoin('incidents', 'incidents.id', 'log.incident')
    .select('incidents.id')
    .distinct()
    .where('log.seq', '>', seq)
    .execute()
  return rows.map(({ id }) => id)
}

/** The incidents whose line was derived under another edition, or before the newest entry about them; newest first. */
export async function listNotDerivedUnder(db: Reader, edition: string): Promise<string[]> {
  const newest = sql<number>`(SELECT coalesce(max(seq), 0) FROM log WHERE log.incident = incidents.id)`
  const rows = await tables(db)
    .selectFrom('incidents')
    .leftJoin('incidentLines', (join) =>
      join
        .onRef('incidentLines.incident', '=', 'incidents.id')
        .on('incidentLines.edition', '=', edition)
        .on('incidentLines.seq', '>=', newest),
    )
    .select('incidents.id')
    .where('incidentLines.incident', 'is', null)
    .orderBy('incidents.year', 'desc')
    .orderBy('incidents.number', 'desc')
    .execute()
  return rows.map(({ id }) => id)
}
