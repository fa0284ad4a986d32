import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'

/** A report, or something that followed on one, of which no entry of the log tells; undefined where all are told. */
export async function findUnloggedReport(db: Reader): Promise<string | undefined> {
  const told = sql<{ report: string; number: number }>`(SELECT body ->> '$.facts.report' AS report,
    coalesce(body ->> '$.facts.entry', 0) AS number FROM log WHERE body ->> '$.facts.report' IS NOT NULL)`
  const kept = sql<{ report: string; number: number }>`(SELECT id AS report, 0 AS number FROM reports
    UNION ALL SELECT report, number FROM report_entries)`
  const missing = tables(db)
    .selectFrom(kept.as('kept'))
    .leftJoin(told.as('told'), (join) =>
      join.onRef('told.report', '=', 'kept.report').onRef('told.number', '=', 'kept.number'),
    )
    .select('kept.report')
    .where('told.report', 'is', null)
    .limit(1)
  return (await missing.executeTakeFirst())?.report
}
