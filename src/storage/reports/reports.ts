import { sql } from 'kysely'
import { SETTLED } from '../../breach/reports/report.ts'
import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import type { ReportEntryRow, ReportRow } from '../core/report-tables.ts'
import { type Staged, stageSql, type Write, write, writeSql } from '../core/statement.ts'

/** A report as it lies sealed, and what followed on one. */
export type StoredReport = ReportRow
export type StoredReportEntry = ReportEntryRow

/** Every report, the newest first, as it lies sealed. */
export function listReports(db: Reader): Promise<ReportRow[]> {
  return tables(db).selectFrom('reports').selectAll().orderBy('receivedAt', 'desc').orderBy('id').execute()
}

/** One report, or undefined. */
export function findReport(db: Reader, id: string): Promise<ReportRow | undefined> {
  return tables(db).selectFrom('reports').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The report with that fingerprint of a code, or undefined. */
export function findReportByCode(db: Reader, codeHash: string): Promise<ReportRow | undefined> {
  return tables(db).selectFrom('reports').selectAll().where('codeHash', '=', codeHash).executeTakeFirst()
}

/** What followed on these reports, in its order. */
export function listReportEntries(db: Reader, reports: readonly string[]): Promise<ReportEntryRow[]> {
  return tables(db)
    .selectFrom('reportEntries')
    .selectAll()
    .where('report', 'in', eachOf(reports))
    .orderBy('report')
    .orderBy('number')
    .execute()
}

/** The ids of the reports that belong to an incident. */
export async function listReportsOfIncident(db: Reader, incident: string): Promise<string[]> {
  const rows = tables(db).selectFrom('reportEntries').select('report').where('incident', '=', incident).distinct()
  return (await rows.execute()).map(({ report }) => report)
}

/** How many reports an officer still has to look at. */
export async function countOpenReports(db: Reader): Promise<number> {
  const settled = sql<boolean>`EXISTS (SELECT 1 FROM report_entries WHERE report = reports.id AND kind IN (SELECT value FROM json_each(${JSON.stringify(SETTLED)})))`
  const newest = sql<string>`(SELECT kind FROM report_entries WHERE report = reports.id ORDER BY number DESC LIMIT 1)`
  const open = tables(db)
    .selectFrom('reports')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(({ or, not }) => or([not(settled), sql<boolean>`${newest} = 'reply'`]))
    .where(({ fn }) => sql<boolean>`${fn('length', ['sealedKey'])} > 0`)
  return Number((await open.executeTakeFirstOrThrow()).count)
}

/** The write that keeps a report. */
export function insertReport(row: ReportRow): Write {
  return write((to) => to.insertInto('reports').values(row))
}

/** The write that adds what followed; two who add at the same time clash on its number. */
export function insertReportEntry(row: ReportEntryRow): Write {
  return write((to) => to.insertInto('reportEntries').values(row))
}

/** The statement that forgets the parts of a photo that was not taken. */
export function dropPhoto(file: string): Staged {
  return stageSql('DELETE FROM file_parts WHERE file = ?', [file])
}

/** The writes that destroy the keys of reports and all that lies sealed under them. That they were there stays. */
export function destroyReports(reports: readonly string[]): Write[] {
  if (reports.length === 0) return []
  const these = JSON.stringify(reports)
  return DESTROY.map((sql) => writeSql(sql, [these]))
}

const THESE = '(SELECT value FROM json_each(?))'

const DESTROY = [
  `DELETE FROM file_parts WHERE file IN (SELECT photo FROM reports WHERE id IN ${THESE})`,
  `UPDATE reports SET sealed = zeroblob(0), sealed_key = zeroblob(0) WHERE id IN ${THESE}`,
  `UPDATE report_entries SET sealed = zeroblob(0) WHERE report IN ${THESE}`,
]
