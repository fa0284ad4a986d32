import { type Comparison, FACTS, type Fact } from './compare.ts'

/**
 * How often a fact of two descriptions is the same, alike or other, if the two are of one kind of pair.
 */
export type Rates = { readonly same: number; readonly alike: number; readonly other: number }

export type RatesOf = { readonly [fact in Fact]: Rates }

/**
 * The model of Fellegi and Sunter (A Theory for Record Linkage, JASA 64, 1969), with more than one kind of pair that is
 * not one person. Strangers agree by chance, as often as the value is common. Relatives of one household, and twins,
 * agree in family name and address for another reason, and to a stranger's model they would look like one person.
 */
export type Model = {
  /** Descriptions in all. */
  readonly size: number
  /** Pairs of each kind for one description. */
  readonly matches: number
  readonly relatives: number
  readonly twins: number
  /** Rates among descriptions of one person. */
  readonly same: RatesOf
}

/** What chance alone would do: the share of descriptions with the value that both have, for each fact that agrees. */
export type Chance = { readonly [fact in Fact]: number }

// What is assumed before a roster is seen, from the usual errors of registration; a roster's own pairs then correct it.
export const USUAL: Omit<Model, 'size'> = {
  matches: 0.05,
  relatives: 0.3,
  twins: 0.01,
  same: {
    given: { same: 0.9, alike: 0.07, other: 0.03 },
    middle: { same: 0.8, alike: 0.14, other: 0.06 },
    family: { same: 0.92, alike: 0.05, other: 0.03 },
    suffix: { same: 0.96, alike: 0.01, other: 0.03 },
    sex: { same: 0.985, alike: 0.005, other: 0.01 },
    birth: { same: 0.95, alike: 0.035, other: 0.015 },
    ssn: { same: 0.93, alike: 0.04, other: 0.03 },
    mrn: { same: 0.8, alike: 0.01, other: 0.19 },
    phone: { same: 0.75, alike: 0.05, other: 0.2 },
    email: { same: 0.75, alike: 0.05, other: 0.2 },
    street: { same: 0.7, alike: 0.15, other: 0.15 },
    zip: { same: 0.83, alike: 0.05, other: 0.12 },
  },
}

const RELATIVES: RatesOf = {
  given: { same: 0.004, alike: 0.02, other: 0.976 },
  middle: { same: 0.05, alike: 0.05, other: 0.9 },
  family: { same: 0.8, alike: 0.03, other: 0.17 },
  suffix: { same: 0.2, alike: 0.01, other: 0.79 },
  sex: { same: 0.5, alike: 0.01, other: 0.49 },
  birth: { same: 0.0002, alike: 0.004, other: 0.9958 },
  ssn: { same: 0.005, alike: 0.005, other: 0.99 },
  mrn: { same: 0.001, alike: 0.03, other: 0.969 },
  phone: { same: 0.6, alike: 0.03, other: 0.37 },
  email: { same: 0.3, alike: 0.02, other: 0.68 },
  street: { same: 0.85, alike: 0.08, other: 0.07 },
  zip: { same: 0.94, alike: 0.01, other: 0.05 },
}

const TWINS: RatesOf = {
  ...RELATIVES,
  given: { same: 0.0005, alike: 0.05, other: 0.9495 },
  family: { same: 0.965, alike: 0.03, other: 0.005 },
  sex: { same: 0.66, alike: 0.01, other: 0.33 },
  birth: { same: 0.98, alike: 0.015, other: 0.005 },
  ssn: { same: 0.01, alike: 0.03, other: 0.96 },
  mrn: { same: 0.03, alike: 0.2, other: 0.77 },
}

// How often values of strangers happen to be alike.
const ALIKE_BY_CHANCE: Chance = {
  given: 0.015,
  middle: 0.05,
  family: 0.005,
  suffix: 0.1,
  sex: 0.1,
  birth: 0.002,
  ssn: 1e-6,
  mrn: 1e-3,
  phone: 1e-4,
  email: 1e-4,
  street: 0.002,
  zip: 0.1,
}

// Names that change places are two slips for a stranger, and one for the person. As a logarithm.
const SWAPPED_BY_CHANCE = -5

/** How likely each explanation of two descriptions is; the four sum to 1. */
export type Odds = { match: number; relatives: number; twins: number; strangers: number }

export function oddsOf(of: Comparison, chance: Chance, model: Model): Odds {
  const match = Math.log(model.matches) + evidenceFor(model.same, of)
  const swapped = of.swapped ? SWAPPED_BY_CHANCE : 0
  const relatives = Math.log(model.relatives) + evidenceFor(RELATIVES, of) + swapped
  const twins = Math.log(model.twins) + evidenceFor(TWINS, of) + swapped
  const strangers = Math.log(Math.max(model.size, 2) / 2) + evidenceOfChance(of, chance) + swapped
  const most = Math.max(match, relatives, twins, strangers)
  const [m, r, t, s] = [match, relatives, twins, strangers].map((log) => Math.exp(log - most)) as [
    number,
    number,
    number,
    number,
  ]
  const sum = m + r + t + s
  return { match: m / sum, relatives: r / sum, twins: t / sum, strangers: s / sum }
}

function evidenceFor(rates: RatesOf, of: Comparison): number {
  let log = 0
  for (const fact of FACTS) {
    const relation = of[fact]
    if (relation !== 'unknown') log += Math.log(rates[fact][relation])
  }
  return log
}

function evidenceOfChance(of: Comparison, chance: Chance): number {
  let log = 0
  for (const fact of FACTS) {
    const relation = of[fact]
    if (relation === 'same') log += Math.log(chance[fact])
    else if (relation === 'alike') log += Math.log(ALIKE_BY_CHANCE[fact])
  }
  return log
}
