import { type Comparison, FACTS } from './compare.ts'
import { type Chance, type Model, type Odds, oddsOf, type Rates, type RatesOf, USUAL } from './model.ts'

/** A pair that was compared, as the estimate needs it. */
export type Sample = { of: Comparison; chance: Chance }

const ROUNDS = 8
// What is assumed weighs as much as so many descriptions, and so many pairs of one person.
const ROWS_OF_PRIOR = { match: 100, relatives: 20, twins: 20 }
const PAIRS_OF_PRIOR = 40

// No roster may teach that another name is usual in one person: it would be its twins that teach it.
const MOST_OTHER = 3

/**
 * Corrects the usual rates by what the pairs of these rosters show, by expectation and maximisation (Dempster, Laird
 * and Rubin, JRSS B 39, 1977): how likely each pair is one person, then what pairs of one person look like, and again.
 * `weight` pairs stand behind each sample. `placed` descriptions have a street: only among them do relatives show.
 */
export function estimate(samples: readonly Sample[], size: number, weight: number, placed = size): Model {
  let model: Model = { size, ...USUAL }
  for (let round = 0; round < ROUNDS; round++) {
    const odds = samples.map(({ of, chance }) => oddsOf(of, chance, model))
    model = maximise(samples, odds, { size, placed, weight })
  }
  return model
}

type Scale = { size: number; placed: number; weight: number }

function maximise(samples: readonly Sample[], odds: readonly Odds[], { size, placed, weight }: Scale): Model {
  const share = (kind: 'match' | 'relatives' | 'twins', among: number) => {
    const pairs = odds.reduce((sum, each) => sum + each[kind], 0) * weight
    return (pairs + ROWS_OF_PRIOR[kind] * USUAL[PAIRS_OF[kind]]) / (among + ROWS_OF_PRIOR[kind])
  }
  const kinds = { matches: share('match', size), relatives: share('relatives', placed), twins: share('twins', placed) }
  return { size, ...kinds, same: ratesIn(samples, odds, weight) }
}

const PAIRS_OF = { match: 'matches', relatives: 'relatives', twins: 'twins' } as const

function ratesIn(samples: readonly Sample[], odds: readonly Odds[], weight: number): RatesOf {
  const rates = FACTS.map((fact) => {
    const seen = { same: 0, alike: 0, other: 0 }
    samples.forEach(({ of }, at) => {
      const relation = of[fact]
      if (relation !== 'unknown') seen[relation] += odds[at]!.match * weight
    })
    return [fact, mixed(seen, USUAL.same[fact])] as const
  })
  return Object.fromEntries(rates) as RatesOf
}

function mixed(seen: Rates, usual: Rates): Rates {
  const all = seen.same + seen.alike + seen.other + PAIRS_OF_PRIOR
  const rate = (relation: keyof Rates) => (seen[relation] + PAIRS_OF_PRIOR * usual[relation]) / all
  const other = Math.min(rate('other'), usual.other * MOST_OTHER)
  return { same: rate('same'), alike: rate('alike'), other }
}
