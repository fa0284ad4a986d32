import { ambiguousIn } from './ambiguous.ts'
import { type Candidates, candidatesOf } from './blocking/candidates.ts'
import type { DefaultValue } from './blocking/default-values.ts'
import type { Descriptions } from './blocking/descriptions.ts'
import { featuresOf, giveBackKeys } from './blocking/features.ts'
import type { Features } from './blocking/keys.ts'
import type { Comparison } from './comparison/compare.ts'
import { reasonsOf } from './comparison/reasons.ts'
import { customsOf } from './customs.ts'
import { estimate } from './estimate.ts'
import { type Usual, type Weigh, weighing } from './model.ts'
import { type Shares, sharesOf } from './shares.ts'
import { type AreTwins, twinsIn } from './twins.ts'
import { areApart, type Customs, LEAST_DOUBTFUL, verdictOf, verdictOfTwins } from './verdict.ts'

/** Two descriptions that may be one person, by number, and how likely they are, from 0 to 1. */
export type Pair = { one: number; other: number; match: number }

/** Pairs by verdict, the likeliest first. */
export type Pairs = {
  certain: Pair[]
  likely: Pair[]
  doubtful: Pair[]
  /** The values that are nobody's own. */
  defaults: DefaultValue[]
  /** What speaks for and against a pair, in words. */
  reasons(pair: Pair): string[]
  /** Whether two descriptions may be in one person, where a third joins them. */
  mayBeOne(one: number, other: number): boolean
}

// The logarithm of no chance at all. What is not likely even so needs no look at how common its values are.
const IMPOSSIBLE = -1e9

const MOST_SAMPLES = 20_000

/** Compares descriptions that share a blocking key: which match certainly, likely or possibly. Free of their order. `usual` is what is assumed before. */
export function pairsOf(descriptions: Descriptions, usual?: Usual): Pairs {
  const { features, defaults } = featuresOf(descriptions)
  const candidates = candidatesOf(descriptions, features, defaults)
  giveBackKeys(features)
  const shares = sharesOf(features)
  const twins = twinsIn(descriptions, shares)
  const model = modelOf(candidates, shares, { size: descriptions.count(), twins, usual })
  const weigh = weighing(model)
  const customs = customsOf(candidates, model, shares)
  const areTwins: AreTwins = (of, one, other) => customs.households && twins(of, one, other)
  const mayBeOne = (one: number, other: number) => {
    const of = candidates.patternOf(one, other)
    return !areApart(of, customs) && !areTwins(of, one, other)
  }
  const pairs = scored(candidates, { weigh, shares, customs, areTwins, mayBeOne })
  for (const [one, other] of descriptions.repeated())
    if (isTold(features, one)) pairs.certain.push({ one, other, match: 1 })
  for (const list of Object.values(pairs)) inOrder(list, descriptions)
  return { ...pairs, defaults, mayBeOne, reasons: ({ one, other }) => reasonsOf(candidates.patternOf(one, other)) }
}

type Scoring = Pick<Pairs, 'mayBeOne'> & { weigh: Weigh; shares: Shares; customs: Customs; areTwins: AreTwins }

function scored(candidates: Candidates, { weigh, shares, customs, areTwins, mayBeOne }: Scoring) {
  const pairs = { certain: [] as Pair[], likely: [] as Pair[], doubtful: [] as Pair[] }
  const slips: Pair[] = []
  const namedOtherwise = namingOtherwise()
  for (const { one, other, crowded, of } of candidates.each()) {
    if (weigh(of, IMPOSSIBLE).match < LEAST_DOUBTFUL) continue
    const twins = areTwins(of, one, other)
    const seen = twins ? namedOtherwise(of) : of
    const { match } = weigh(seen, shares.chance(seen, one))
    const found = twins ? verdictOfTwins(match) : verdictOf(of, match, crowded, customs)
    if (found === 'none') continue
    const pair = { one, other, match }
    pairs[found].push(pair)
    if (found !== 'doubtful' && of.given === 'alike' && customs.households) slips.push(pair)
  }
  const ambiguous = ambiguousIn(slips, mayBeOne)
  if (ambiguous.size === 0) return pairs
  const clear = (pair: Pair) => !ambiguous.has(pair)
  const doubtful = [...pairs.doubtful, ...ambiguous]
  return { certain: pairs.certain.filter(clear), likely: pairs.likely.filter(clear), doubtful }
}

// What twins have in common is weighed as if nothing were alike in their names.
function namingOtherwise(): (of: Comparison) => Comparison {
  const known = new Map<Comparison, Comparison>()
  return (of) => {
    const seen = known.get(of) ?? { ...of, given: 'other', swapped: false }
    known.set(of, seen)
    return seen
  }
}

// Whether two descriptions that say the same are of one person: by a number, or a whole name and a birth date.
function isTold({ mrn, ssn, birth, name }: Features, number: number): boolean {
  return mrn[number] !== 0 || ssn[number] !== 0 || (birth[number] !== 0 && name[number] !== 0)
}

type Estimating = { size: number; twins: AreTwins; usual: Usual | undefined }

function modelOf(candidates: Candidates, shares: Shares, { size, twins, usual }: Estimating) {
  const weight = Math.max(1, Math.ceil(candidates.count / MOST_SAMPLES))
  const namedOtherwise = namingOtherwise()
  const samples = Array.from(candidates.each(weight), ({ of, one, other }) => ({
    of: twins(of, one, other) ? namedOtherwise(of) : of,
    chance: shares.chance(of, one),
  }))
  const { relatives } = candidates
  return estimate(samples, { size, weight, placed: shares.holders('street'), relatives }, usual)
}

function inOrder(pairs: Pair[], descriptions: Descriptions): void {
  const texts = new Map(
    pairs.map((pair) => [pair, [descriptions.text(pair.one), descriptions.text(pair.other)].sort().join()]),
  )
  pairs.sort((a, b) => b.match - a.match || (texts.get(a)! < texts.get(b)! ? -1 : 1))
}
