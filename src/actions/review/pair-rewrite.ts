import type { Described } from '../../people/linkage/join.ts'
import { splitDescriptions } from '../../people/linkage/split-descriptions.ts'
import type { StoredPair } from '../../storage/count/pairs.ts'
import { findEmailWithdrawal, insertEmailWithdrawal } from '../../storage/people/email-withdrawals.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import { PAIR_TEXTS, type PairTexts } from '../count/stage-pairs.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { addressCarried } from '../people/corrected-address.ts'
import { factsCarried } from '../people/corrections.ts'
import { merge, type Rewrite, split } from './merge-split.ts'
import type { FoundPair } from './the-pair.ts'

/** What a decision makes of the people behind a pair: one of two, or two of one. */
export type Change = 'merge' | 'split'

/** What is kept of a decided pair: what both say, and which descriptions changed hands by it. */
export type KeptPair = PairTexts & { moved?: string[] }

/** What has to be staged, and written, for a change of the people behind a pair; `snapshot` is the one that it makes. */
export function rewritePair(found: FoundPair, change: Change, snapshot: string): Promise<Rewrite> {
  const { opened, vault, pair } = found
  const place = { incident: opened.id, snapshot, basis: pair.basis }
  if (change === 'merge') return merge(opened.book, vault, place, [pair.onePerson!, pair.otherPerson!])
  const kept = pair.sealed && vault.open<KeptPair>(PAIR_TEXTS, pair.sealed)
  return split(opened.book, vault, place, pair.onePerson!, (all) => splitAgain(all, pair, kept?.moved))
}

// What a decision had brought together goes apart as it came; what came since goes where it has more in common.
function splitAgain(
  all: readonly Described[],
  { one, other }: StoredPair,
  moved: string[] = [],
): [Described[], Described[]] {
  const gone = new Set(moved)
  const known = all.filter(({ id }) => gone.has(id))
  if (known.length === 0 || gone.has(one) === gone.has(other)) return splitDescriptions(all, one, other)
  return [all.filter(({ id }) => !gone.has(id)), known]
}

/** A pair of the incident once descriptions changed hands. */
export function pairAfter(row: StoredPair, rewrite: Rewrite | null): StoredPair {
  if (!rewrite) return row
  const gone = new Set(rewrite.moved)
  return {
    ...row,
    onePerson: gone.has(row.one) ? rewrite.to : row.onePerson,
    otherPerson: gone.has(row.other) ? rewrite.to : row.otherPerson,
  }
}

/** The writes that go with a rewrite: whose descriptions they are, and what else was known of the person they were of. */
export async function rewriteWrites({ opened, vault }: FoundPair, change: Change, rewrite: Rewrite) {
  const carried = change === 'merge' ? await correctionsCarried(opened, vault, rewrite) : []
  return [...rewrite.writes, ...(await consentWithdrawals(opened, rewrite)), ...carried]
}

async function correctionsCarried(opened: OpenIncident, vault: IncidentVault, rewrite: Rewrite) {
  const address = await addressCarried(opened.book, vault, { ...rewrite, incident: opened.id })
  return [...address, ...(await factsCarried(opened, vault, rewrite))]
}

// Who took the consent to e-mail back is not asked again for being one with somebody, or two.
async function consentWithdrawals({ book, id: incident }: OpenIncident, { from, to }: Rewrite) {
  const [before, known] = await Promise.all([from, to].map((person) => findEmailWithdrawal(book.db, incident, person)))
  return before === undefined || known !== undefined ? [] : insertEmailWithdrawal(incident, to, before)
}
