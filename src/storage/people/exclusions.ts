import { batches } from '../core/batches.ts'
import { type Reader, tables } from '../core/database.ts'
import { type Write, write } from '../core/statement.ts'
import type { LeftOutRow, PersonRow } from '../core/tables.ts'
import { findPeople } from './people.ts'

/** Those of an incident whom the officer left out: they are not counted and get no letter. */
export async function excludedPeople(db: Reader, incident: string): Promise<Set<string>> {
  const rows = await standing(db, incident).select('person').where('isOut', '=', 1).execute()
  return new Set(rows.map(({ person }) => person))
}

/** The rows of those left out who are still among the affected: what stands outside their seals is what is not counted. */
export async function excludedRows(db: Reader, incident: string): Promise<PersonRow[]> {
  const rows: PersonRow[] = []
  for (const some of batches([...(await excludedPeople(db, incident))]))
    rows.push(...(await findPeople(db, incident, some)))
  return rows
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

function standing(db: Reader, incident: string) {
  return tables(db)
    .selectFrom('leftOut')
    .where('incident', '=', incident)
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
