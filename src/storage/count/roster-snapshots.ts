import { type Compilable, sql } from 'kysely'
import type { Statement } from '../core/backend.ts'
import { type Reader, write } from '../core/database.ts'
import type { RecountRow } from '../core/tables.ts'

/** How many people of one State an incident has: the living and the deceased, and how many of each no letter reaches. */
export type StateGroup = { living: number; livingUnreachable: number; deceased: number; deceasedUnreachable: number }

/** The recount that holds, or undefined before the first roster. */
export function newestSnapshot(db: Reader, incident: string): Promise<RecountRow | undefined> {
  return db
    .selectFrom('recounts')
    .selectAll()
    .where('incident', '=', incident)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** One recount, or undefined. */
export function findSnapshot(db: Reader, id: string): Promise<RecountRow | undefined> {
  return db.selectFrom('recounts').selectAll().where('id', '=', id).executeTakeFirst()
}

/** All recounts of an incident, in their order. */
export function listSnapshots(db: Reader, incident: string): Promise<RecountRow[]> {
  return db.selectFrom('recounts').selectAll().where('incident', '=', incident).orderBy('number').execute()
}

/**
 * The write that makes a recount hold. It looks how many of the staged people are really there; the table refuses
 * the recount if one is missing.
 */
export function insertSnapshot(row: Omit<RecountRow, 'found'>): Compilable {
  const found = sql<number>`(SELECT count(*) FROM people WHERE recount = ${row.id})`
  return write.insertInto('recounts').values({ ...row, found })
}

/** The statement that stages that a roster says word for word what an earlier one did. */
export function stageRepeat(row: { roster: string; description: string; person: string }): Statement {
  return {
    sql: 'INSERT OR IGNORE INTO repeats (roster, description, person) VALUES (?, ?, ?)',
    parameters: [row.roster, row.description, row.person],
  }
}

/** Those of these descriptions that a roster says too. */
export async function findRepeated(db: Reader, roster: string, descriptions: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('repeats')
    .select('description')
    .where('roster', '=', roster)
    .where('description', 'in', descriptions)
    .execute()
  return rows.map(({ description }) => description)
}

/** The statements that take back what was staged for one recount that did not come to count. */
export function dropStaged(recount: string): Statement[] {
  return [
    ...['people', 'sheets', 'key_runs', 'key_pages'].map((table) => `DELETE FROM ${table} WHERE recount = ?`),
    'DELETE FROM repeats WHERE roster = ?',
    'DELETE FROM pairs WHERE basis = ?',
  ].map((text) => ({ sql: text, parameters: [recount] }))
}

/** The writes that sweep away what was staged and never made to count: people, their keys, files. */
export function deleteStaged(): Compilable[] {
  const counted = write.selectFrom('recounts').select('id')
  return [
    write.deleteFrom('people').where('recount', 'not in', counted),
    write.deleteFrom('sheets').where('recount', 'not in', counted),
    write.deleteFrom('keyRuns').where('recount', 'not in', counted),
    write.deleteFrom('keyPages').where('recount', 'not in', counted),
    write.deleteFrom('repeats').where('roster', 'not in', counted),
    write.deleteFrom('pairs').where('basis', 'not in', counted),
    write.deleteFrom('fileParts').where('file', 'not in', write.selectFrom('attachments').select('id')),
    write.deleteFrom('uploads'),
  ]
}
