import { Missing } from '../../errors.ts'
import { listPairs, type StoredPair } from '../../storage/count/pairs.ts'
import type { RosterSnapshot } from '../../storage/count/roster-snapshots.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { vaultOf } from '../people/people.ts'
import { snapshotOf } from '../people/snapshot.ts'

/** A pair by its two descriptions. */
export type PairId = { one: string; other: string }

/** A pair among all pairs of its incident, and the count before it is decided. */
export type FoundPair = {
  opened: OpenIncident
  vault: IncidentVault
  pair: StoredPair
  rows: StoredPair[]
  before: RosterSnapshot
}

/** The pair of these descriptions, or Missing. */
export async function thePair(opened: OpenIncident, { one, other }: PairId): Promise<FoundPair> {
  const { book, id: incident } = opened
  const [before, rows] = await Promise.all([snapshotOf(opened), listPairs(book.db, incident)])
  const pair = rows.find((row) => row.one === one && row.other === other)
  if (!before || !pair) throw new Missing(`Incident ${incident} has no such pair. A newer roster may have resolved it.`)
  return { opened, vault: await vaultOf(opened), pair, rows, before }
}
