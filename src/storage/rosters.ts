import { type Compilable, sql } from 'kysely'
import { type Reader, write } from './database.ts'
import type { RosterRow } from './tables.ts'

/** The rosters that count for an incident, in the order of import. */
export function listRosters(db: Reader, incident: string): Promise<RosterRow[]> {
  return db.selectFrom('rosters').selectAll().where('incident', '=', incident).orderBy('number').execute()
}

/** One roster that counts, or undefined. */
export function findRoster(db: Reader, incident: string, id: string): Promise<RosterRow | undefined> {
  return db.selectFrom('rosters').selectAll().where('incident', '=', incident).where('id', '=', id).executeTakeFirst()
}

/**
 * The write that makes a staged roster count. It looks how many of the staged people are really there;
 * the table refuses the roster if one is missing.
 */
export function insertRoster(row: Omit<RosterRow, 'found'>): Compilable {
  const found = sql<number>`(SELECT count(*) FROM people WHERE roster = ${row.id})`
  return write.insertInto('rosters').values({ ...row, found })
}

/** The writes that sweep away what was staged and never made to count: people, their keys, files. */
export function deleteStaged(): Compilable[] {
  const counted = write.selectFrom('rosters').select('id')
  return [
    write.deleteFrom('people').where('roster', 'not in', counted),
    write.deleteFrom('person_keys').where('roster', 'not in', counted),
    write.deleteFrom('file_parts').where('file', 'not in', write.selectFrom('attachments').select('id')),
    write.deleteFrom('uploads'),
  ]
}
