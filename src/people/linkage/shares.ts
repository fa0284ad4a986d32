import { giveBack } from '../../memory.ts'
import type { Features } from './blocking/keys.ts'
import { type Comparison, FACTS, type Fact } from './comparison/compare.ts'

// How common one value usually is in the population: a small roster cannot tell. It weighs as much as so many rows.
const USUAL_SHARE: { readonly [fact in Fact]: number } = {
  given: 0.003,
  middle: 0.05,
  family: 0.0015,
  suffix: 0.3,
  sex: 0.5,
  birth: 1 / 20_000,
  ssn: 1e-7,
  mrn: 1e-5,
  phone: 1e-5,
  email: 1e-6,
  street: 1e-4,
  zip: 0.03,
}
const ROWS_OF_PRIOR = 500

// How often values of strangers happen to be alike.
const ALIKE_BY_CHANCE: { readonly [fact in Fact]: number } = {
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

// How often so much of them happens to agree.
const PARTLY_BY_CHANCE: { readonly [fact in Fact]: number } = {
  given: 0.03,
  middle: 0.001,
  family: 0.02,
  suffix: 0.001,
  sex: 0.001,
  birth: 0.0025,
  ssn: 0.01,
  mrn: 0.001,
  phone: 0.002,
  email: 0.001,
  street: 0.001,
  zip: 0.1,
}

// Names that change places are two slips for a stranger, and one for the person. As a logarithm.
export const SWAPPED_BY_CHANCE = -5

const COUNTED = ['given', 'family', 'birth', 'ssn', 'phone', 'email', 'street', 'zip'] as const
type Counted = (typeof COUNTED)[number]

/** How common the values of a roster are, as logarithms of the share of descriptions that hold them. */
export type Shares = {
  /** How likely two strangers stand so, one of them being this description. */
  chance(of: Comparison, one: number): number
  /** How many descriptions have this one's value, or one more. */
  bearers(fact: Counted, one: number): number
  /** How many descriptions say anything of the fact. */
  holders(fact: Counted): number
}

/** Values are counted in a table of fixed size, by their hash: rare ones come out a little too common, never too rare. */
export function sharesOf(features: Features): Shares {
  const bits = Math.min(22, Math.max(10, Math.ceil(Math.log2(features.name.length + 1)) + 4))
  // One after the other: what is kept of each has a number for each description, and not one for each hash.
  const table = new Uint32Array(1 << bits)
  const counts = Object.fromEntries(COUNTED.map((fact) => [fact, countsOf(features[fact], table, bits)])) as CountsOf
  giveBack(table)
  const share = (fact: Counted, one: number) => {
    const { bearers, holders } = counts[fact]
    return Math.log((Math.max(bearers[one]! - 1, 0) + ROWS_OF_PRIOR * USUAL_SHARE[fact]) / (holders + ROWS_OF_PRIOR))
  }
  return {
    chance: (of, one) => chanceOf(of, (fact) => share(fact, one)),
    bearers: (fact, one) => counts[fact].bearers[one]!,
    holders: (fact) => counts[fact].holders,
  }
}

type Counts = { bearers: Uint32Array; holders: number }
type CountsOf = { readonly [fact in Counted]: Counts }

function countsOf(hashes: Uint32Array, table: Uint32Array, bits: number): Counts {
  table.fill(0)
  let holders = 0
  for (let at = 0; at < hashes.length; at++) {
    if (hashes[at] === 0) continue
    table[hashes[at]! >>> (32 - bits)]!++
    holders++
  }
  return { bearers: hashes.map((hash) => table[hash >>> (32 - bits)]!), holders }
}

function chanceOf(of: Comparison, share: (fact: Counted) => number): number {
  let log = of.swapped ? SWAPPED_BY_CHANCE : 0
  for (const fact of FACTS) {
    if (of[fact] === 'same') log += isCounted(fact) ? share(fact) : Math.log(USUAL_SHARE[fact])
    else if (of[fact] === 'alike') log += Math.log(ALIKE_BY_CHANCE[fact])
    else if (of[fact] === 'partly') log += Math.log(PARTLY_BY_CHANCE[fact])
  }
  return log
}

function isCounted(fact: Fact): fact is Counted {
  return (COUNTED as readonly string[]).includes(fact)
}
