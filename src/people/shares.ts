import type { Comparison, Fact } from './compare.ts'
import type { Descriptions } from './descriptions.ts'
import { type Evidence, findParts, PARTS } from './evidence.ts'
import { hash } from './hash.ts'
import type { Chance } from './model.ts'

// How common one value usually is in the population: a small roster cannot tell. It weighs as much as so many rows.
const USUAL_SHARE: Chance = {
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

/** How many of the descriptions hold each value, counted in a table of fixed size: rare values come out a little high. */
export type Shares = {
  of(comparison: Comparison, one: Evidence): Chance
  /** How many descriptions say anything of the fact. */
  holders(fact: Counted): number
}

export function sharesOf(said: Descriptions): Shares {
  const bits = Math.min(22, Math.max(12, Math.ceil(Math.log2(said.count() + 1)) + 2))
  const tables = new Map(COUNTED.map((fact) => [fact, new Uint32Array(1 << bits)]))
  const holders = new Map(COUNTED.map((fact) => [fact, 0]))
  const starts = new Int32Array(Object.keys(PARTS).length + 1)
  for (let number = 0; number < said.count(); number++) {
    const text = said.text(number)
    findParts(text, starts)
    for (const fact of COUNTED) {
      const [from, to] = [starts[PARTS[fact]]!, firstWordEnd(text, fact, starts)]
      if (from === to) continue
      tables.get(fact)![hash(text, from, to) >>> (32 - bits)]!++
      holders.set(fact, holders.get(fact)! + 1)
    }
  }
  const share = (fact: Counted, value: string) => {
    const count = tables.get(fact)![hash(value, 0, value.length) >>> (32 - bits)]!
    return (Math.max(count - 1, 0) + ROWS_OF_PRIOR * USUAL_SHARE[fact]) / (holders.get(fact)! + ROWS_OF_PRIOR)
  }
  return { of: (comparison, one) => chanceOf(comparison, one, share), holders: (fact) => holders.get(fact)! }
}

const COUNTED = ['given', 'family', 'birth', 'ssn', 'phone', 'email', 'street', 'zip'] as const
type Counted = (typeof COUNTED)[number]

// Of given names the first is counted.
function firstWordEnd(text: string, fact: Counted, starts: Int32Array): number {
  const end = starts[PARTS[fact] + 1]! - 1
  if (fact !== 'given') return end
  const space = text.indexOf(' ', starts[PARTS.given])
  return space < 0 || space > end ? end : space
}

function chanceOf(of: Comparison, one: Evidence, share: (fact: Counted, value: string) => number): Chance {
  const chance: { -readonly [fact in Fact]: number } = { ...USUAL_SHARE }
  for (const fact of COUNTED) if (of[fact] === 'same') chance[fact] = share(fact, countedValue(one, fact))
  return chance
}

function countedValue(one: Evidence, fact: Counted): string {
  if (fact === 'given') return one.given[0] ?? ''
  return fact === 'family' ? one.familyWords.join(' ') : one[fact]
}
