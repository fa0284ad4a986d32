import { type Comparison, compare } from '../comparison/compare.ts'
import type { Evidence } from '../comparison/evidence.ts'
import { eachCandidate } from './blocks.ts'
import type { DefaultValue } from './default-values.ts'
import type { Descriptions } from './descriptions.ts'
import type { Features } from './keys.ts'
import { type Patterns, patterns } from './patterns.ts'
import { quickReject } from './quick-reject.ts'
import { sharedMailboxes } from './shared-mailboxes.ts'

/** A pair that was compared. */
export type Candidate = { one: number; other: number; crowded: boolean; of: Comparison }

/** All compared pairs, held as numbers: a million rows have some millions of them. */
export type Candidates = {
  readonly count: number
  /** Pairs that were not compared, because they are plainly two people of one household. */
  readonly relatives: number
  /** One after the other, or each `step`-th. */
  each(step?: number): Iterable<Candidate>
  /** Every comparison in its one object, also of pairs that share no key. */
  patternOf(one: number, other: number): Comparison
}

/** Compares every two descriptions that share a blocking key, save those that a quick look shows to be no match. */
export function candidatesOf(
  descriptions: Descriptions,
  features: Features,
  defaults: readonly DefaultValue[],
): Candidates {
  const known = patterns()
  const evidence = lately(trusted(descriptions, features, defaults))
  const patternNumber = (one: number, other: number) => known.numberOf(compare(evidence(one), evidence(other)))
  const pairs = numbers()
  const differ = quickReject(features)
  let relatives = 0
  eachCandidate(descriptions, features, (one, other, crowded) => {
    if (differ.strangers(one, other)) return
    if (differ.relatives(one, other)) {
      relatives++
      return
    }
    pairs.push(one, other, patternNumber(one, other) * 2 + Number(crowded))
  })
  return {
    count: pairs.count(),
    relatives,
    each: (step = 1) => eachCandidateOf(pairs, step, known),
    patternOf: (one, other) => known.at(patternNumber(one, other)),
  }
}

function* eachCandidateOf(pairs: Numbers, step: number, known: Patterns): Generator<Candidate> {
  for (let place = 0; place < pairs.count(); place += step) yield candidateAt(pairs, place, known)
}

function candidateAt(pairs: Numbers, place: number, known: Patterns): Candidate {
  const [one, other, code] = pairs.at(place)
  return { one, other, crowded: code % 2 === 1, of: known.at(code >>> 1) }
}

// In a group each member meets several others: what was taken apart last is kept.
const KEPT = 128

type EvidenceOf = (number: number) => Evidence

function lately(evidenceOf: EvidenceOf): EvidenceOf {
  const numbers = new Int32Array(KEPT).fill(-1)
  const kept: Evidence[] = []
  return (number) => {
    const place = number % KEPT
    if (numbers[place] !== number) kept[place] = evidenceOf(number)
    numbers[place] = number
    return kept[place]!
  }
}

// What is left out of the features says nothing in a comparison either.
function trusted(descriptions: Descriptions, features: Features, defaults: readonly DefaultValue[]): EvidenceOf {
  const shared = sharedMailboxes(features, descriptions)
  const left = [...new Set(defaults.map(({ fact }) => fact))]
  if (shared.size === 0 && left.length === 0) return descriptions.evidence
  return (number) => {
    const evidence = descriptions.evidence(number)
    for (const fact of left) if (features[fact][number] === 0) evidence[fact] = ''
    if (shared.has(features.email[number]!)) evidence.sharesEmail = true
    return evidence
  }
}

type Numbers = {
  push(one: number, other: number, code: number): void
  at(place: number): [one: number, other: number, code: number]
  count(): number
}

function numbers(): Numbers {
  let all = new Int32Array(3 * 1024)
  let used = 0
  return {
    push(one, other, code) {
      if (used === all.length) all = new Int32Array(all.buffer.transfer(all.byteLength * 2))
      all[used++] = one
      all[used++] = other
      all[used++] = code
    },
    at: (place) => [all[place * 3]!, all[place * 3 + 1]!, all[place * 3 + 2]!],
    count: () => used / 3,
  }
}
