import { doubtsOf } from '../../people/linkage/doubts.ts'
import type { Decided, DoubtfulPair, Joined, Joining } from '../../people/linkage/join.ts'
import type { Located } from '../../people/linkage/located.ts'
import { type DecidedPair, listPairs, type StoredPair, stagePair } from '../../storage/count/pairs.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { Book } from '../book/book.ts'

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
  book: Book,
  vault: IncidentVault,
  { incident, roster: basis }: { incident: string; roster: string },
  joins: Joining,
): Promise<{ joined: Joined; atLeast: number; atMost: number; expected: number; review: number }> {
  const before = await listPairs(book.db, incident)
  const decided = before.filter((row) => row.decision !== null)
  const likely = before.filter(({ kind, decision }) => kind === 'joined' && decision === null)
  const joined = joins.settle(
    decided.map((row) => decidedIn(vault, row)),
    likely,
  )
  const settled = decided.map((row, at) => located(row, joined.decided[at] ?? null))
  const known = new Set(settled.map(keyOf))
  const found = joined.pairs.map(storedPair).filter((row) => !known.has(keyOf(row)))
  const carried = stillJoined(likely, joined.earlier, new Set([...known, ...found.map(keyOf)]))
  const rows = [...settled, ...found, ...carried]
  await stage(book, basis, rows)
  return { joined, ...spanOf(joined.people, rows) }
}

/** The numbers between which the truth lies, where it probably lies, and how many pairs of people may be one. */
export function spanOf(people: number, rows: readonly StoredPair[]) {
  const { open, atLeast, atMost, expected } = doubtsOf(people, rows.map(doubted))
  return { atLeast, atMost, expected, review: open.length }
}

/** A pair as the count of people sees it. */
export function doubted(row: StoredPair) {
  const { kind, decision, onePerson, otherPerson, likelihood } = row
  return { row, kind, decision, onePerson, otherPerson, likelihood }
}

function decidedIn(vault: IncidentVault, { decision, sealed }: DecidedPair): Decided {
  const texts = vault.open<PairTexts>(PAIR_TEXTS, sealed)
  return { ...texts, same: decision === 'unsure' ? null : decision === 'same' }
}

function located(row: StoredPair, place: Located | null): StoredPair {
  return place ? { ...row, ...inOrder(place) } : { ...row, onePerson: null, otherPerson: null }
}

function storedPair({ kind, match, reasons, ...place }: DoubtfulPair): StoredPair {
  return {
    basis: '',
    ...inOrder(place),
    kind,
    likelihood: match,
    reasons,
    ...{ decision: null, decidedAt: null, decidedBy: null, sealed: null },
  }
}

function inOrder({ one, other, onePerson, otherPerson }: Located) {
  return one < other
    ? { one, other, onePerson, otherPerson }
    : { one: other, other: one, onePerson: otherPerson, otherPerson: onePerson }
}

function stillJoined(
  likely: readonly StoredPair[],
  places: readonly (Located | null)[],
  known: ReadonlySet<string>,
): StoredPair[] {
  return likely.flatMap((row, at) => {
    const place = places[at]
    if (!place || place.onePerson !== place.otherPerson || known.has(keyOf(row))) return []
    return [{ ...row, onePerson: place.onePerson, otherPerson: place.otherPerson }]
  })
}

async function stage(book: Book, basis: string, rows: readonly StoredPair[]): Promise<void> {
  for (let at = 0; at < rows.length; at += PAIRS_A_BATCH)
    await book.stage(rows.slice(at, at + PAIRS_A_BATCH).map((row) => stagePair({ ...row, basis })))
}

function keyOf({ one, other }: PairTexts): string {
  return `${one} ${other}`
}
