import type { PairRow } from '../../storage/core/tables.ts'
import { listPairs } from '../../storage/count/pairs.ts'
import { excludedPeople, excludedRows } from '../../storage/people/exclusions.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { addedUp, type ByState, countIn } from '../people/by-state.ts'
import { eachPerson, type KnownPerson } from '../people/people.ts'

/** The people of a recount by State without those whom the officer left out, and how many these are. */
export async function headcountByState(
  opened: OpenIncident,
  byState: string,
): Promise<{ groups: ByState; leftOut: number }> {
  const { book, id: incident } = opened
  const rows = await excludedRows(book.db, incident)
  const change: ByState = {}
  for (const row of rows) countIn(change, row, -1)
  return { groups: addedUp(JSON.parse(byState) as ByState, change), leftOut: rows.length }
}

/** The pairs in doubt or decided, without those of people left out alone: whom nobody counts nobody doubts. */
export async function countedPairs(opened: OpenIncident): Promise<PairRow[]> {
  const { book, id: incident } = opened
  const [pairs, leftOut] = await Promise.all([listPairs(book.db, incident), excludedPeople(book.db, incident)])
  const isCounted = (person: string | null) => person === null || !leftOut.has(person)
  return pairs.filter(({ onePerson, otherPerson }) => isCounted(onePerson) || isCounted(otherPerson))
}

/** All the affected but those left out, one after the other. */
export async function* eachCountedPerson(opened: OpenIncident): AsyncGenerator<KnownPerson> {
  const { book, id: incident } = opened
  const leftOut = await excludedPeople(book.db, incident)
  for await (const known of eachPerson(opened)) if (!leftOut.has(known.id)) yield known
}
