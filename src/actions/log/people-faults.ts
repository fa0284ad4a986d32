import { newestSnapshot, type RosterSnapshot } from '../../storage/count/roster-snapshots.ts'
import { listPeople } from '../../storage/people/people.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { Book } from '../book/book.ts'
import { everyIncident } from '../incident/every-incident.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { countIn } from '../people/by-state.ts'
import { knownVaultOf } from '../people/people.ts'
import { unsealPeople } from '../people/sealed-blocks.ts'

const PAGE = 480

/**
 * The first incident whose people are not those of its count, as a sentence: each must open, and by State they must add up
 * to what the count says. People whose key was destroyed are gone, and are not looked for.
 */
export async function faultInPeople(book: Book): Promise<string | null> {
  for await (const opened of everyIncident(book)) {
    const fault = await faultIn(opened)
    if (fault) return fault
  }
  return null
}

const TRIES = 3

// People who are imported while they are looked at are looked at again.
async function faultIn(opened: OpenIncident): Promise<string | null> {
  const { book, id } = opened
  for (let tries = 1; ; tries += 1) {
    const [vault, newest] = await Promise.all([knownVaultOf(opened), newestSnapshot(book.db, id)])
    const fault = vault && newest ? await faultAgainst(opened, vault, newest) : null
    const now = await newestSnapshot(book.db, id)
    if (fault === null || now?.id === newest?.id || tries === TRIES) return fault
  }
}

async function faultAgainst(
  { book, id }: OpenIncident,
  vault: IncidentVault,
  newest: RosterSnapshot,
): Promise<string | null> {
  const left = structuredClone(newest.byState)
  for (let after: string | undefined; ; ) {
    const rows = await listPeople(book.db, id, { after, limit: PAGE })
    const open = await unsealPeople({ db: book.db }, vault, rows)
    for (const row of rows) {
      if (!opens(() => open(row))) return `person ${row.person} of incident ${id} was changed outside Breachbook`
      countIn(left, row, -1)
    }
    if (rows.length < PAGE) break
    after = rows.at(-1)?.person
  }
  const isOdd = Object.values(left).some((group) => Object.values(group).some((number) => number !== 0))
  return isOdd ? `the people of incident ${id} are not those of its count: rows were changed outside Breachbook` : null
}

function opens(open: () => unknown): boolean {
  try {
    open()
    return true
  } catch {
    return false
  }
}
