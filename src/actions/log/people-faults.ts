import { newestSnapshot, type RosterSnapshot } from '../../storage/count/roster-snapshots.ts'
import { listPeople, type StoredPerson } from '../../storage/people/people.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { Book } from '../book/book.ts'
import { everyIncident } from '../incident/every-incident.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { countIn } from '../people/by-state.ts'
import { knownVaultOf } from '../people/people.ts'
import { unsealPeople } from '../people/sealed-blocks.ts'
import { isOwnRow, type SealedPerson } from '../people/sealed-person.ts'

const PAGE = 480

/** What was looked at: how many people are sealed without saying for which row, as earlier versions did. */
export type PeopleSeen = { unbound: number }

/**
 * The first incident whose people are not those of its count, as a sentence: each must open, stand in the row that the seal
 * was made for, and by State they must add up to what the count says. People whose key was destroyed are gone, and are not
 * looked for.
 */
export async function faultInPeople(book: Book, seen: PeopleSeen): Promise<string | null> {
  for await (const opened of everyIncident(book)) {
    const { fault, unbound } = await lookedAt(opened)
    if (fault) return fault
    seen.unbound += unbound
  }
  return null
}

const TRIES = 3

type Looked = PeopleSeen & { fault: string | null }

// People who are imported while they are looked at are looked at again.
async function lookedAt(opened: OpenIncident): Promise<Looked> {
  const { book, id } = opened
  for (let tries = 1; ; tries += 1) {
    const [vault, newest] = await Promise.all([knownVaultOf(opened), newestSnapshot(book.db, id)])
    const looked = vault && newest ? await heldAgainst(opened, vault, newest) : { fault: null, unbound: 0 }
    const now = await newestSnapshot(book.db, id)
    if (looked.fault === null || now?.id === newest?.id || tries === TRIES) return looked
  }
}

async function heldAgainst({ book, id }: OpenIncident, vault: IncidentVault, newest: RosterSnapshot): Promise<Looked> {
  const left = structuredClone(newest.byState)
  let unbound = 0
  for (let after: string | undefined; ; ) {
    const rows = await listPeople(book.db, id, { after, alsoGone: true, limit: PAGE })
    const open = await unsealPeople({ db: book.db }, vault, rows)
    for (const row of rows) {
      const isOwn = isOwnOf(row, open)
      if (isOwn === false)
        return { fault: `person ${row.person} of incident ${id} was changed outside Breachbook`, unbound }
      if (isOwn === undefined) unbound += 1
      if (row.present) countIn(left, row, -1)
    }
    if (rows.length < PAGE) break
    after = rows.at(-1)?.person
  }
  const isOdd = Object.values(left).some((group) => Object.values(group).some((number) => number !== 0))
  const odd = `the people of incident ${id} are not those of its count: rows were changed outside Breachbook`
  return { fault: isOdd ? odd : null, unbound }
}

function isOwnOf(row: StoredPerson, open: (row: StoredPerson) => SealedPerson): boolean | undefined {
  try {
    return isOwnRow(row, open(row))
  } catch {
    return false
  }
}
