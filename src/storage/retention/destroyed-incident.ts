import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import { type Write, writeSql } from '../core/statement.ts'

/** Acts whose free text may tell of people: names of files, reasons, notes, who signed. */
const ABOUT_PEOPLE = [
  'address_corrected',
  'address_proposed',
  'authorization_recorded',
  'call_recorded',
  'email_doubt_settled',
  'file_attached',
  'letter_return_withdrawn',
  'letter_returned',
  'mailing_made',
  'mailing_withdrawn',
  'pair_decided',
  'pair_reopened',
  'person_corrected',
  'proposed_address_refused',
  'proposed_address_used',
  'representatives_confirmed',
  'representatives_passed_over',
  'roster_imported',
  'roster_withdrawn',
  'step_added',
  'step_answered',
  'step_changed',
  'step_commented',
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
    SELECT seq FROM log WHERE incident = ? AND body ->> '$.act' IN (${ABOUT_PEOPLE.map((act) => `'${act}'`).join(', ')}))`,
]

/**
 * The writes that destroy the key of an incident, all that was sealed under it, and the free text of its entries that may
 * tell of people. Rows that are counted stay, emptied.
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
