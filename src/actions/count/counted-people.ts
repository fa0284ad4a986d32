import type { PairRow } from '../../storage/core/tables.ts'
import { listPairs } from '../../storage/count/pairs.ts'
import { excludedPeople, excludedRows } from '../../storage/people/exclusions.ts'
import type { Book } from '../book/book.ts'
import { addedUp, type ByState, countIn } from '../people/by-state.ts'
import { eachPerson, type KnownPerson } from '../people/people.ts'

/** The people of a recount by State without those whom the officer left out, and how many these are. */
export async function headcountByState(
  book: Book,
  incident: string,
  byState: string,
): Promise<{ groups: ByState; leftOut: number }> {
  const rows = await excludedRows(book.db, incident)
  const change: ByState = {}
  for (const row of rows) countIn(change, row, -1)
  return { groups: addedUp(JSON.parse(byState) as ByState, change), leftOut: rows.length }
}

/** The pairs in doubt or decided, without those of people left out alone: whom nobody counts nobody doubts. */
export async function countedPairs(book: Book, incident: string): Promise<PairRow[]> {
  const [pairs, leftOut] = await Promise.all([listPairs(book.db, incident), excludedPeople(book.db, incident)])
  const isCounted = (person: string | null) => person === null || !leftOut.has(person)
  return pairs.filter(({ onePerson, otherPerson }) => isCounted(onePerson) || isCounted(otherPerson))
}

/** All the affected but those left out, one after the other. */
export async function* eachCountedPerson(book: Book, incident: string): AsyncGenerator<KnownPerson> {
  const leftOut = await excludedPeople(book.db, incident)
  for await (const known of eachPerson(book, incident)) if (!leftOut.has(known.id)) yield known
}
