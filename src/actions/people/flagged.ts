import { listPeople, type StoredPerson } from '../../storage/people/people.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { excludedOf } from './exclusions.ts'
import { allIfFew } from './few-people.ts'
import { type Filter, holderOf } from './flags.ts'
import { type KnownPerson, peopleInOrder, unsealKnownPeople } from './people.ts'

/** As many as one page looks at in search of those it shows. */
const LOOKED_AT = 2000

/** A page of a filtered list. `looked` people were looked at for it; `next` goes on, null: that is the end. */
export type FilteredPage = { items: KnownPerson[]; next: string | null; looked: number }

/** The people a filter asks for, a page at a time, in the order of the list. One page looks at so many and no more. */
export async function pageOfFiltered(
  opened: OpenIncident,
  by: { filter: Filter; after?: string | undefined; limit: number },
): Promise<FilteredPage> {
  if (by.filter === 'left_out') return await pageOfExcluded(opened, by)
  const [holds, few] = await Promise.all([holderOf(opened), allIfFew(opened)])
  if (few) return pageAmong(few, (known) => holds(known, by.filter), by)
  const rows = await candidates(opened, by.filter, by.after)
  const open = await unsealKnownPeople(opened, rows)
  const items: KnownPerson[] = []
  for (const [at, row] of rows.entries()) {
    const known = open(row)
    if (holds(known, by.filter)) items.push(known)
    if (items.length === by.limit) return { items, next: known.id, looked: at + 1 }
  }
  const next = rows.length < LOOKED_AT ? null : (rows.at(-1)?.person ?? null)
  return { items, next, looked: rows.length }
}

function pageAmong(
  people: readonly KnownPerson[],
  isShown: (known: KnownPerson) => boolean,
  { after = '', limit }: { after?: string | undefined; limit: number },
): FilteredPage {
  const shown = people.filter((known) => known.id > after && isShown(known))
  const items = shown.slice(0, limit)
  return { items, next: shown.length > limit ? (items.at(-1)?.id ?? null) : null, looked: people.length }
}

// Who is deceased, and whose letter is stopped, stands outside the seal: nobody else has to be looked at for it.
function candidates({ book, id }: OpenIncident, filter: Filter, after: string | undefined): Promise<StoredPerson[]> {
  return listPeople(book.db, id, {
    after,
    limit: LOOKED_AT,
    ...(filter === 'no_address' && { reachable: false }),
    ...((filter === 'deceased' || filter === 'dead_over_50_years') && { deceased: true }),
  })
}

async function pageOfExcluded(
  opened: OpenIncident,
  { after = '', limit }: { after?: string | undefined; limit: number },
) {
  const ids = [...(await excludedOf(opened))].toSorted().filter((id) => id > after)
  const items = await Array.fromAsync(peopleInOrder(opened, ids.slice(0, limit)))
  return { items, next: ids.length > limit ? (ids[limit - 1] ?? null) : null, looked: items.length }
}
