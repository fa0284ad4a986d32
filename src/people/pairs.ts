import { eachCandidate } from './blocks.ts'
import { type Comparison, compare } from './compare.ts'
import type { Descriptions } from './descriptions.ts'
import { estimate, type Sample } from './estimate.ts'
import { oddsOf } from './model.ts'
import { sharesOf } from './shares.ts'
import { isPlainlyOne, type Series, verdictOf, voteOf } from './verdict.ts'

/** Two descriptions that may be one person, by number, and how likely they are, from 0 to 1. */
export type Pair = { one: number; other: number; match: number }

/** Pairs by verdict, the likeliest first. */
export type Pairs = {
  certain: Pair[]
  likely: Pair[]
  doubtful: Pair[]
  /** What two descriptions say to being in one person, where a third joins them. */
  vote(one: number, other: number): ReturnType<typeof voteOf>
}

const MOST_SAMPLES = 20_000

/** Compares descriptions that share a key, and says which are surely, likely or possibly one person. Free of their order. */
export function pairsOf(said: Descriptions): Pairs {
  const shares = sharesOf(said)
  const candidates: { one: number; other: number; crowded: boolean; of: Comparison }[] = []
  eachCandidate(said, (one, other, crowded) => {
    candidates.push({ one, other, crowded, of: compare(said.evidence(one), said.evidence(other)) })
  })
  const step = Math.max(1, Math.ceil(candidates.length / MOST_SAMPLES))
  const samples: Sample[] = candidates
    .filter((_, at) => at % step === 0)
    .map(({ one, of }) => ({ of, chance: shares.of(of, said.evidence(one)) }))
  const model = estimate(samples, said.count(), step, shares.holders('street'))
  const series = seriesOf(candidates)
  const matchOf = (of: Comparison, one: number) => oddsOf(of, shares.of(of, said.evidence(one)), model).match
  const pairs = { certain: [] as Pair[], likely: [] as Pair[], doubtful: [] as Pair[] }
  for (const { one, other, crowded, of } of candidates) {
    const match = matchOf(of, one)
    const verdict = verdictOf(of, match, crowded, series)
    if (verdict !== 'none') pairs[verdict].push({ one, other, match })
  }
  for (const list of [pairs.certain, pairs.likely, pairs.doubtful]) order(list, said)
  const vote = (one: number, other: number) => {
    const of = compare(said.evidence(one), said.evidence(other))
    return voteOf(of, matchOf(of, one), series)
  }
  return { ...pairs, vote }
}

// A column of visits, accounts or rows is easily taken for record numbers; then they part nobody.
const PAIRS_TO_TELL = 20

function seriesOf(candidates: readonly { of: Comparison }[]): Series {
  const plain = candidates.filter(({ of }) => of.oneSeries && of.mrn !== 'unknown' && isPlainlyOne(of))
  const other = plain.filter(({ of }) => of.mrn === 'other').length
  return other >= PAIRS_TO_TELL && other > plain.length * 0.8 ? 'of visits' : 'of people'
}

function order(pairs: Pair[], said: Descriptions): Pair[] {
  const first = ({ one, other }: Pair) => [said.text(one), said.text(other)].sort()
  return pairs.sort((a, b) => b.match - a.match || (first(a).join() < first(b).join() ? -1 : 1))
}
