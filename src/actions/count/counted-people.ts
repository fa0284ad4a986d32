import { listPairs, type StoredPair } from '../../storage/count/pairs.ts'
import type { ByState } from '../../storage/count/roster-snapshots.ts'
import { findExcluded } from '../../storage/people/exclusions.ts'
import type { StoredPerson } from '../../storage/people/people.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { excludedOf } from '../people/exclusions.ts'
import { eachPerson, type KnownPerson } from '../people/people.ts'
import { snapshotOf } from '../people/snapshot.ts'
import { pairsCounted, withoutThem } from './count-from.ts'

/** The people by State, as they were counted last, without those whom the officer excluded, and how many these are. */
export const headcountByState = incidentPart(
  async (opened: OpenIncident): Promise<{ groups: ByState; excluded: number }> => {
    const [rows, snapshot] = await Promise.all([excludedPeopleOf(opened), snapshotOf(opened)])
    return { groups: withoutThem(snapshot?.byState ?? {}, rows), excluded: rows.length }
  },
)

/** Those excluded who are still among the affected. */
export const excludedPeopleOf = incidentPart(async (opened: OpenIncident): Promise<StoredPerson[]> => {
  const { book, id: incident } = opened
  const excluded = [...(await excludedOf(opened))].map((person) => ({ incident, person }))
  return await findExcluded(book.db, excluded)
})

/** The pairs in doubt or decided, without those of excluded people alone: whom nobody counts nobody doubts. */
export const countedPairs = incidentPart(async (opened: OpenIncident): Promise<StoredPair[]> => {
  const { book, id: incident } = opened
  const [pairs, excluded] = await Promise.all([listPairs(book.db, incident), excludedOf(opened)])
  return pairsCounted(pairs, excluded)
})

/** All the affected but those excluded, one after the other. */
export async function* eachCountedPerson(opened: OpenIncident): AsyncGenerator<KnownPerson> {
  const excluded = await excludedOf(opened)
  for await (const known of eachPerson(opened)) if (!excluded.has(known.id)) yield known
}
