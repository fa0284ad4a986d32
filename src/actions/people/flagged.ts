import type { Incident } from '../../breach/incident/incident.ts'
import type { PersonRow } from '../../storage/core/tables.ts'
import { excludedPeople } from '../../storage/people/exclusions.ts'
import { listPeople } from '../../storage/people/people.ts'
import type { Book } from '../book/book.ts'
import { type Filter, holderOf } from './flags.ts'
import { type KnownPerson, openPeople, peopleInOrder } from './people.ts'

/** As many as one page opens, and reads without opening, in search of those it shows. */
const OPENED = 2000
const READ = 20_000
const TOGETHER = 500

/** A page of a filtered list. `looked` people were looked at for it; `next` goes on, null: that is the end. */
export type FilteredPage = { items: KnownPerson[]; next: string | null; looked: number }

/** The people a filter asks for, a page at a time, in the order of the list. One page looks at so many and no more. */
export async function pageOfFiltered(
  book: Book,
  incident: Incident,
  by: { filter: Filter; after?: string | undefined; limit: number },
): Promise<FilteredPage> {
  if (by.filter === 'left_out') return await pageOfLeftOut(book, incident.id, by)
  const holds = await holderOf(book, incident)
  const items: KnownPerson[] = []
  let [after, looked, opened] = [by.after, 0, 0]
  while (looked < READ && opened < OPENED) {
    const { rows, people } = await candidates(book, incident.id, by.filter, after)
    for (const each of people.filter((person) => holds(person, by.filter))) {
      items.push(each)
      if (items.length === by.limit) return { items, next: each.id, looked: looked + rows.length }
    }
    looked += rows.length
    opened += people.length
    after = rows.at(-1)?.person
    if (rows.length < TOGETHER) return { items, next: null, looked }
  }
  return { items, next: after ?? null, looked }
}

// Who is deceased, and whose letter is stopped, stands outside the seal: nobody else has to be opened for it.
async function candidates(book: Book, incident: string, filter: Filter, after: string | undefined) {
  const stopped = filter === 'no_address' ? { reachable: false } : {}
  const rows = await listPeople(book.db, incident, { after, limit: TOGETHER, ...stopped })
  const wanted = rows.filter((row) => mayHold(row, filter))
  return { rows, people: await openPeople(book, incident, wanted) }
}

function mayHold({ deceased }: PersonRow, filter: Filter): boolean {
  return deceased === 1 || (filter !== 'deceased' && filter !== 'dead_over_50_years')
}

async function pageOfLeftOut(
  book: Book,
  incident: string,
  { after = '', limit }: { after?: string | undefined; limit: number },
) {
  const ids = [...(await excludedPeople(book.db, incident))].toSorted().filter((id) => id > after)
  const items = await Array.fromAsync(peopleInOrder(book, incident, ids.slice(0, limit)))
  return { items, next: ids.length > limit ? (ids[limit - 1] ?? null) : null, looked: items.length }
}
