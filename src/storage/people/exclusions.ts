import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import type { LeftOutRow } from '../core/people-tables.ts'
import { type Write, write } from '../core/statement.ts'
import { type Affected, findAffected, type StoredPerson } from './people.ts'

/** A decision about one person: out of the count and the mail (`isOut`), or in again; why is sealed. */
export type StoredExclusion = Omit<LeftOutRow, 'isOut'> & { isOut: boolean }

/** Those of an incident whom the officer excluded: they are not counted and get no letter. */
export async function excludedPeople(db: Reader, incident: string): Promise<Set<string>> {
  const rows = await standing(db)
    .where('leftOut.incident', '=', incident)
    .select('person')
    .where('isOut', '=', 1)
    .execute()
  return new Set(rows.map(({ person }) => person))
}

/** Those of an incident about whom anything was decided. */
export async function decidedPeople(db: Reader, incident: string): Promise<Set<string>> {
  const rows = await tables(db).selectFrom('leftOut').select('person').where('incident', '=', incident).execute()
  return new Set(rows.map(({ person }) => person))
}

/** Those whom the officer excluded from each of these incidents. */
export function excludedAmong(db: Reader, incidents: readonly string[]): Promise<Affected[]> {
  const newest = standing(db).where('leftOut.incident', 'in', eachOf(incidents))
  return newest.select(['leftOut.incident', 'leftOut.person']).where('isOut', '=', 1).execute()
}

/** Those of these people, who were excluded, who are still among the affected: what stands outside their seals is not counted. */
export async function findExcluded(db: Reader, excluded: readonly Affected[]): Promise<StoredPerson[]> {
  return excluded.length === 0 ? [] : await findAffected(db, excluded)
}

/** What was decided of one person, oldest first. */
export async function listExclusionsOf(db: Reader, incident: string, person: string): Promise<StoredExclusion[]> {
  const rows = await decisions(db, incident).where('person', '=', person).orderBy('version').execute()
  return rows.map(exclusionIn)
}

/** Every decision about anybody of an incident, in the order in which they were made. */
export async function listExclusions(db: Reader, incident: string): Promise<StoredExclusion[]> {
  const rows = await decisions(db, incident).orderBy('decidedAt').orderBy('version').execute()
  return rows.map(exclusionIn)
}

/** The write that saves a decision; the table refuses a version that somebody else took. */
export function insertExclusion({ isOut, ...rest }: StoredExclusion): Write {
  return write((to) => to.insertInto('leftOut').values({ ...rest, isOut: Number(isOut) }))
}

function decisions(db: Reader, incident: string) {
  return tables(db).selectFrom('leftOut').selectAll().where('incident', '=', incident)
}

function exclusionIn(row: LeftOutRow): StoredExclusion {
  return { ...row, isOut: row.isOut === 1 }
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
