import { yearOf } from '../../../breach/law/day.ts'
import type { Evidence } from './evidence.ts'
import { alike, relateFamily, relateGiven, relateMiddle, relateSwapped } from './relate-names.ts'
import type { Relation } from './relation.ts'
import { oneSlipApart, slipsApart } from './similar.ts'

/** The facts that are compared. */
export const FACTS = [
  'given',
  'middle',
  'family',
  'suffix',
  'sex',
  'birth',
  'ssn',
  'mrn',
  'phone',
  'email',
  'street',
  'zip',
] as const

export type Fact = (typeof FACTS)[number]

/** The comparison of two descriptions, fact by fact. */
export type Comparison = { readonly [fact in Fact]: Relation } & {
  /** Given and family name stand in each other's place. */
  readonly swapped: boolean
  /** Both record numbers are of one roster. */
  readonly oneSeries: boolean
}

/** Holds two descriptions against each other; what one of them leaves out is unknown. */
export function compare(one: Evidence, other: Evidence): Comparison {
  const given = relateGiven(one.given, other.given)
  const family = relateFamily(one, other)
  const swapped = given !== 'same' && family !== 'same' && relateSwapped(one, other)
  return {
    given: swapped ? 'alike' : given,
    middle: swapped ? 'unknown' : relateMiddle(one.given, other.given),
    family: swapped ? 'alike' : family,
    suffix: relateTexts(one.suffix, other.suffix),
    sex: relateTexts(one.sex, other.sex),
    birth: relateDays(one.birth, other.birth),
    ssn: relateNumbers(one.ssn, other.ssn),
    mrn: relateTexts(one.mrn, other.mrn),
    phone: one.phone.length > 6 && other.phone.length > 6 ? relateNumbers(one.phone, other.phone) : 'unknown',
    email: relateNumbers(one.email, other.email),
    street: relateStreets(one.street, other.street),
    zip: relateNumbers(one.zip, other.zip),
    swapped,
    oneSeries: one.sources.some((source) => other.sources.includes(source)),
  }
}

function relateTexts(one: string, other: string): Relation {
  if (one === '' || other === '') return 'unknown'
  return one === other ? 'same' : 'other'
}

function relateNumbers(one: string, other: string): Relation {
  const relation = relateTexts(one, other)
  return relation === 'other' && oneSlipApart(one, other) ? 'alike' : relation
}

// Thirty years are one digit, and lie between a father and the son who has his name.
const YEARS_OF_A_SLIP = 11

function relateDays(one: string, other: string): Relation {
  const relation = relateNumbers(one, other)
  if (relation === 'alike' && Math.abs(yearOf(one) - yearOf(other)) > YEARS_OF_A_SLIP) return 'other'
  const isSwappedDay =
    one.slice(0, 4) === other.slice(0, 4) && one.slice(5, 7) === other.slice(8) && one.slice(8) === other.slice(5, 7)
  return relation === 'other' && isSwappedDay ? 'alike' : relation
}

// Neighbours of one street are no slips of each other: the number must agree, unless a digit of it was lost.
function relateStreets(one: string, other: string): Relation {
  const relation = relateTexts(one, other)
  if (relation !== 'other') return relation
  const [mine, theirs] = [numberOf(one), numberOf(other)]
  if (mine !== theirs && mine !== '' && theirs !== '' && !oneSlipApart(mine, theirs)) return 'other'
  if (mine !== theirs) return one.slice(mine.length).trim() === other.slice(theirs.length).trim() ? 'alike' : 'other'
  return areStreetsAlike(one.slice(mine.length).trim(), other.slice(theirs.length).trim()) ? 'alike' : 'other'
}

function numberOf(street: string): string {
  return /^\d+/.exec(street)?.[0] ?? ''
}

function areStreetsAlike(one: string, other: string): boolean {
  if (one.startsWith(other) || other.startsWith(one)) return Math.min(one.length, other.length) > 3
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (alike(one.replaceAll(' ', ''), other.replaceAll(' ', ''))) return true
  const begins = long.slice(0, short.length + 1)
  if (short.length > 7 && slipsApart(short.slice(0, 48), begins.slice(0, 48), 3) <= 3) return true
  const words = short.split(' ').filter((word) => word.length > 3)
  const shared = words.filter((word) => long.includes(word))
  return shared.length > 0 && shared.length * 2 > words.length
}
