import { type Reader, tables } from '../core/database.ts'
import type { ReportLinkRow } from '../core/report-tables.ts'
import { type Write, write } from '../core/statement.ts'

/** A link as it lies sealed. */
export type StoredReportLink = ReportLinkRow

/** The newest link for reports, whether it is in force or was ended; undefined where none was made. */
export function findNewestLink(db: Reader): Promise<ReportLinkRow | undefined> {
  return tables(db).selectFrom('reportLinks').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()
}

/** The link with that hash, or undefined. */
export function findLinkByHash(db: Reader, tokenHash: string): Promise<ReportLinkRow | undefined> {
  return tables(db).selectFrom('reportLinks').selectAll().where('tokenHash', '=', tokenHash).executeTakeFirst()
}

/** The write that keeps a new link; two who make one at the same time clash on its number. */
export function insertLink(row: ReportLinkRow): Write {
  return write((to) => to.insertInto('reportLinks').values(row))
}

/** The write that ends a link. */
export function endReportLink(number: number, endedAt: string): Write {
  return write((to) => to.updateTable('reportLinks').set({ endedAt }).where('number', '=', number))
}
