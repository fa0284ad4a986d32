import { Conflict } from '../../errors.ts'
import type { Described } from '../../people/linkage/join.ts'
import type { Staged } from '../../storage/core/statement.ts'
import { moveDescriptions } from '../../storage/count/pairs.ts'
import type { ByState } from '../../storage/count/roster-snapshots.ts'
import { findPeople, type StoredPerson } from '../../storage/people/people.ts'
import { stageIndexPages } from '../../storage/people/search-index-pages.ts'
import { stagePerson } from '../../storage/people/staged-people.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { Book } from '../book/book.ts'
import { countIn } from '../people/by-state.ts'
import { unsealPeople } from '../people/sealed-blocks.ts'
import { boundTo, countedOutside, descriptionsOf, personFrom, type SealedPerson } from '../people/sealed-person.ts'
import { searchValuesOf } from '../people/search-index.ts'

/** Where people are joined or parted: under which snapshot, and under which comparison their pairs stand. */
export type Place = { incident: string; snapshot: string; basis: string }

/** What has to be staged, and written, so that people are one or two; `moved` are the descriptions that changed hands. */
export type Rewrite = {
  staging: Staged[]
  writes: ReturnType<typeof moveDescriptions>
  staged: number
  change: ByState
  moved: string[]
  /** Whose they were, and to whom they belong now. */
  from: string
  to: string
}

type Somebody = { row: StoredPerson; sealed: SealedPerson; descriptions: readonly Described[] }

/** Makes one person of two: who has the earlier id stays. */
export async function merge(book: Book, vault: IncidentVault, place: Place, ids: readonly [string, string]) {
  const [stays, goes] = ids.toSorted() as [string, string]
  const [one, other] = await somebody(book, vault, place.incident, [stays, goes])
  const change: ByState = {}
  for (const { row } of [one!, other!]) countIn(change, row, -1)
  const whole = personFrom(stays, [...one!.descriptions, ...other!.descriptions])
  return rewrite(place, change, {
    staging: [
      ...personStatements(vault, place, stays, whole, change, other!.descriptions),
      stagePerson({ ...other!.row, recount: place.snapshot, present: false }),
    ],
    moved: other!.descriptions.map(({ id }) => id),
    from: goes,
    to: stays,
  })
}

/** Makes two people of one; `sides` says of the descriptions which are of the one and which of the other. */
export async function split(
  book: Book,
  vault: IncidentVault,
  place: Place,
  id: string,
  sides: (descriptions: readonly Described[]) => [Described[], Described[]],
): Promise<Rewrite> {
  const [whole] = await somebody(book, vault, place.incident, [id])
  const [one, other] = sides(whole!.descriptions)
  const [stays, goes] = other.some((each) => each.id === id) ? [other, one] : [one, other]
  const change: ByState = {}
  countIn(change, whole!.row, -1)
  const to = goes.map((each) => each.id).sort()[0]!
  return rewrite(place, change, {
    staging: [
      ...personStatements(vault, place, id, personFrom(id, stays), change, []),
      ...personStatements(vault, place, to, personFrom(to, goes), change, goes),
    ],
    moved: goes.map((each) => each.id),
    from: id,
    to,
  })
}

async function somebody(book: Book, vault: IncidentVault, incident: string, ids: string[]): Promise<Somebody[]> {
  const rows = new Map((await findPeople(book.db, incident, ids)).map((row) => [row.person, row]))
  const open = await unsealPeople(book, vault, [...rows.values()])
  return ids.map((id) => {
    const row = rows.get(id)
    if (!row) throw new Conflict('One of the two is no longer counted as affected. Review the pairs again.')
    const sealed = open(row)
    return { row, sealed, descriptions: descriptionsOf(id, sealed) }
  })
}

function personStatements(
  vault: IncidentVault,
  { incident, snapshot }: Place,
  id: string,
  sealed: SealedPerson,
  change: ByState,
  found: readonly Described[],
): Staged[] {
  const outside = countedOutside(sealed.person)
  countIn(change, outside, 1)
  const values = found.flatMap(({ person }) => searchValuesOf(person))
  return [
    stagePerson({
      recount: snapshot,
      person: id,
      incident,
      ...outside,
      present: true,
      sheet: null,
      sealed: vault.seal(id, boundTo(snapshot, outside, sealed)),
    }),
    ...stageIndexPages(vault, snapshot, id, values),
  ]
}

function rewrite(place: Place, change: ByState, changed: Pick<Rewrite, 'staging' | 'moved' | 'from' | 'to'>): Rewrite {
  return { ...changed, change, staged: 2, writes: moveDescriptions(place.basis, changed.moved, changed.to) }
}
