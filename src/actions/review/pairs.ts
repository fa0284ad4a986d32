import { randomBytes } from 'node:crypto'
import type { Act } from '../../breach/words/acts.ts'
import { Missing, Refused } from '../../errors.ts'
import { evidenceText } from '../../people/linkage/comparison/evidence.ts'
import type { Described } from '../../people/linkage/join.ts'
import { splitDescriptions } from '../../people/linkage/split-descriptions.ts'
import { listPairs, type PairDecision, type PairState, type StoredPair, updatePair } from '../../storage/count/pairs.ts'
import { dropStaged, type RosterSnapshot } from '../../storage/count/roster-snapshots.ts'
import type { Json } from '../../storage/log/canonical.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { findEmailWithdrawal, insertEmailWithdrawal } from '../../storage/people/email-withdrawals.ts'
import { findAnybody } from '../../storage/people/people.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { Book } from '../book/book.ts'
import { commitSnapshot } from '../count/roster-snapshot.ts'
import { PAIR_TEXTS, type PairTexts, spanOf } from '../count/stage-pairs.ts'
import { type OpenIncident, openIncident } from '../incident/open-incident.ts'
import { addressCarried } from '../people/corrected-address.ts'
import { excludedOf } from '../people/exclusions.ts'
import { vaultOf } from '../people/people.ts'
import { unsealPeople } from '../people/sealed-blocks.ts'
import { descriptionsOf } from '../people/sealed-person.ts'
import { snapshotOf } from '../people/snapshot.ts'
import { byStateAfter } from '../roster/stage-import.ts'
import { merge, type Place, type Rewrite, split } from './merge-split.ts'

/** A pair by its two descriptions. */
export type PairId = { one: string; other: string }

/** What is kept of a decided pair: what both say, and which descriptions changed hands by it. */
type Kept = PairTexts & { moved?: string[] }

/** Records whether two descriptions are of one person. The people are counted anew by it; it can be taken back. */
export async function decidePair(book: Book, by: Actor, incident: string, id: PairId, decision: PairDecision) {
  const found = await thePair(await openIncident(book, incident), id)
  const { pair } = found
  if (pair.decision !== null && pair.decision !== 'unsure')
    throw new Refused('This pair is already decided. Undo that decision first.')
  const parted = pair.onePerson !== pair.otherPerson
  const change =
    decision === 'same' && parted ? 'one' : decision === 'different' && !parted && pair.kind === 'joined' ? 'two' : null
  const facts = { pair: [pair.one, pair.other], decision }
  return await settle(book, by, found, { change, decision, act: 'pair_decided', facts })
}

/** Takes a decision back: the people are as many as without it. */
export async function reopenPair(book: Book, by: Actor, incident: string, id: PairId) {
  const found = await thePair(await openIncident(book, incident), id)
  const { pair } = found
  if (pair.decision === null) throw new Refused('This pair is not decided.')
  const here = pair.onePerson !== null && pair.otherPerson !== null
  const parted = pair.onePerson !== pair.otherPerson
  const undone =
    pair.decision === 'same' && pair.kind === 'open' && !parted
      ? ('two' as const)
      : pair.decision === 'different' && pair.kind === 'joined' && parted
        ? ('one' as const)
        : null
  const facts = { pair: [pair.one, pair.other] }
  return await settle(book, by, found, { change: here ? undone : null, decision: null, act: 'pair_reopened', facts })
}

type Found = {
  vault: IncidentVault
  pair: StoredPair
  rows: StoredPair[]
  before: RosterSnapshot
  opened: OpenIncident
}

/** The pair of these descriptions; throws Missing. */
async function thePair(opened: OpenIncident, { one, other }: PairId): Promise<Found> {
  const { book, id: incident } = opened
  const [before, rows] = await Promise.all([snapshotOf(opened), listPairs(book.db, incident)])
  const pair = rows.find((row) => row.one === one && row.other === other)
  if (!before || !pair) throw new Missing(`Incident ${incident} has no such pair. A newer roster may have resolved it.`)
  return { vault: await vaultOf(opened), pair, rows, before, opened }
}

type Settling = {
  change: 'one' | 'two' | null
  decision: PairDecision | null
  act: Act
  facts: Record<string, Json>
}

