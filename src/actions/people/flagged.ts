import { listPeople, type StoredPerson } from '../../storage/people/people.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { excludedOf } from './exclusions.ts'
import { type Filter, holderOf } from './flags.ts'
import { type KnownPerson, openPeople, peopleInOrder } from './people.ts'

/** As many as one page unseals, and reads without unsealing, in search of those it shows. */
const UNSEALED = 2000
const READ = 20_000
const TOGETHER = 500

/** A page of a filtered list. `looked` people were looked at for it; `next` goes on, null: that is the end. */
export type FilteredPage = { items: KnownPerson[]; next: string | null; looked: number }

/** The people a filter asks for, a page at a time, in the order of the list. One page looks at so many and no more. */
export async function pageOfFiltered(
  opened: OpenIncident,
  by: { filter: Filter; after?: string | undefined; limit: number },
): Promise<FilteredPage> {
  if (by.filter === 'left_out') return await pageOfLeftOut(opened, by)
  const holds = await holderOf(opened)
  const items: KnownPerson[] = []
  let [after, looked, unsealed] = [by.after, 0, 0]
  while (looked < READ && unsealed < UNSEALED) {
    const { rows, people } = await candidates(opened, by.filter, after)
    for (const each of people.filter((person) => holds(person, by.filter))) {
      items.push(each)
      if (items.length === by.limit) return { items, next: each.id, looked: looked + rows.length }
    }
    looked += rows.length
    unsealed += people.length
    after = rows.at(-1)?.person
    if (rows.length < TOGETHER) return { items, next: null, looked }
  }
  return { items, next: after ?? null, looked }
}

// Who is deceased, and whose letter is stopped, stands outside the seal: nobody else has to be opened for it.
async function candidates(opened: OpenIncident, filter: Filter, after: string | undefined) {
  const { book, id: incident } = opened
  const stopped = filter === 'no_address' ? { reachable: false } : {}
  const rows = await listPeople(book.db, incident, { after, limit: TOGETHER, ...stopped })
  const wanted = rows.filter((row) => mayHold(row, filter))
  return { rows, people: await openPeople(opened, wanted) }
}

function mayHold({ deceased }: StoredPerson, filter: Filter): boolean {
  return deceased || (filter !== 'deceased' && filter !== 'dead_over_50_years')
}

async function pageOfLeftOut(
  opened: OpenIncident,
  { after = '', limit }: { after?: string | undefined; limit: number },
) {
  const ids = [...(await excludedOf(opened))].toSorted().filter((id) => id > after)
  const items = await Array.fromAsync(peopleInOrder(opened, ids.slice(0, limit)))
  return { items, next: ids.length > limit ? (ids[limit - 1] ?? null) : null, looked: items.length }
}
