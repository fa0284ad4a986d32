import { type Comparison, FACTS, type Fact } from './comparison/compare.ts'
import { SWAPPED_BY_CHANCE } from './shares.ts'

/** How often a fact of two descriptions is the same, alike or other, if the two are of one kind of pair. */
export type Rates = { readonly same: number; readonly alike: number; readonly partly: number; readonly other: number }

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
  /** Rates among descriptions of one person, of relatives, of twins. */
  readonly same: RatesOf
  readonly ofRelatives: RatesOf
  readonly ofTwins: RatesOf
}

const RELATIVES: RatesOf = {
  given: { same: 0.008, alike: 0.01, partly: 0.03, other: 0.952 },
  middle: { same: 0.05, alike: 0.05, partly: 0.001, other: 0.899 },
  family: { same: 0.8, alike: 0.03, partly: 0.01, other: 0.16 },
  suffix: { same: 0.2, alike: 0.01, partly: 0.001, other: 0.789 },
  sex: { same: 0.5, alike: 0.01, partly: 0.001, other: 0.489 },
  birth: { same: 0.0002, alike: 0.004, partly: 0.004, other: 0.9918 },
  ssn: { same: 0.005, alike: 0.005, partly: 0.01, other: 0.98 },
  mrn: { same: 0.001, alike: 0.03, partly: 0.001, other: 0.968 },
  phone: { same: 0.6, alike: 0.03, partly: 0.03, other: 0.34 },
  email: { same: 0.3, alike: 0.02, partly: 0.05, other: 0.63 },
  street: { same: 0.85, alike: 0.08, partly: 0.001, other: 0.069 },
  zip: { same: 0.94, alike: 0.01, partly: 0.02, other: 0.03 },
}

const TWINS: RatesOf = {
  ...RELATIVES,
  given: { same: 0.0005, alike: 0.01, partly: 0.03, other: 0.9595 },
  family: { same: 0.965, alike: 0.03, partly: 0.003, other: 0.002 },
  sex: { same: 0.66, alike: 0.01, partly: 0.001, other: 0.329 },
  birth: { same: 0.98, alike: 0.015, partly: 0.002, other: 0.003 },
  ssn: { same: 0.01, alike: 0.03, partly: 0.3, other: 0.66 },
  mrn: { same: 0.03, alike: 0.2, partly: 0.001, other: 0.769 },
}

/** What is assumed of any roster. */
export type Usual = Omit<Model, 'size'>

// What is assumed before a roster is seen, from the usual errors of registration; a roster's own pairs then correct it.
export const USUAL: Usual = {
  matches: 0.05,
  relatives: 0.3,
  twins: 0.01,
  same: {
    given: { same: 0.9, alike: 0.07, partly: 0.01, other: 0.02 },
    middle: { same: 0.8, alike: 0.14, partly: 0.001, other: 0.059 },
    family: { same: 0.92, alike: 0.05, partly: 0.01, other: 0.02 },
    suffix: { same: 0.96, alike: 0.01, partly: 0.001, other: 0.029 },
    sex: { same: 0.985, alike: 0.005, partly: 0.001, other: 0.009 },
    birth: { same: 0.95, alike: 0.035, partly: 0.004, other: 0.011 },
    ssn: { same: 0.93, alike: 0.04, partly: 0.01, other: 0.02 },
    mrn: { same: 0.8, alike: 0.01, partly: 0.001, other: 0.189 },
    phone: { same: 0.75, alike: 0.05, partly: 0.02, other: 0.18 },
    email: { same: 0.75, alike: 0.05, partly: 0.03, other: 0.17 },
    street: { same: 0.7, alike: 0.15, partly: 0.001, other: 0.149 },
    zip: { same: 0.83, alike: 0.05, partly: 0.06, other: 0.06 },
  },
  ofRelatives: RELATIVES,
  ofTwins: TWINS,
}

/** Of what kind a pair may be, and how likely each explanation is; `strangers` is what they would look like by chance. */
export type Odds = { match: number; relatives: number; twins: number; strangers: number }

/** How likely each explanation of two descriptions is, the four summing to 1. `chance` is the logarithm for strangers. */
export type Weigh = (of: Comparison, chance: number) => Odds

/** Gives pairs their match weight by a model; pairs of one pattern are weighed once but for chance. */
export function weighing(model: Model): Weigh {
  const patterns = new Map<Comparison, Odds>()
  return (of, chance) => {
    const logs = patterns.get(of) ?? logsOf(of, model)
    patterns.set(of, logs)
    const most = Math.max(logs.match, logs.relatives, logs.twins, logs.strangers + chance)
    const match = Math.exp(logs.match - most)
    const relatives = Math.exp(logs.relatives - most)
    const twins = Math.exp(logs.twins - most)
    const strangers = Math.exp(logs.strangers + chance - most)
    const sum = match + relatives + twins + strangers
    return { match: match / sum, relatives: relatives / sum, twins: twins / sum, strangers: strangers / sum }
  }
}

function logsOf(of: Comparison, model: Model): Odds {
  const swapped = of.swapped ? SWAPPED_BY_CHANCE : 0
  return {
    match: Math.log(model.matches) + evidenceFor(model.same, of),
    relatives: Math.log(model.relatives) + evidenceFor(model.ofRelatives, of) + swapped,
    twins: Math.log(model.twins) + evidenceFor(model.ofTwins, of) + swapped,
    strangers: Math.log(Math.max(model.size, 2) / 2),
  }
}

function evidenceFor(rates: RatesOf, of: Comparison): number {
  let log = 0
  for (const fact of FACTS) {
    const relation = of[fact]
    if (relation !== 'unknown') log += Math.log(rates[fact][relation])
  }
  return log
}
