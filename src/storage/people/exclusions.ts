import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import { type Write, write } from '../core/statement.ts'
import type { LeftOutRow, PersonRow } from '../core/tables.ts'
import { type Affected, affectedAmong } from './people.ts'

/** Those of an incident whom the officer left out: they are not counted and get no letter. */
export async function excludedPeople(db: Reader, incident: string): Promise<Set<string>> {
  const rows = await standing(db)
    .where('leftOut.incident', '=', incident)
    .select('person')
    .where('isOut', '=', 1)
    .execute()
  return new Set(rows.map(({ person }) => person))
}

/** Those whom the officer left out of each of these incidents. */
export function excludedAmong(db: Reader, incidents: readonly string[]): Promise<Affected[]> {
  const newest = standing(db).where('leftOut.incident', 'in', eachOf(incidents))
  return newest.select(['leftOut.incident', 'leftOut.person']).where('isOut', '=', 1).execute()
}

/** The rows of those of these people, who were left out, who are still among the affected. */
export async function excludedRows(db: Reader, excluded: readonly Affected[]): Promise<PersonRow[]> {
  return excluded.length === 0 ? [] : await affectedAmong(db, excluded).selectAll('people').execute()
}

/** What was decided of one person, oldest first. */
export function listExclusionsOf(db: Reader, incident: string, person: string): Promise<LeftOutRow[]> {
  const rows = tables(db)
    .selectFrom('leftOut')
    .selectAll()
    .where('incident', '=', incident)
    .where('person', '=', person)
  return rows.orderBy('version').execute()
}

/** Every decision about anybody of an incident, in the order in which they were made. */
export function listExclusions(db: Reader, incident: string): Promise<LeftOutRow[]> {
  const rows = tables(db).selectFrom('leftOut').selectAll().where('incident', '=', incident)
  return rows.orderBy('decidedAt').orderBy('version').execute()
}

/** The write that keeps a decision; the table refuses a version that somebody else took. */
export function insertExclusion(row: LeftOutRow): Write {
  return write((to) => to.insertInto('leftOut').values(row))
}

function standing(db: Reader) {
  return tables(db)
    .selectFrom('leftOut')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('leftOut as later')
            .select('later.version')
            .whereRef('later.incident', '=', 'leftOut.incident')
            .whereRef('later.person', '=', 'leftOut.person')
            .whereRef('later.version', '>', 'leftOut.version'),
        ),
      ),
    )
}
