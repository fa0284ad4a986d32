import { type RawBuilder, sql } from 'kysely'
import type { Residence } from '../../breach/law/states.ts'
import { type Reader, tables } from '../core/database.ts'
import { eachOf, eachPairOf } from '../core/json-list.ts'
import type { PersonRow } from '../core/people-tables.ts'
import type { Sealed } from '../core/sealed.ts'
/** A person of an incident as a recount has him or her: what is counted stands outside the seal, and names nobody. */
export type StoredPerson = {
  recount: string
  person: string
  incident: string
  state: Residence
  deceased: boolean
  reachable: boolean
  /** False: from this recount on no longer one of the affected. */
  present: boolean
} & PersonSeal

/** Sealed together with others in a block, whose number is `sheet`, or alone. */
export type PersonSeal = { sheet: number; sealed: null } | { sheet: null; sealed: Sealed }

/**
 * The people of an incident as they now stand, in the order of their ids. Each recount that found something new
 * of a person wrote him or her again, whole; the newest one that counts holds. `alsoGone`: with those who are no longer among
 * the affected.
 */
export async function listPeople(
  db: Reader,
  incident: string,
  by: { after?: string | undefined; reachable?: boolean; deceased?: true; alsoGone?: true; limit: number },
): Promise<StoredPerson[]> {
  const rows = await currentPeople(db, incident)
    .selectAll('people')
    .$if(by.alsoGone !== true, (query) => query.where('people.present', '=', 1))
    .$if(by.after !== undefined, (query) => query.where('people.person', '>', by.after ?? ''))
    .$if(by.reachable === true, (query) => query.where('people.reachable', '=', 1))
    .$if(by.reachable === false, (query) => query.where(sql<boolean>`people.reachable = 0`))
    .$if(by.deceased === true, (query) => query.where(sql<boolean>`people.deceased = 1`))
    .orderBy('people.person')
    .limit(by.limit)
    .execute()
  return rows.map(personIn)
}

/**
 * Those of the affected who were written anew since one of these was last written, in the order of their ids. Whose
 * descriptions somebody took over is among them: a recount that moves a description writes both people.
 */
export async function listWrittenSince(
  db: Reader,
  incident: string,
  recounts: readonly string[],
  by: { after?: string | undefined; limit: number },
): Promise<StoredPerson[]> {
  const first = sql<number>`(SELECT min(number) FROM recounts WHERE id IN ${eachOf(recounts)})`
  const rows = await currentPeople(db, incident)
    .selectAll('people')
    .where('people.present', '=', 1)
    .where('recounts.number', '>=', first)
    .$if(by.after !== undefined, (query) => query.where('people.person', '>', by.after ?? ''))
    .orderBy('people.person')
    .limit(by.limit)
    .execute()
  return rows.map(personIn)
}

/** One person of an incident as he or she now stands, or undefined. */
export async function findPerson(db: Reader, incident: string, person: string): Promise<StoredPerson | undefined> {
  return (await findPeople(db, incident, [person]))[0]
}

/** These people of an incident as they now stand, in no order. */
export async function findPeople(db: Reader, incident: string, people: readonly string[]): Promise<StoredPerson[]> {
  return (await findAnybody(db, incident, people)).filter(({ present }) => present)
}

/** These people as the newest recount has them, also those who are no longer among the affected. */
export async function findAnybody(db: Reader, incident: string, people: readonly string[]): Promise<StoredPerson[]> {
  const rows = currentPeople(db, incident).selectAll('people').where('people.person', 'in', eachOf(people))
  return (await rows.execute()).map(personIn)
}

/** Every row of these people, of each recount. */
export async function listEveryRowOf(db: Reader, incident: string, people: readonly string[]): Promise<StoredPerson[]> {
  const rows = tables(db).selectFrom('people').selectAll().where('incident', '=', incident)
  return (await rows.where('person', 'in', eachOf(people)).execute()).map(personIn)
}

/** The people of an incident as the newest recount has them, also those who are no longer among the affected (`present` 0). */
export function currentPeople(db: Reader, incident: string) {
  return everybody(db).where('people.incident', '=', incident)
}

/** A person of an incident. */
export type Affected = { incident: string; person: string }

/** These people, of any incidents, who are among the affected. */
export async function findAffected(db: Reader, people: readonly Affected[]): Promise<StoredPerson[]> {
  return (await affectedAmong(db, people).selectAll('people').execute()).map(personIn)
}

/** Those of these people, of any incidents, who are among the affected as the newest recount of each has them. */
export function affectedAmong(db: Reader, people: readonly Affected[]) {
  const wanted = eachPairOf(people.map(({ incident, person }) => [incident, person]))
  return affectedIn(db, wanted).orderBy('people.incident').orderBy('people.person')
}

/** Those who are among the affected as the newest recount of each has them, of the pairs of an incident and a person in `wanted`. */
export function affectedIn(db: Reader, wanted: RawBuilder<unknown>) {
  return everybody(db)
    .where('people.present', '=', 1)
    .where(sql<boolean>`(people.incident, people.person) IN ${wanted}`)
}

// Every name here is one word: to look for capitals in those of a million rows takes seconds and finds none.
function everybody(db: Reader) {
  return tables(db)
    .withoutPlugins()
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

/** A row as it is read. The table refuses whoever lies in a block and alone, or nowhere. */
export function personIn({ deceased, reachable, present, ...rest }: PersonRow): StoredPerson {
  const outside = { deceased: deceased === 1, reachable: reachable === 1, present: present === 1 }
  return { ...rest, ...outside } as StoredPerson
}
