import { randomBytes } from 'node:crypto'
import type { Act } from '../../breach/words/acts.ts'
import { Refused } from '../../errors.ts'
import { type PairDecision, type PairState, type StoredPair, updatePair } from '../../storage/count/pairs.ts'
import { dropStaged } from '../../storage/count/roster-snapshots.ts'
import type { Json } from '../../storage/log/canonical.ts'
import type { Actor } from '../../storage/log/commit.ts'
import type { Book } from '../book/book.ts'
import { commitSnapshot, nextSnapshot, type SnapshotCause, type StagedSnapshot } from '../count/roster-snapshot.ts'
import { PAIR_TEXTS, spanOf } from '../count/stage-pairs.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { openIncident } from '../incident/open-incident.ts'
import { excludedOf } from '../people/exclusions.ts'
import { byStateAfter } from '../roster/stage-import.ts'
import type { Rewrite } from './merge-split.ts'
import { pairTexts } from './pair-descriptions.ts'
import { type Change, type KeptPair, pairAfter, rewritePair, rewriteWrites } from './pair-rewrite.ts'
import { type FoundPair, type PairId, thePair } from './the-pair.ts'

/** Records whether two descriptions are of one person. The people are counted anew by it; it can be taken back. */
export async function decidePair(book: Book, by: Actor, incident: string, id: PairId, decision: PairDecision) {
  const found = await thePair(await openIncident(book, incident), id)
  const { pair } = found
  if (pair.decision !== null && pair.decision !== 'unsure')
    throw new Refused('This pair is already decided. Undo that decision first.')
  const facts = { pair: [pair.one, pair.other], decision }
  return await settle(found, by, { change: changeBy(decision, pair), decision, act: 'pair_decided', facts })
}

function changeBy(decision: PairDecision, { kind, onePerson, otherPerson }: StoredPair): Change | null {
  const areTwo = onePerson !== otherPerson
  if (decision === 'same' && areTwo) return 'merge'
  return decision === 'different' && !areTwo && kind === 'joined' ? 'split' : null
}

/** Takes a decision back: the people are as many as without it. */
export async function reopenPair(book: Book, by: Actor, incident: string, id: PairId) {
  const found = await thePair(await openIncident(book, incident), id)
  const { pair } = found
  if (pair.decision === null) throw new Refused('This pair is not decided.')
  const facts = { pair: [pair.one, pair.other] }
  return await settle(found, by, { change: changeBack(pair), decision: null, act: 'pair_reopened', facts })
}

function changeBack({ decision, kind, onePerson, otherPerson }: StoredPair): Change | null {
  if (onePerson === null || otherPerson === null) return null
  const areTwo = onePerson !== otherPerson
  if (decision === 'same' && kind === 'open' && !areTwo) return 'split'
  return decision === 'different' && kind === 'joined' && areTwo ? 'merge' : null
}

type Settling = {
  change: Change | null
  decision: PairDecision | null
  act: Act
  facts: Record<string, Json>
}

async function settle(found: FoundPair, by: Actor, { change, decision, act, facts }: Settling) {
  const { opened, pair, rows } = found
  if (change === 'merge') await refuseHalfExcluded(opened, pair)
  const id = randomBytes(6).toString('hex')
  const rewrite = change && (await rewritePair(found, change, id))
  const next = { ...pair, ...(await decisionFacts(found, by, decision, rewrite)) }
  const after = rows.map((row) => pairAfter(row === pair ? next : row, rewrite))
  const counted = await countedAfter(found, change, rewrite, after)
  const writes = [updatePair(next), ...(change && rewrite ? await rewriteWrites(found, change, rewrite) : [])]
  const basis = await nextSnapshot(opened)
  const cause = { incident: opened.id, basis, cause: 'pair' as const, roster: null, act, facts }
  await commitRewrite(opened.book, by, { ...cause, id, writes }, counted, rewrite)
  return counted
}

// One person is counted or is not: which of the two holds is for somebody to say.
async function refuseHalfExcluded(opened: OpenIncident, { onePerson, otherPerson }: StoredPair): Promise<void> {
  const excluded = await excludedOf(opened)
  if (excluded.has(onePerson ?? '') === excluded.has(otherPerson ?? '')) return
  throw new Refused('One of the two is excluded and the other is not. Resolve that on their pages first.')
}

async function decisionFacts(
  { opened, vault, pair }: FoundPair,
  by: Actor,
  decision: PairDecision | null,
  rewrite: Rewrite | null,
): Promise<PairState> {
  if (decision === null) return { decision, decidedAt: null, decidedBy: null, sealed: null }
  const texts = await pairTexts(opened, vault, pair)
  const kept: KeptPair = { ...texts, ...(rewrite && { moved: rewrite.moved }) }
  return { decision, decidedAt: opened.book.now(), decidedBy: by.id, sealed: vault.seal(PAIR_TEXTS, kept) }
}

async function countedAfter(
  { opened, before }: FoundPair,
  change: Change | null,
  rewrite: Rewrite | null,
  pairs: readonly StoredPair[],
): Promise<StagedSnapshot> {
  const people = before.people + (change === 'split' ? 1 : change === 'merge' ? -1 : 0)
  const byState = await byStateAfter(opened, rewrite?.change ?? {})
  return { people, ...spanOf(people, pairs), byState, staged: rewrite?.staged ?? 0 }
}

async function commitRewrite(
  book: Book,
  by: Actor,
  cause: SnapshotCause,
  counted: StagedSnapshot,
  rewrite: Rewrite | null,
): Promise<void> {
  await book.stage(rewrite?.staging ?? [])
  try {
    await commitSnapshot(book, by, cause, counted)
  } catch (error) {
    await book.stage(dropStaged(cause.id))
    throw error
  }
}
