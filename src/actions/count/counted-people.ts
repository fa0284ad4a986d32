import type { PairRow } from '../../storage/core/tables.ts'
import { listPairs } from '../../storage/count/pairs.ts'
import { excludedRows } from '../../storage/people/exclusions.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { incidentPart } from '../incident/open-incident.ts'
import { addedUp, type ByState, countIn } from '../people/by-state.ts'
import { excludedOf } from '../people/exclusions.ts'
import { eachPerson, type KnownPerson } from '../people/people.ts'
import { snapshotOf } from '../people/snapshot.ts'

/** The people by State, as they were counted last, without those whom the officer left out, and how many these are. */
export const headcountByState = incidentPart(
  async (opened: OpenIncident): Promise<{ groups: ByState; leftOut: number }> => {
    const { book, id } = opened
    const [rows, snapshot] = await Promise.all([excludedRows(book.db, id), snapshotOf(opened)])
    const change: ByState = {}
    for (const row of rows) countIn(change, row, -1)
    return { groups: addedUp(JSON.parse(snapshot?.byState ?? '{}') as ByState, change), leftOut: rows.length }
  },
)

/** The pairs in doubt or decided, without those of people left out alone: whom nobody counts nobody doubts. */
export const countedPairs = incidentPart(async (opened: OpenIncident): Promise<PairRow[]> => {
  const { book, id: incident } = opened
  const [pairs, leftOut] = await Promise.all([listPairs(book.db, incident), excludedOf(opened)])
  const isCounted = (person: string | null) => person === null || !leftOut.has(person)
  return pairs.filter(({ onePerson, otherPerson }) => isCounted(onePerson) || isCounted(otherPerson))
})

/** All the affected but those left out, one after the other. */
export async function* eachCountedPerson(opened: OpenIncident): AsyncGenerator<KnownPerson> {
  const leftOut = await excludedOf(opened)
  for await (const known of eachPerson(opened)) if (!leftOut.has(known.id)) yield known
}
