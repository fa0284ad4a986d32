import { type Comparison, FACTS } from './comparison/compare.ts'
import { type Model, type Rates, type RatesOf, USUAL, type Usual, weighing } from './model.ts'
import { isOfHousehold } from './verdict.ts'

/** A pair that was compared, as the estimate needs it: how it stands, and the logarithm of its chance for strangers. */
export type Sample = { of: Comparison; chance: number }

const ROUNDS = 8
// What is assumed weighs as much as so many descriptions, and so many pairs of one person.
const ROWS_OF_PRIOR = { match: 100, relatives: 20, twins: 20 }
const PAIRS_OF_PRIOR = 40

// Pairs of relatives, and of twins, for one description: no roster has fewer or more. Of a hundred births in the United
// States three are of a twin (National Vital Statistics Reports 73(2), 2024), and few rosters hold both of a pair.
const RELATIVES_BETWEEN: Range = [0.001, 5]
const TWINS_BETWEEN: Range = [0.001, 0.05]

type Range = readonly [least: number, most: number]

// No roster may teach that another name is usual in one person: it would be its twins that teach it.
const MOST_OTHER = 3

/**
 * `weight` pairs stand behind each sample; `placed` descriptions have a street: only among them do relatives show, and
 * `relatives` pairs of them beside the samples.
 */
export type Scale = { size: number; placed: number; weight: number; relatives: number }

/**
 * Corrects the usual rates by what the pairs of these rosters show, by expectation and maximisation (Dempster, Laird
 * and Rubin, JRSS B 39, 1977): how likely each pair is one person, then what pairs of one person look like, and again.
 */
export function estimate(samples: readonly Sample[], scale: Scale, usual: Usual = USUAL): Model {
  let model: Model = { size: scale.size, ...usual }
  for (let round = 0; round < ROUNDS; round++) model = maximise(expect(samples, model), scale, usual)
  return model
}

type Expected = { match: number; relatives: number; twins: number; byPattern: Map<Comparison, number> }

function expect(samples: readonly Sample[], model: Model): Expected {
  const weigh = weighing(model)
  const expected: Expected = { match: 0, relatives: 0, twins: 0, byPattern: new Map() }
  for (const { of, chance } of samples) {
    const odds = weigh(of, chance)
    for (const kind of ['relatives', 'twins'] as const) expected[kind] += odds[kind]
    if (isOfHousehold(of)) continue
    expected.match += odds.match
    expected.byPattern.set(of, (expected.byPattern.get(of) ?? 0) + odds.match)
  }
  return expected
}

function maximise(expected: Expected, { size, placed, weight, relatives }: Scale, usual: Usual): Model {
  const share = (kind: keyof typeof ROWS_OF_PRIOR, prior: number, among: number, more = 0) =>
    (expected[kind] * weight + more + ROWS_OF_PRIOR[kind] * prior) / (among + ROWS_OF_PRIOR[kind])
  return {
    ...usual,
    size,
    matches: share('match', usual.matches, size),
    relatives: within(RELATIVES_BETWEEN, share('relatives', usual.relatives, placed || size, relatives)),
    twins: within(TWINS_BETWEEN, share('twins', usual.twins, placed || size)),
    same: ratesIn(expected.byPattern, weight, usual.same),
  }
}

function within([least, most]: Range, rate: number): number {
  return Math.min(most, Math.max(least, rate))
}

function ratesIn(byPattern: ReadonlyMap<Comparison, number>, weight: number, usual: RatesOf): RatesOf {
  const rates = FACTS.map((fact) => {
    const seen = { same: 0, alike: 0, partly: 0, other: 0 }
    for (const [of, match] of byPattern) {
      const relation = of[fact]
      if (relation !== 'unknown') seen[relation] += match * weight
    }
    return [fact, mixed(seen, usual[fact])] as const
  })
  return Object.fromEntries(rates) as RatesOf
}

function mixed(seen: Rates, usual: Rates): Rates {
  const all = seen.same + seen.alike + seen.partly + seen.other + PAIRS_OF_PRIOR
  const rate = (relation: keyof Rates) => (seen[relation] + PAIRS_OF_PRIOR * usual[relation]) / all
  const other = Math.min(rate('other'), usual.other * MOST_OTHER)
  return { same: rate('same'), alike: rate('alike'), partly: rate('partly'), other }
}
