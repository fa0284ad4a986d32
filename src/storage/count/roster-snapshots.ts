import { sql } from 'kysely'
import type { Residence } from '../../breach/law/states.ts'
import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import type { RecountRow } from '../core/people-tables.ts'
import { type Staged, stage, stageSql, type Write, write, writeSql } from '../core/statement.ts'

/** The people of an incident as they were counted: after a roster came or was withdrawn, or a pair was decided. */
export type RosterSnapshot = Omit<RecountRow, 'byState' | 'found'> & { byState: ByState }

/** People by State, or how many more and fewer there are after a change. */
export type ByState = Partial<Record<Residence, StateGroup>>

/** How many people of one State an incident has: the living and the deceased, and how many of each no letter reaches. */
export type StateGroup = { living: number; livingUnreachable: number; deceased: number; deceasedUnreachable: number }

/** The recount that holds, or undefined before the first roster. */
export async function newestSnapshot(db: Reader, incident: string): Promise<RosterSnapshot | undefined> {
  const rows = snapshots(db).where('incident', '=', incident).orderBy('number', 'desc').limit(1)
  return (await rows.execute()).map(snapshotIn)[0]
}

/** The recount that holds of each of these incidents, of those that have one. */
export async function newestSnapshots(db: Reader, incidents: readonly string[]): Promise<RosterSnapshot[]> {
  const newest = sql<number>`(SELECT max(number) FROM recounts AS newer WHERE newer.incident = recounts.incident)`
  const rows = snapshots(db).where('incident', 'in', eachOf(incidents)).where('number', '=', newest)
  return (await rows.execute()).map(snapshotIn)
}

/** One recount, or undefined. */
export async function findSnapshot(db: Reader, id: string): Promise<RosterSnapshot | undefined> {
  return (await snapshots(db).where('id', '=', id).execute()).map(snapshotIn)[0]
}

/** All recounts of an incident, in their order. */
export async function listSnapshots(db: Reader, incident: string): Promise<RosterSnapshot[]> {
  const rows = await snapshots(db).where('incident', '=', incident).orderBy('number').execute()
  return rows.map(snapshotIn)
}

/**
 * The write that makes a recount hold. It looks how many of the staged people are really there; the table refuses
 * the recount if one is missing.
 */
export function insertSnapshot(row: RosterSnapshot): Write {
  const found = sql<number>`(SELECT count(*) FROM people WHERE recount = ${row.id})`
  return write((to) => to.insertInto('recounts').values({ ...row, byState: JSON.stringify(row.byState), found }))
}

/** The write that clashes where a newer recount than that one holds by now, and else does nothing. */
export function clashIfNewer(incident: string, number: number): Write {
  const newer = 'SELECT * FROM recounts WHERE incident = ? AND number > ?'
  return writeSql(`WITH newer AS (${newer}) INSERT INTO recounts SELECT * FROM newer`, [incident, number])
}

/** The write, after that of a recount, that clashes unless records of the incident were destroyed so many times. */
export function clashUnlessDestroyed({ id, incident }: { id: string; incident: string }, times: number): Write {
  const destroyed = `SELECT count(*) FROM log WHERE incident = ? AND of_letter = 0
    AND body ->> '$.act' IN ('records_destroyed', 'record_of_one_destroyed')`
  const again = `SELECT * FROM recounts WHERE id = ? AND (${destroyed}) <> ?`
  return writeSql(`WITH again AS (${again}) INSERT INTO recounts SELECT * FROM again`, [id, incident, times])
}

/** The statement that stages that a roster says word for word what an earlier one did. */
export function stageRepeat(row: { roster: string; description: string; person: string }): Staged {
  const { roster, description, person } = row
  return stageSql('INSERT OR IGNORE INTO repeats (roster, description, person) VALUES (?, ?, ?)', [
    roster,
    description,
    person,
  ])
}

/** Those of these descriptions that a roster says too. */
export async function findRepeated(db: Reader, roster: string, descriptions: readonly string[]): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('repeats')
    .select('description')
    .where('roster', '=', roster)
    .where('description', 'in', eachOf(descriptions))
    .execute()
  return rows.map(({ description }) => description)
}

/** The statements that take back what was staged for one recount that did not come to count. */
export function dropStaged(recount: string): Staged[] {
  return [
    ...['people', 'sheets', 'key_runs', 'key_pages', 'perhaps_no_patients'].map(
      (table) => `DELETE FROM ${table} WHERE recount = ?`,
    ),
    'DELETE FROM repeats WHERE roster = ?',
    'DELETE FROM pairs WHERE basis = ?',
  ].map((sql) => stageSql(sql, [recount]))
}

/** The statements that sweep away what was staged and never made to count: people, their keys, files. */
export function deleteStaged(): Staged[] {
  return [
    ...(['people', 'sheets', 'keyRuns', 'keyPages', 'perhapsNoPatients'] as const).map((table) =>
      stage((to) => to.deleteFrom(table).where('recount', 'not in', to.selectFrom('recounts').select('id'))),
    ),
    stage((to) => to.deleteFrom('repeats').where('roster', 'not in', to.selectFrom('recounts').select('id'))),
    stage((to) => to.deleteFrom('pairs').where('basis', 'not in', to.selectFrom('recounts').select('id'))),
    stageSql(
      `DELETE FROM file_parts WHERE file NOT IN
        (SELECT id FROM attachments UNION ALL SELECT photo FROM reports WHERE photo IS NOT NULL)`,
      [],
    ),
    stage((to) => to.deleteFrom('uploads')),
    stage((to) => to.deleteFrom('uploadChecks')),
    stage((to) => to.deleteFrom('uploadRows')),
  ]
}

function snapshots(db: Reader) {
  return tables(db).selectFrom('recounts').selectAll()
}

function snapshotIn({ byState, ...rest }: RecountRow): RosterSnapshot {
  return { ...rest, byState: JSON.parse(byState) }
}