async function settle(book: Book, by: Actor, found: Found, { change, decision, act, facts }: Settling) {
  const { pair, rows, before, opened } = found
  const { id: incident } = opened
  if (change === 'one') await refuseHalfLeftOut(opened, pair)
  const id = randomBytes(6).toString('hex')
  const rewrite = change && (await rewriteFor(book, found, { incident, recount: id, basis: pair.basis }, change))
  const next = { ...pair, ...(await decisionFacts(book, by, found, decision, rewrite)) }
  const after = rows.map((row) => moved(row === pair ? next : row, rewrite))
  const people = before.people + (change === 'two' ? 1 : change === 'one' ? -1 : 0)
  const byState = await byStateAfter(opened, rewrite?.change ?? {})
  const counted = { people, ...spanOf(people, after), byState, staged: rewrite?.staged ?? 0 }
  const cause = { id, incident, number: before.number + 1, cause: 'pair' as const, roster: null, act, facts }
  const writes = [
    updatePair(next),
    ...(rewrite ? [...rewrite.writes, ...(await withdrawals(opened, rewrite))] : []),
    ...(rewrite && change === 'one' ? await addressCarried(book, found.vault, { ...rewrite, incident }) : []),
  ]
  await book.stage(rewrite?.staging ?? [])
  try {
    await commitSnapshot(book, by, { ...cause, writes }, counted)
  } catch (error) {
    await book.stage(dropStaged(id))
    throw error
  }
  return counted
}

// One person is counted or is not: which of the two holds is for somebody to say.
async function refuseHalfLeftOut(opened: OpenIncident, { onePerson, otherPerson }: StoredPair): Promise<void> {
  const leftOut = await excludedOf(opened)
  if (leftOut.has(onePerson ?? '') === leftOut.has(otherPerson ?? '')) return
  throw new Refused('One of the two is excluded and the other is not. Resolve that on their pages first.')
}

// Who took the consent to e-mail back is not asked again for being one with somebody, or two.
async function withdrawals(opened: OpenIncident, { from, to }: Rewrite) {
  const { book, id: incident } = opened
  const [before, known] = await Promise.all([from, to].map((person) => findEmailWithdrawal(book.db, incident, person)))
  return before === undefined || known !== undefined ? [] : insertEmailWithdrawal(incident, to, before)
}

function rewriteFor(book: Book, { vault, pair }: Found, place: Place, change: 'one' | 'two'): Promise<Rewrite> {
  if (change === 'one') return merge(book, vault, place, [pair.onePerson!, pair.otherPerson!])
  const kept = pair.sealed && vault.open<Kept>(PAIR_TEXTS, pair.sealed)
  return split(book, vault, place, pair.onePerson!, (said) => sidesAgain(said, pair, kept?.moved))
}

// What a decision had brought together goes apart as it came; what came since goes where it has more in common.
function sidesAgain(
  said: readonly Described[],
  { one, other }: StoredPair,
  moved: string[] = [],
): [Described[], Described[]] {
  const gone = new Set(moved)
  const known = said.filter(({ id }) => gone.has(id))
  if (known.length === 0 || gone.has(one) === gone.has(other)) return splitDescriptions(said, one, other)
  return [said.filter(({ id }) => !gone.has(id)), known]
}

async function decisionFacts(
  book: Book,
  by: Actor,
  { vault, pair, opened }: Found,
  decision: PairDecision | null,
  rewrite: Rewrite | null,
): Promise<PairState> {
  if (decision === null) return { decision, decidedAt: null, decidedBy: null, sealed: null }
  const texts = await textsOf(book, vault, opened.id, pair)
  const sealed = vault.seal(PAIR_TEXTS, { ...texts, ...(rewrite && { moved: rewrite.moved }) })
  return { decision, decidedAt: book.now(), decidedBy: by.id, sealed }
}

async function textsOf(book: Book, vault: IncidentVault, incident: string, pair: StoredPair): Promise<PairTexts> {
  const [one, other] = await theDescriptions(book, vault, incident, pair)
  return { one: evidenceText(one.person), other: evidenceText(other.person) }
}

/** The two descriptions of a pair; throws Missing where one is gone with its roster. */
export async function theDescriptions(
  book: Book,
  vault: IncidentVault,
  incident: string,
  { one, other, onePerson, otherPerson }: StoredPair,
): Promise<[Described, Described]> {
  const ids = [...new Set([onePerson, otherPerson])].filter((id) => id !== null)
  const rows = await findAnybody(book.db, incident, ids)
  const open = await unsealPeople(book.db, vault, rows)
  const said = rows.flatMap((row) => descriptionsOf(row.person, open(row)))
  const find = (id: string) => said.find((each) => each.id === id)
  const [first, second] = [find(one), find(other)]
  if (!first || !second) throw new Missing('One of the two records is on a withdrawn roster.')
  return [first, second]
}

function moved(row: StoredPair, rewrite: Rewrite | null): StoredPair {
  if (!rewrite) return row
  const gone = new Set(rewrite.moved)
  return {
    ...row,
    onePerson: gone.has(row.one) ? rewrite.to : row.onePerson,
    otherPerson: gone.has(row.other) ? rewrite.to : row.otherPerson,
  }
}
