import { listPeople, type StoredPerson } from '../../storage/people/people.ts'
import { listPerhapsNoPatients } from '../../storage/people/perhaps-no-patients.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { excludedOf } from './exclusions.ts'
import { allIfFew } from './few-people.ts'
import { type Filter, holderOf } from './flags.ts'
import { type KnownPerson, peopleInOrder, unsealKnownPeople } from './people.ts'
import { affectedAmong } from './person-rows.ts'

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
  const { rows, end } = await candidatesFor(opened, by)
  const open = await unsealKnownPeople(opened, rows)
  const items: KnownPerson[] = []
  for (const [at, row] of rows.entries()) {
    const known = open(row)
    if (holds(known, by.filter)) items.push(known)
    if (items.length === by.limit) return { items, next: known.id, looked: at + 1 }
  }
  return { items, next: end, looked: rows.length }
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

const notedOf = incidentPart(({ book, id }: OpenIncident) => listPerhapsNoPatients(book.db, id))

/** As many entries that may be no patients are opened for their number. */
const MOST_COUNTED = 500

/** How many among very many people may be no patients; undefined where not even that can be said without looking at all. */
export async function countPerhapsNoPatients(opened: OpenIncident): Promise<number | undefined> {
  const asked = await notedOf(opened)
  if (asked.length === 0 || asked.length > MOST_COUNTED) return undefined
  const [holds, known] = await Promise.all([holderOf(opened), Array.fromAsync(peopleInOrder(opened, asked))])
  return known.filter((each) => holds(each, 'perhaps_no_patient')).length
}

/** Whom one page looks at, and after whom the next one goes on; null: there is nobody else. */
type Candidates = { rows: StoredPerson[]; end: string | null }

// Among very many people those are looked at whose rows were noted. Rosters of older versions have no such notes.
async function candidatesFor(
  opened: OpenIncident,
  { filter, after = '' }: { filter: Filter; after?: string | undefined },
): Promise<Candidates> {
  const noted = filter === 'perhaps_no_patient' ? await notedOf(opened) : []
  if (noted.length === 0) {
    const rows = await candidates(opened, filter, after)
    return { rows, end: rows.length < LOOKED_AT ? null : (rows.at(-1)?.person ?? null) }
  }
  const some = noted.filter((id) => id > after).slice(0, LOOKED_AT)
  const rows = await affectedAmong(opened, some)
  const end = some.length < LOOKED_AT ? null : (some.at(-1) ?? null)
  return { rows: rows.toSorted((one, other) => (one.person < other.person ? -1 : 1)), end }
}

// Who is deceased, and whose letter is stopped, stands outside the seal: nobody else has to be looked at for it.
function candidates({ book, id }: OpenIncident, filter: Filter, after: string): Promise<StoredPerson[]> {
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
