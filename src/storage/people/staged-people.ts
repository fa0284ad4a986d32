import { type Reader, tables } from '../core/database.ts'
import { type Staged, stageSql } from '../core/statement.ts'
import { personIn, type StoredPerson } from './people.ts'

/** These people as a recount staged them, in no order. */
export async function listStaged(
  db: Reader,
  incident: string,
  recount: string,
  people: readonly string[],
): Promise<StoredPerson[]> {
  const rows = await tables(db)
    .selectFrom('people')
    .selectAll()
    .where('incident', '=', incident)
    .where('recount', '=', recount)
    .where('person', 'in', people)
    .execute()
  return rows.map(personIn)
}

/** The statement that stages one person; nothing counts before its recount does. */
export function stagePerson(row: StoredPerson): Staged {
  const { recount, person, incident, state, deceased, reachable, present, sheet, sealed } = row
  return stageSql(STAGE, [
    ...[recount, person, incident, state],
    ...[Number(deceased), Number(reachable), Number(present), sheet, sealed],
  ])
}

const STAGE =
  'INSERT OR REPLACE INTO people (recount, person, incident, state, deceased, reachable, present, sheet, sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)'

/** The statement that takes a staged person back. */
export function unstagePerson({ incident, recount, person }: Pick<StoredPerson, 'incident' | 'recount' | 'person'>) {
  return stageSql('DELETE FROM people WHERE incident = ? AND person = ? AND recount = ?', [incident, person, recount])
}
