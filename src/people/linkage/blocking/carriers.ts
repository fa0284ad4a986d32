import { giveBack } from '../../../memory.ts'
import { both, hash } from './hash.ts'
import type { Features, Numbers } from './keys.ts'

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
  const least = LEAST[fact](own.length)
  const areTwo = fact === 'mrn' || fact === 'ssn' ? areTwoPeople : areTwoFamilies
  const carried = new Map<number, Carriers>()
  for (const carriers of carriersOfEach(own, least)) {
    const by: Seen = { carriers: carriers.length, named: [], marks: [], givenNames: [], example: carriers[0]! }
    for (const number of carriers) add(by, number, features)
    carried.set(own[by.example]!, countsOf(by, features, areTwo))
  }
  return carried
}

/** Who carries each value that at least so many carry, by their numbers. Only these are put in order: nearly all values are rare. */
export function* carriersOfEach(own: Uint32Array, least: number): Generator<Uint32Array> {
  const numbers = carryingOften(own, least)
  const inOrder = Uint32Array.from(numbers).sort((one, other) => own[one]! - own[other]! || one - other)
  for (let from = 0, to = 1; from < inOrder.length; from = to++) {
    while (to < inOrder.length && own[inOrder[to]!] === own[inOrder[from]!]) to++
    if (to - from >= least) yield inOrder.subarray(from, to)
  }
}

// `marks` are numbers of who is named, in order; `named` the descriptions that they are of.
type Seen = { carriers: number; named: number[]; marks: number[]; givenNames: number[]; example: number }

// Those with the least marks stand for all: whom that means does not hang on the order of the rows.
function add({ named, marks, givenNames }: Seen, number: number, features: Features): void {
  const given = features.givenSound[number]!
  if (given !== 0 && givenNames.length < MOST_COUNTED && !givenNames.includes(given)) givenNames.push(given)
  const names = both(features.givenSound[number]!, features.familySound[number]!)
  const born = `${features.year[number]} ${features.monthDay[number]}`
  const mark = both(names, hash(born, 0, born.length))
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

// Counted by the upper bits of the hash, in bytes where these suffice. That takes more room than all that is kept of it.
function carryingOften(own: Uint32Array, least: number): number[] {
  const isFew = least <= MOST_IN_A_BYTE
  const shift = 32 - Math.min(isFew ? 24 : 18, Math.max(8, Math.ceil(Math.log2(own.length + 1)) + 3))
  const often = isFew ? new Uint8Array(2 ** (32 - shift)) : new Uint32Array(2 ** (32 - shift))
  const most = isFew ? MOST_IN_A_BYTE : Infinity
  for (const value of own) if (value !== 0 && often[value >>> shift]! < most) often[value >>> shift]!++
  const numbers: number[] = []
  for (let number = 0; number < own.length; number++)
    if (own[number] !== 0 && often[own[number]! >>> shift]! >= least) numbers.push(number)
  giveBack(often)
  return numbers
}

const MOST_IN_A_BYTE = 255

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

function differ(feature: Numbers, one: number, other: number): boolean {
  return feature[one] !== 0 && feature[other] !== 0 && feature[one] !== feature[other]
}
