import type { Evidence } from './evidence.ts'
import { relateMailboxes, relatePhones, relateRecordNumbers, relateSsns, relateZips } from './relate-contacts.ts'
import { relateDays } from './relate-days.ts'
import { relateFamily, relateGiven, relateMiddle, relateSwapped } from './relate-names.ts'
import { relateStreets } from './relate-streets.ts'
import { relateTexts } from './relate-texts.ts'
import type { Relation } from './relation.ts'

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
    ssn: relateSsns(one.ssn, other.ssn),
    mrn: relateRecordNumbers(one.mrn, other.mrn),
    phone: relatePhones(one.phone, other.phone),
    email: relateMailboxes(one, other),
    street: relateStreets(one.street, other.street),
    zip: relateZips(one.zip, other.zip),
    swapped,
    oneSeries: one.sources.some((source) => other.sources.includes(source)),
  }
}
