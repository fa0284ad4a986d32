import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import { eachPairOf } from '../core/json-list.ts'
import { type Staged, stageSql } from '../core/statement.ts'
import type { PersonRow } from '../core/tables.ts'

/**
 * The people of an incident as they now stand, in the order of their ids. Each recount that found something new
 * of a person wrote him or her again, whole; the newest one that counts holds.
 */
export function listPeople(
  db: Reader,
  incident: string,
  by: { after?: string | undefined; reachable?: boolean; limit: number },
): Promise<PersonRow[]> {
  return currentPeople(db, incident)
    .selectAll('people')
    .where('people.present', '=', 1)
    .$if(by.after !== undefined, (query) => query.where('people.person', '>', by.after ?? ''))
    .$if(by.reachable === true, (query) => query.where('people.reachable', '=', 1))
    .$if(by.reachable === false, (query) => query.where(sql<boolean>`people.reachable = 0`))
    .orderBy('people.person')
    .limit(by.limit)
    .execute()
}

/** One person of an incident as he or she now stands, or undefined. */
export function findPerson(db: Reader, incident: string, person: string): Promise<PersonRow | undefined> {
  return currentPeople(db, incident)
    .selectAll('people')
    .where('people.present', '=', 1)
    .where('people.person', '=', person)
    .executeTakeFirst()
}

/** These people of an incident as they now stand, in no order; at most as many as a statement takes. */
export function findPeople(db: Reader, incident: string, people: readonly string[]): Promise<PersonRow[]> {
  return findAnybody(db, incident, people).then((rows) => rows.filter(({ present }) => present === 1))
}

/** These people as the newest recount has them, also those who are no longer among the affected. */
export function findAnybody(db: Reader, incident: string, people: readonly string[]): Promise<PersonRow[]> {
  return currentPeople(db, incident).selectAll('people').where('people.person', 'in', people).execute()
}

/** These people as a recount staged them, in no order. */
export function listStaged(
  db: Reader,
  incident: string,
  recount: string,
  people: readonly string[],
): Promise<PersonRow[]> {
  return tables(db)
    .selectFrom('people')
    .selectAll()
    .where('incident', '=', incident)
    .where('recount', '=', recount)
    .where('person', 'in', people)
    .execute()
}

/** The statement that stages one person; nothing counts before its recount does. */
export function stagePerson(row: PersonRow): Staged {
  const { recount, person, incident, state, deceased, reachable, present, sheet, sealed } = row
  return stageSql(STAGE, [recount, person, incident, state, deceased, reachable, present, sheet, sealed])
}

const STAGE =
  'INSERT OR REPLACE INTO people (recount, person, incident, state, deceased, reachable, present, sheet, sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)'

/** The statement that takes a staged person back. */
export function unstagePerson({ incident, recount, person }: Pick<PersonRow, 'incident' | 'recount' | 'person'>) {
  return stageSql('DELETE FROM people WHERE incident = ? AND person = ? AND recount = ?', [incident, person, recount])
}

/** The people of an incident as the newest recount has them, also those who are no longer among the affected (`present` 0). */
export function currentPeople(db: Reader, incident: string) {
  return everybody(db).where('people.incident', '=', incident)
}

/** A person of an incident. */
export type Affected = { incident: string; person: string }

/** Those of these people, of any incidents, who are among the affected as the newest recount of each has them. */
export function affectedAmong(db: Reader, people: readonly Affected[]) {
  const wanted = eachPairOf(people.map(({ incident, person }) => [incident, person]))
  return everybody(db)
    .where('people.present', '=', 1)
    .where(sql<boolean>`(people.incident, people.person) IN ${wanted}`)
    .orderBy('people.incident')
    .orderBy('people.person')
}

function everybody(db: Reader) {
  return tables(db)
    .selectFrom('people')
    .innerJoin('recounts', 'recounts.id', 'people.recount')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('people as later')
            .innerJoin('recounts as newer', 'newer.id', 'later.recount')
            .select('later.person')
            .whereRef('later.incident', '=', 'people.incident')
            .whereRef('later.person', '=', 'people.person')
            .whereRef('newer.number', '>', 'recounts.number'),
        ),
      ),
    )
}
