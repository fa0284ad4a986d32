import { evidencePart } from '../comparison/evidence.ts'
import { type CarriedFact, type Carriers, carriedOften } from './carriers.ts'
import type { Descriptions } from './descriptions.ts'
import type { Feature, Features } from './keys.ts'

/**
 * A value that so many descriptions carry and that is nobody's own; `example` is the number of the first of them.
 * `rounded`: a spreadsheet rounded it, and it was many numbers. `column`: all numbers of this kind are of households.
 */
export type DefaultValue = {
  fact: CarriedFact
  kind: 'default' | 'rounded' | 'column'
  carriers: number
  example: number
}

// What stands with a fact falls with it.
const PARTS_OF: { readonly [fact in CarriedFact]: readonly Feature[] } = {
  mrn: ['mrn'],
  ssn: ['ssn', 'ssnStart', 'ssnEnd'],
  birth: ['birth', 'birthSwapped', 'year', 'monthDay'],
  phone: ['phone'],
  email: ['email'],
  street: ['street', 'house'],
}

/**
 * Finds the values that many plainly different people carry, and takes them out of the features: a default of the
 * system, a word for a missing number, the practice's own telephone. They are no evidence. The rosters alone tell which
 * these are, save a record number that a spreadsheet rounded, which shows by its form.
 */
export function dropDefaultValues(features: Features, descriptions: Descriptions): DefaultValue[] {
  const facts = Object.keys(PARTS_OF) as CarriedFact[]
  return facts.flatMap((fact) => {
    const carried = carriedOften(fact, features)
    if (isOfHouseholds(fact, carried)) return [wholeColumn(fact, features)]
    const found = defaultsOf(fact, { carried, features, descriptions })
    if (found.size > 0) drop(fact, features, found)
    return [...found.values()].sort((one, other) => other.carriers - one.carriers || one.example - other.example)
  })
}

type Found = Map<number, DefaultValue>

type Carried = { carried: ReadonlyMap<number, Carriers>; features: Features; descriptions: Descriptions }

function defaultsOf(fact: CarriedFact, { carried, features, descriptions }: Carried): Found {
  const found: Found = fact === 'mrn' ? roundedNumbers(features.mrn, descriptions) : new Map()
  for (const [value, by] of carried) {
    const isNobodys = IS_NOBODYS[fact](by, features, () => evidencePart(descriptions.text(by.example), fact))
    if (isNobodys && !found.has(value))
      found.set(value, { fact, kind: 'default', carriers: by.carriers, example: by.example })
  }
  return found
}

// An account's number, or the SSN of whoever is insured, stands in the rows of a whole family.
const HOUSEHOLDS_TO_TELL = 20

function isOfHouseholds(fact: CarriedFact, carried: ReadonlyMap<number, Carriers>): boolean {
  if (fact !== 'mrn' && fact !== 'ssn') return false
  let shared = 0
  for (const { people } of carried.values()) if (people > 1) shared++
  return shared >= HOUSEHOLDS_TO_TELL && shared > carried.size * 0.3
}

// Taken out without a look at its values: a million of them would be held for that.
function wholeColumn(fact: CarriedFact, features: Features): DefaultValue {
  const own = features[fact]
  const example = own.findIndex((value) => value !== 0)
  const carriers = own.reduce((sum, value) => sum + Number(value !== 0), 0)
  for (const part of PARTS_OF[fact]) features[part].fill(0)
  return { fact, kind: 'column', carriers, example }
}

type Judge = (by: Carriers, features: Features, text: () => string) => boolean

// Two people may share a number by mistake, but not a word like NEW; a family has one telephone, a house has many homes.
const NUMBER: Judge = ({ people }, _features, text) => people > 2 || (people > 1 && !/\d/.test(text()))
const CONTACT: Judge = ({ people, givenNames }) => people > 4 || givenNames > MOST_GIVEN_NAMES

const IS_NOBODYS: { readonly [fact in CarriedFact]: Judge } = {
  mrn: NUMBER,
  ssn: ({ people }) => people > 2,
  birth: isDefaultDay,
  phone: CONTACT,
  email: CONTACT,
  street: ({ people, givenNames }) => people > 9 || givenNames > MOST_GIVEN_NAMES * 2,
}

const MOST_GIVEN_NAMES = 14

// Everybody shares a birthday with somebody: a default is far from the share of a day, one in 20,000. Systems fill a
// missing one with the first day of a year.
const MOST_BORN = { newYear: { people: 2, share: 0.01 }, otherDay: { people: 9, share: 0.05 } }

function isDefaultDay({ carriers, people, givenNames, example }: Carriers, { monthDay, birth }: Features): boolean {
  const most = monthDay[example] === NEW_YEAR ? MOST_BORN.newYear : MOST_BORN.otherDay
  return Math.max(people, givenNames) > 2 && carriers > most.people && carriers > birth.length * most.share
}

const NEW_YEAR = 101

// A spreadsheet writes 123456789012 as 1.23457E+11, and then hundreds of numbers read the same.
const ROUNDED = /^\d(\.\d+)?e\+\d\d$/

function roundedNumbers(mrn: Uint32Array, descriptions: Descriptions): Found {
  const found: Found = new Map()
  for (let number = 0; number < mrn.length; number++) {
    const value = mrn[number]!
    if (value === 0) continue
    const before = found.get(value)
    if (before) before.carriers++
    else if (ROUNDED.test(evidencePart(descriptions.text(number), 'mrn')))
      found.set(value, { fact: 'mrn', kind: 'rounded', carriers: 1, example: number })
  }
  return found
}

function drop(fact: CarriedFact, features: Features, found: Found): void {
  const own = features[fact].slice()
  for (let number = 0; number < own.length; number++)
    if (own[number] !== 0 && found.has(own[number]!)) for (const part of PARTS_OF[fact]) features[part][number] = 0
}
