import type { Evidence } from './evidence.ts'
import { isNickname } from './nicknames.ts'
import { oneSlipApart } from './similar.ts'

/** How two values stand to each other. `alike`: one slip apart. `partly`: of a name, one part agrees and one does not. */
export type Relation = 'same' | 'alike' | 'partly' | 'other' | 'unknown'

export type Comparison = {
  name: Relation
  given: Relation
  family: Relation
  birth: Relation
  ssn: Relation
  sameMrn: boolean
  /** Two record numbers that one roster gave. */
  otherMrn: boolean
  /** Address, telephone or e-mail agrees. */
  sameContact: boolean
}

export function compare(one: Evidence, other: Evidence): Comparison {
  const given =
    one.suffix && other.suffix && one.suffix !== other.suffix ? 'other' : relateGiven(one.given, other.given)
  const family = relateFamily(one, other)
  const sameMrn = one.mrn !== '' && one.mrn === other.mrn
  return {
    given,
    family,
    name: isSwapped(one, other) ? 'alike' : wholeName(given, family),
    birth: relateDays(one.birth, other.birth),
    ssn: relateTexts(one.ssn, other.ssn),
    sameMrn,
    otherMrn:
      !sameMrn && one.mrn !== '' && other.mrn !== '' && one.sources.some((source) => other.sources.includes(source)),
    sameContact: sameContact(one, other),
  }
}

/** Whether two descriptions cannot be one person, or must not be taken for one without somebody looking. */
export function isAgainst(of: Comparison): boolean {
  if (of.otherMrn) return true
  if (of.birth === 'other') return !(of.name === 'same' && hasSameNumber(of))
  if (of.ssn === 'same' && of.birth === 'same') return !of.sameMrn && isSiblingLike(of)
  if (isSiblingLike(of) || (hasSameNumber(of) && hasOtherGivenName(of))) return true
  if (of.name === 'other' && of.birth !== 'same') return true
  if (of.ssn === 'same') return false
  return !of.sameContact && (of.given === 'partly' || (of.ssn === 'other' && !of.sameMrn))
}

/** Whether nothing at all disagrees. */
export function isCertain(of: Comparison): boolean {
  const nameHolds = of.name === 'same' || of.name === 'unknown'
  const birthHolds = of.birth === 'same' || of.birth === 'unknown'
  return nameHolds && birthHolds && of.ssn !== 'other' && of.ssn !== 'alike'
}

/** Whether a person should look at two descriptions that were not joined. */
export function isDoubtful(of: Comparison): boolean {
  const oneName = hasSameName(of)
  const oneBirth = of.birth !== 'other'
  if (of.otherMrn) return oneName && oneBirth && (of.birth !== 'unknown' || of.ssn === 'same')
  if (hasSameNumber(of)) return oneName || (oneBirth && of.name !== 'other') || of.birth === 'same'
  return (oneName && oneBirth) || (of.given === 'partly' && of.family === 'same' && of.birth === 'same')
}

function hasSameNumber(of: Comparison): boolean {
  return of.sameMrn || of.ssn === 'same'
}

function hasSameName(of: Comparison): boolean {
  return of.name === 'same' || of.name === 'alike'
}

// Given and family name exchanged are alike as a whole.
function hasOtherGivenName(of: Comparison): boolean {
  return of.given === 'other' && of.name !== 'alike'
}

// Twins and siblings share family name, birth date, address, and on many lists a parent's SSN or record number.
function isSiblingLike(of: Comparison): boolean {
  return hasOtherGivenName(of) && (of.family === 'same' || of.family === 'alike')
}

function wholeName(given: Relation, family: Relation): Relation {
  if (given === 'unknown' && family === 'unknown') return 'unknown'
  if (given === 'unknown' || family === 'unknown') return given === 'other' || family === 'other' ? 'other' : 'partly'
  if (given === 'same' && family === 'same') return 'same'
  if (given === 'other' && family === 'other') return 'other'
  return given === 'alike' || family === 'alike'
    ? PARTED.has(given) || PARTED.has(family)
      ? 'partly'
      : 'alike'
    : 'partly'
}

const PARTED = new Set<Relation>(['other', 'partly'])

function relateGiven(one: readonly string[], other: readonly string[]): Relation {
  if (one.length === 0 || other.length === 0) return 'unknown'
  const first = relateNames(one[0]!, other[0]!)
  if (one.length < 2 || other.length < 2) return first !== 'other' ? first : relateCalledByMiddle(one, other)
  const middle = relateNames(one[1]!, other[1]!)
  if (first === 'other') return relateCalledByMiddle(one, other)
  if (middle === 'other') return 'partly'
  return middle === 'same' ? first : 'alike'
}

function relateCalledByMiddle(one: readonly string[], other: readonly string[]): Relation {
  const middle = (names: readonly string[], name: string) => name.length > 2 && names.slice(1).includes(name)
  return middle(one, other[0]!) || middle(other, one[0]!) ? 'alike' : 'other'
}

function relateNames(one: string, other: string): Relation {
  if (one === other) return 'same'
  if (isNickname(one, other)) return 'alike'
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length !== 2 && long.startsWith(short)) return 'alike'
  return short.length > 3 && oneSlipApart(one, other) ? 'alike' : 'other'
}

function relateFamily(one: Evidence, other: Evidence): Relation {
  if (one.family === '' || other.family === '') return 'unknown'
  if (one.family === other.family) return 'same'
  const shared = one.familyWords.some((word) => word.length > 2 && other.familyWords.includes(word))
  return shared || (one.family.length > 3 && oneSlipApart(one.family, other.family)) ? 'alike' : 'other'
}

function isSwapped(one: Evidence, other: Evidence): boolean {
  return (
    one.given[0] !== undefined &&
    one.family !== '' &&
    one.given[0] === other.family &&
    one.family === other.given[0] &&
    one.given[0] !== one.family
  )
}

function relateDays(one: string, other: string): Relation {
  const relation = relateTexts(one, other)
  const isSwappedDay =
    one.slice(0, 4) === other.slice(0, 4) && one.slice(5, 7) === other.slice(8) && one.slice(8) === other.slice(5, 7)
  return relation === 'other' && isSwappedDay ? 'alike' : relation
}

function relateTexts(one: string, other: string): Relation {
  if (one === '' || other === '') return 'unknown'
  if (one === other) return 'same'
  return oneSlipApart(one, other) ? 'alike' : 'other'
}

function sameContact(one: Evidence, other: Evidence): boolean {
  if (one.phone.length > 6 && one.phone === other.phone) return true
  if (one.email !== '' && one.email === other.email) return true
  return one.line1 !== '' && one.line1 === other.line1 && (one.zip === '' || other.zip === '' || one.zip === other.zip)
}
