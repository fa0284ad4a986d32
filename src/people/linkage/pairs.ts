import { isNickname } from '../values/nicknames.ts'
import { type Candidate, type Candidates, candidatesOf } from './blocking/candidates.ts'
import type { Descriptions } from './blocking/descriptions.ts'
import { featuresOf } from './blocking/features.ts'
import { reasonsOf } from './comparison/reasons.ts'
import { estimate } from './estimate.ts'
import { weighing } from './model.ts'
import { type Shares, sharesOf } from './shares.ts'
import { areTwinsIfNamed, type Customs, isPlainlyOne, LEAST_DOUBTFUL, verdictOf, voteOf } from './verdict.ts'

/** Two descriptions that may be one person, by number, and how likely they are, from 0 to 1. */
export type Pair = { one: number; other: number; match: number }

/** Pairs by verdict, the likeliest first. */
export type Pairs = {
  certain: Pair[]
  likely: Pair[]
  doubtful: Pair[]
  /** What speaks for and against a pair, in words. */
  reasons(pair: Pair): string[]
  /** What two descriptions say to being in one person, where a third joins them. */
  vote(one: number, other: number): ReturnType<typeof voteOf>
}

// The logarithm of no chance at all. What is not likely even so needs no look at how common its values are.
const IMPOSSIBLE = -1e9

const MOST_SAMPLES = 20_000

// Pairs of relatives for one description: below it a roster has none.
const FEW_RELATIVES = 0.03

/** Compares descriptions that share a blocking key: which match certainly, likely or possibly. Free of their order. */
export function pairsOf(descriptions: Descriptions): Pairs {
  const features = featuresOf(descriptions)
  const shares = sharesOf(features)
  const candidates = candidatesOf(descriptions, features)
  const model = modelOf(candidates, shares, descriptions.count())
  const weigh = weighing(model)
  const customs = { numbers: numbersIn(candidates), households: model.relatives > FEW_RELATIVES }
  const pairs = { certain: [] as Pair[], likely: [] as Pair[], doubtful: [] as Pair[] }
  for (const { one, other, crowded, of } of each(candidates)) {
    if (weigh(of, IMPOSSIBLE).match < LEAST_DOUBTFUL) continue
    const { match } = weigh(of, shares.chance(of, one))
    const twins = customs.households && areTwinsIfNamed(of) && haveTwoNames(descriptions, shares, one, other)
    const found = verdictOf(of, match, crowded, customs)
    const verdict = twins && found !== 'none' ? 'doubtful' : found
    if (verdict !== 'none') pairs[verdict].push({ one, other, match })
  }
  for (const list of Object.values(pairs)) inOrder(list, descriptions)
  const vote = (one: number, other: number) => {
    const of = candidates.patternOf(one, other)
    return voteOf(of, weigh(of, shares.chance(of, one)).match, customs)
  }
  return { ...pairs, vote, reasons: ({ one, other }) => reasonsOf(candidates.patternOf(one, other)) }
}

// Laura and Lauren: others bear each of the two names. A slip makes a name that nobody else has.
const OTHERS_SO_NAMED = 3

function haveTwoNames(descriptions: Descriptions, shares: Shares, one: number, other: number): boolean {
  const [mine, theirs] = [descriptions.evidence(one).given[0]!, descriptions.evidence(other).given[0]!]
  if (Math.min(mine.length, theirs.length) === 1 || isNickname(mine, theirs)) return false
  return [one, other].every((number) => shares.bearers('given', number) > OTHERS_SO_NAMED)
}

function* each(candidates: Candidates, step = 1): Generator<Candidate> {
  for (let place = 0; place < candidates.count; place += step) yield candidates.at(place)
}

function modelOf(candidates: Candidates, shares: Shares, size: number) {
  const weight = Math.max(1, Math.ceil(candidates.count / MOST_SAMPLES))
  const samples = Array.from(each(candidates, weight), ({ of, one }) => ({ of, chance: shares.chance(of, one) }))
  const { relatives } = candidates
  return estimate(samples, { size, weight, placed: shares.holders('street'), relatives })
}

// A column of visits, accounts or rows is easily taken for record numbers; then they part nobody.
const PAIRS_TO_TELL = 20

function numbersIn(candidates: Candidates): Customs['numbers'] {
  let [plain, other] = [0, 0]
  for (const { of } of each(candidates)) {
    if (!of.oneSeries || of.mrn === 'unknown' || !isPlainlyOne(of)) continue
    plain++
    if (of.mrn === 'other') other++
  }
  return other >= PAIRS_TO_TELL && other > plain * 0.8 ? 'of visits' : 'of people'
}

function inOrder(pairs: Pair[], descriptions: Descriptions): void {
  const texts = new Map(
    pairs.map((pair) => [pair, [descriptions.text(pair.one), descriptions.text(pair.other)].sort().join()]),
  )
  pairs.sort((a, b) => b.match - a.match || (texts.get(a)! < texts.get(b)! ? -1 : 1))
}
