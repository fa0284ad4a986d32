import { sql } from 'kysely'
import type { Act } from '../../breach/words/acts.ts'
import { type Reader, tables } from '../core/database.ts'
import { type Write, writeSql } from '../core/statement.ts'

/** Acts whose free text records what was decided, said to an office or kept for a court: it stays. That of all others goes. */
const KEPT: readonly Act[] = [
  'assessment_signature_withdrawn',
  'assessment_written',
  'count_stated',
  'destruction_asked',
  'destruction_withdrawn',
  'exception_claimed',
  'exception_withdrawn',
  'harm_finding_recorded',
  'harm_finding_withdrawn',
  'hold_recorded',
  'incident_amended',
  'incident_closed',
  'incident_logged',
  'incident_merged',
  'incident_reopened',
  'incident_withdrawn',
  'letter_approved',
  'letter_written',
  'mailing_mailed',
  'notice_recorded',
  'notice_withdrawn',
  'ocr_report_recorded',
  'ocr_sheet_written',
  'office_filing_withdrawn',
  'office_sheet_answered',
  'office_sheet_filed',
  'preservation_hold_placed',
  'preservation_hold_released',
  'web_notice_removed',
]

const RECOUNTS = `(SELECT id FROM recounts WHERE incident = ? UNION SELECT recount FROM people WHERE incident = ?)`
const UPLOADS = '(SELECT id FROM uploads WHERE incident = ?)'
const FILES = `(SELECT id FROM attachments WHERE incident = ? UNION SELECT id FROM uploads WHERE incident = ?)`

/** What is counted, dated and proven stays; what was sealed of it goes. */
const EMPTIED = [
  'attachments',
  'calls',
  'corrected_addresses',
  'corrected_people',
  'left_out',
  'letters',
  'mailings',
  'monitoring_codes',
  'proposed_addresses',
  'sendings',
  'told_by_telephone',
]

const OF_INCIDENT = [
  'DELETE FROM incident_keys WHERE incident = ?',
  `DELETE FROM sheets WHERE recount IN ${RECOUNTS}`,
  `DELETE FROM key_pages WHERE recount IN ${RECOUNTS}`,
  `DELETE FROM key_runs WHERE recount IN ${RECOUNTS}`,
  `UPDATE pairs SET sealed = NULL WHERE basis IN ${RECOUNTS}`,
  'UPDATE people SET sealed = zeroblob(0) WHERE incident = ? AND sealed IS NOT NULL',
  'UPDATE steps SET sealed = zeroblob(0) WHERE incident = ? AND sealed IS NOT NULL',
  `DELETE FROM file_parts WHERE file IN ${FILES}`,
  `DELETE FROM upload_rows WHERE upload IN ${UPLOADS}`,
  `DELETE FROM upload_checks WHERE upload IN ${UPLOADS}`,
  'DELETE FROM uploads WHERE incident = ?',
  'DELETE FROM mailing_runs WHERE incident = ?',
  `DELETE FROM log_details WHERE seq IN (
    SELECT seq FROM log WHERE incident = ? AND body ->> '$.act' NOT IN (${KEPT.map((act) => `'${act}'`).join(', ')}))`,
]

/**
 * The writes that destroy the key of an incident, all that was sealed under it, and the free text of its entries but for
 * that of decisions. Rows that are counted stay, emptied.
 */
export async function destroySealedPeople(db: Reader, incident: string): Promise<Write[]> {
  const emptied = await Promise.all(EMPTIED.map(async (table) => ((await hasRows(db, table, incident)) ? [table] : [])))
  const sealed = emptied.flat().map((table) => `UPDATE ${table} SET sealed = zeroblob(0) WHERE incident = ?`)
  return [...OF_INCIDENT, ...sealed].map((sql) => writeSql(sql, Array(sql.split('?').length - 1).fill(incident)))
}

// An entry names the tables that it wrote: one without such a row is not among them.
async function hasRows(db: Reader, table: string, incident: string): Promise<boolean> {
  const rows = sql<{ one: number }>`(SELECT 1 AS one FROM ${sql.table(table)} WHERE incident = ${incident} LIMIT 1)`
  return (await tables(db).selectFrom(rows.as('rows')).select('one').execute()).length > 0
}
