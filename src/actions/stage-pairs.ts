import type { Decided, DoubtfulPair, Joined, Joining, Located } from '../people/join.ts'
import { listPairs, stagePair } from '../storage/pairs.ts'
import type { PairRow } from '../storage/tables.ts'
import type { IncidentVault } from '../storage/vault.ts'
import type { World } from '../world.ts'

const PAIRS_A_BATCH = 500

/** What the two descriptions of a decided pair say, as `evidenceText` puts it. */
export type PairTexts = { one: string; other: string }

/** Under this name the texts of a decided pair are sealed for its incident. */
export const PAIR_TEXTS = 'pair'

/**
 * Settles a joining by what was decided of pairs, and stages the pairs that are then in doubt, together with those that
 * are decided. What an earlier comparison joined as likely is still in doubt: people known stay joined in a later one.
 */
export async function stagePairs(
  world: World,
  vault: IncidentVault,
  { incident, roster: basis }: { incident: string; roster: string },
  joins: Joining,
): Promise<{ joined: Joined; atMost: number; review: number }> {
  const before = await listPairs(world.db, incident)
  const decided = before.filter(({ decision }) => decision !== null)
  const joined = joins.settle(decided.map((row) => decidedIn(vault, row)))
  const settled = decided.map((row, at) => located(row, joined.decided[at] ?? null))
  const known = new Set(settled.map(keyOf))
  const found = joined.pairs.map(pairRow).filter((row) => !known.has(keyOf(row)))
  const carried = stillJoined(before, new Set([...known, ...found.map(keyOf)]))
  await stage(world, basis, [...settled, ...found, ...carried])
  const review = joined.pairs.filter(({ kind }) => kind === 'open').length
  return { joined, atMost: joined.atMost + carried.length, review }
}

function decidedIn(vault: IncidentVault, { decision, sealed }: PairRow): Decided {
  const texts = vault.open<PairTexts>(PAIR_TEXTS, sealed!)
  return { ...texts, same: decision === 'unsure' ? null : decision === 'same' }
}

function located(row: PairRow, place: Located | null): PairRow {
  return place ? { ...row, ...inOrder(place) } : { ...row, one_person: null, other_person: null }
}

function pairRow({ kind, match, reasons, ...place }: DoubtfulPair): PairRow {
  return {
    basis: '',
    ...inOrder(place),
    kind,
    likelihood: match,
    reasons: JSON.stringify(reasons),
    ...{ decision: null, decided_at: null, decided_by: null, sealed: null },
  }
}

function inOrder({ one, other, onePerson, otherPerson }: Located) {
  return one < other
    ? { one, other, one_person: onePerson, other_person: otherPerson }
    : { one: other, other: one, one_person: otherPerson, other_person: onePerson }
}

// The description may be gone with its roster: then there is no one person of whom to doubt.
function stillJoined(before: readonly PairRow[], known: ReadonlySet<string>): PairRow[] {
  return before.filter(
    (row) => row.kind === 'joined' && row.decision === null && row.one_person !== null && !known.has(keyOf(row)),
  )
}

async function stage(world: World, basis: string, rows: readonly PairRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += PAIRS_A_BATCH)
    await world.backend.batch(rows.slice(at, at + PAIRS_A_BATCH).map((row) => stagePair({ ...row, basis })))
}

function keyOf({ one, other }: PairTexts): string {
  return `${one} ${other}`
}
