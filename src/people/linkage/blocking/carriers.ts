import { both } from './hash.ts'
import type { Features } from './keys.ts'

/** The facts of which a value may be nobody's own. */
export type CarriedFact = 'mrn' | 'ssn' | 'birth' | 'phone' | 'email' | 'street'

/**
 * Who carries a value: so many descriptions, among them so many of plainly different people, and so many given names by
 * their sound; the two are counted up to a limit. `example` is the number of the first description.
 */
export type Carriers = { carriers: number; people: number; givenNames: number; example: number }

const MOST_COUNTED = 30

// A value that fewer descriptions carry is not looked at. A house holds many homes, a day many birthdays.
const LEAST: { readonly [fact in CarriedFact]: (size: number) => number } = {
  mrn: () => 2,
  ssn: () => 2,
  birth: (size) => Math.max(3, size * 0.01),
  phone: () => 5,
  email: () => 5,
  street: () => 15,
}

/** The values of a fact that more than a few descriptions carry, by their hash. */
export function carriedOften(fact: CarriedFact, features: Features): Map<number, Carriers> {
  const own = features[fact]
  const often = oftenSeen(own, LEAST[fact](own.length))
  const areTwo = fact === 'mrn' || fact === 'ssn' ? areTwoPeople : areTwoFamilies
  const seen = new Map<number, Seen>()
  for (let number = 0; number < own.length; number++) {
    if (!often(own[number]!)) continue
    const by = seen.get(own[number]!) ?? { carriers: 0, named: [], marks: [], givenNames: [], example: number }
    if (by.carriers++ === 0) seen.set(own[number]!, by)
    addNamed(by, number, features)
    const given = features.givenSound[number]!
    if (given !== 0 && by.givenNames.length < MOST_COUNTED && !by.givenNames.includes(given)) by.givenNames.push(given)
  }
  return new Map([...seen].map(([value, by]) => [value, countsOf(by, features, areTwo)]))
}

// `marks` are numbers of who is named, in order; `named` the descriptions that they are of.
type Seen = { carriers: number; named: number[]; marks: number[]; givenNames: number[]; example: number }

// Those with the least marks stand for all: whom that means does not hang on the order of the rows.
function addNamed({ named, marks }: Seen, number: number, features: Features): void {
  const names = both(features.givenSound[number]!, features.familySound[number]!)
  const mark = both(names, both(features.year[number]! | 1, features.monthDay[number]! | 1))
  if (mark === 0 || (marks.length === MOST_COUNTED && mark >= marks.at(-1)!)) return
  let at = marks.length
  while (at > 0 && marks[at - 1]! > mark) at--
  if (marks[at - 1] === mark) return
  marks.splice(at, 0, mark)
  named.splice(at, 0, number)
  if (marks.length > MOST_COUNTED) named.length = marks.length = MOST_COUNTED
}

function countsOf({ carriers, named, givenNames, example }: Seen, features: Features, areTwo: Ask): Carriers {
  const people: number[] = []
  for (const number of named) if (people.every((person) => areTwo(features, person, number))) people.push(number)
  return { carriers, people: people.length, givenNames: givenNames.length, example }
}

// Counted by the upper bits of the hash: nearly all values are carried by too few to be looked at again.
function oftenSeen(own: Uint32Array, least: number): (value: number) => boolean {
  const shift = 32 - Math.min(22, Math.max(8, Math.ceil(Math.log2(own.length + 1)) + 3))
  const often = new Uint32Array(2 ** (32 - shift))
  for (const value of own) if (value !== 0) often[value >>> shift]!++
  return (value) => value !== 0 && often[value >>> shift]! >= least
}

type Ask = (features: Features, one: number, other: number) => boolean

// No slips give somebody another given name and another family name, or another birth date besides: by their beginning
// and their sound.
const areTwoPeople: Ask = (features, one, other) =>
  areTwoNames(features, one, other) &&
  differ(features.givenInitial, one, other) &&
  ((differ(features.familyInitial, one, other) && differ(features.familySound, one, other)) ||
    (differ(features.year, one, other) && differ(features.monthDay, one, other)))

const areTwoFamilies: Ask = (features, one, other) =>
  areTwoNames(features, one, other) && differ(features.familySound, one, other)

function areTwoNames({ givenSound, familySound }: Features, one: number, other: number): boolean {
  return (
    differ(givenSound, one, other) && givenSound[one] !== familySound[other] && familySound[one] !== givenSound[other]
  )
}

function differ(feature: Uint32Array, one: number, other: number): boolean {
  return feature[one] !== 0 && feature[other] !== 0 && feature[one] !== feature[other]
}
