import { sql } from 'kysely'
import type { Statement } from './backend.ts'
import type { Reader } from './database.ts'
import type { PersonRow } from './tables.ts'

/**
 * The people of an incident as they now stand, in the order of their ids. Each roster that knew something new
 * of a person wrote him or her again, whole; the newest one that counts holds.
 */
export function listPeople(
  db: Reader,
  incident: string,
  by: { after?: string | undefined; reachable?: boolean; limit: number },
): Promise<PersonRow[]> {
  return current(db, incident)
    .selectAll('people')
    .$if(by.after !== undefined, (query) => query.where('people.person', '>', by.after ?? ''))
    .$if(by.reachable !== undefined, (query) => query.where('people.reachable', '=', Number(by.reachable)))
    .orderBy('people.person')
    .limit(by.limit)
    .execute()
}

/** One person of an incident as he or she now stands, or undefined. */
export function findPerson(db: Reader, incident: string, person: string): Promise<PersonRow | undefined> {
  return current(db, incident).selectAll('people').where('people.person', '=', person).executeTakeFirst()
}

/** These people of an incident as they now stand, in no order; at most as many as a statement takes. */
export function findPeople(db: Reader, incident: string, people: readonly string[]): Promise<PersonRow[]> {
  return current(db, incident).selectAll('people').where('people.person', 'in', people).execute()
}

/** How many people there are, by State, and how many of them no letter reaches. */
export function countPeople(db: Reader, incident: string) {
  return current(db, incident)
    .select(({ fn }) => [
      'people.state',
      'people.deceased',
      fn.countAll<number>().as('people'),
      fn.sum<number>(sql<number>`1 - people.reachable`).as('unreachable'),
    ])
    .groupBy(['people.state', 'people.deceased'])
    .execute()
}

/** The ids of the people whose fingerprint is one of these. */
export async function findByFingerprint(db: Reader, incident: string, keys: readonly Uint8Array[]): Promise<string[]> {
  const rows = await db
    .selectFrom('person_keys')
    .select('person')
    .distinct()
    .where('incident', '=', incident)
    .where('key', 'in', keys)
    .where('roster', 'in', (inner) => inner.selectFrom('rosters').select('id').where('incident', '=', incident))
    .execute()
  return rows.map((row) => row.person)
}

/** The statement that stages one person; nothing counts before its roster does. */
export function stagePerson(row: PersonRow): Statement {
  const { roster, person, incident, state, deceased, reachable, sealed } = row
  return {
    sql: 'INSERT INTO people (roster, person, incident, state, deceased, reachable, sealed) VALUES (?, ?, ?, ?, ?, ?, ?)',
    parameters: [roster, person, incident, state, deceased, reachable, sealed],
  }
}

/** The statement that stages one fingerprint of a person. */
export function stageKey(row: { incident: string; key: Uint8Array; person: string; roster: string }): Statement {
  return {
    sql: 'INSERT OR IGNORE INTO person_keys (incident, key, person, roster) VALUES (?, ?, ?, ?)',
    parameters: [row.incident, row.key, row.person, row.roster],
  }
}

function current(db: Reader, incident: string) {
  return db
    .selectFrom('people')
    .innerJoin('rosters', 'rosters.id', 'people.roster')
    .where('people.incident', '=', incident)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('people as later')
            .innerJoin('rosters as newer', 'newer.id', 'later.roster')
            .select('later.person')
            .whereRef('later.incident', '=', 'people.incident')
            .whereRef('later.person', '=', 'people.person')
            .whereRef('newer.number', '>', 'rosters.number'),
        ),
      ),
    )
}
