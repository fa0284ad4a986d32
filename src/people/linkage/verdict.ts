import type { Comparison } from './comparison/compare.ts'

/** What is to be done with a pair. `certain`: also by the strictest count. `doubtful`: for clerical review. */
export type Verdict = 'certain' | 'likely' | 'doubtful' | 'none'

const CERTAIN = 0.999
const LIKELY = 0.97
const DOUBTFUL_AGAINST = 0.05
/** What is less likely than this is not even doubtful. */
export const LEAST_DOUBTFUL = 0.05

/** The verdict on a pair that is one person with the likelihood `match`, from 0 to 1. */
export function verdictOf(of: Comparison, match: number, crowded: boolean, customs: Customs): Verdict {
  if (isClearlyTwo(of)) return 'none'
  if (isAgainst(of, customs)) return match >= DOUBTFUL_AGAINST ? 'doubtful' : 'none'
  if ((match >= CERTAIN && isBorneOut(of)) || (isOneByNumber(of) && !crowded)) return 'certain'
  if (match >= LIKELY && !crowded) return 'likely'
  return match >= LEAST_DOUBTFUL ? 'doubtful' : 'none'
}

// Names a slip apart ask to be looked at, however likely it is that they are of two.
const LEAST_DOUBTFUL_TWINS = 0.005

/** The verdict on two who are twins by their names: never more than doubtful. */
export function verdictOfTwins(match: number): 'doubtful' | 'none' {
  return match >= LEAST_DOUBTFUL_TWINS ? 'doubtful' : 'none'
}

/**
 * What is usual in the rosters. `numbers`: whether record numbers stand for people, or for visits or sites: then one
 * person has several. `households`: whether relatives are among the people.
 */
export type Customs = { numbers: 'of people' | 'of visits'; households: boolean }

/** Whether two descriptions may never be in one person, also where a third is like both. */
export function areApart(of: Comparison, customs: Customs): boolean {
  return isBarred(of, customs) || (customs.households && isBornAnother(of))
}

// Father and son, whom a row without a birth date would bring together.
function isBornAnother(of: Comparison): boolean {
  return of.birth === 'other' && !hasSsn(of) && !hasOneNumber(of) && of.email !== 'same'
}

/**
 * Whether two are likelier relatives than one person, whatever else agrees: another given name or birth date, and no
 * number or e-mail address of their own. A roster full of households would teach by them what one person looks like.
 */
export function isOfHousehold(of: Comparison): boolean {
  return isBornAnother(of) || (of.given === 'other' && !hasSsn(of) && !hasOneNumber(of))
}

const BESIDE_THE_NAME = ['birth', 'ssn', 'mrn', 'phone', 'email', 'street', 'zip'] as const
const NAMING = ['given', 'family', 'birth', 'ssn'] as const

// Two record numbers of one roster, Jr and Sr, another middle name at another address.
function isBarred(of: Comparison, customs: Customs): boolean {
  if (of.mrn === 'other' && of.oneSeries && !holdsOverNumbers(of, customs)) return true
  if (of.suffix === 'other') return !(of.ssn === 'same' && of.birth === 'same')
  return of.middle === 'other' && !(hasContact(of) && of.birth === 'same')
}

// Whether it takes clerical review, however likely it is: another name, birth date or SSN, and too little to hold over it.
function isAgainst(of: Comparison, customs: Customs): boolean {
  if (isBarred(of, customs)) return true
  if (of.given === 'other') return !(hasSsn(of) && of.birth !== 'other' && (of.family !== 'other' || hasStreet(of)))
  if (of.birth === 'other')
    return !(of.family !== 'other' && (hasOneNumber(of) || (of.ssn === 'alike' && hasContact(of))))
  if (of.ssn === 'other') return !((hasContact(of) || hasZip(of)) && of.birth !== 'alike' && of.birth !== 'partly')
  if (of.family === 'other')
    return !hasOneNumber(of) && [of.birth === 'same', of.ssn === 'alike', hasContact(of)].filter(Boolean).length < 2
  if (customs.households && isNamesakeLike(of)) return true
  if (of.given === 'partly' && !hasSsn(of) && !hasOneNumber(of)) return true
  if (of.birth === 'alike' && !hasNumberOrContact(of)) return true
  if (of.birth === 'partly' && !hasSsn(of) && !hasOneNumber(of) && of.email !== 'same') return true
  return BESIDE_THE_NAME.every((fact) => of[fact] === 'other' || of[fact] === 'unknown')
}

// Whether a slip in what names a person is borne out by something that does not: else nobody is sure of it, however rare
// the name is in a small roster.
function isBorneOut(of: Comparison): boolean {
  if (hasNumberOrContact(of) || (of.birth === 'same' && of.zip === 'same')) return true
  return NAMING.every((fact) => of[fact] === 'same' || of[fact] === 'unknown')
}

function hasNumberOrContact(of: Comparison): boolean {
  return hasSsn(of) || hasOneNumber(of) || hasContact(of)
}

// A name and an address without birth date or number: father and son have them in common too.
function isNamesakeLike(of: Comparison): boolean {
  return of.birth === 'unknown' && !hasSsn(of) && !hasOneNumber(of) && of.middle !== 'same'
}

// Father and son of one name; or nothing that names a person agrees, but a birth date and a contact by which one may
// tell somebody whose names were both spoiled.
function isClearlyTwo(of: Comparison): boolean {
  const isNamedOtherwise = of.given === 'other' && of.family === 'other' && !hasSsn(of)
  if (isNamedOtherwise && !(of.birth === 'same' && hasContact(of))) return true
  if (of.birth !== 'other') return false
  return of.suffix === 'other' || (of.given === 'other' && of.ssn !== 'same')
}

/** Whether two would be twins if their given names, which are a slip apart, are two names and no slip. */
export function areTwinsIfNamed(of: Comparison): boolean {
  if (of.given !== 'alike' || of.birth === 'other' || of.middle === 'same') return false
  return !hasSsn(of) && !hasOneNumber(of)
}

/** Whether one name, one birth date and one thing more agree: enough to tell by it what record numbers stand for. */
export function isPlainlyOne(of: Comparison): boolean {
  const oneName = of.given === 'same' && of.family === 'same' && of.middle !== 'other' && of.suffix !== 'other'
  return oneName && of.birth === 'same' && of.ssn !== 'other' && (of.ssn === 'same' || hasContact(of))
}

function holdsOverNumbers(of: Comparison, customs: Customs): boolean {
  return isPlainlyOne(of) && customs.numbers === 'of visits'
}

// One SSN, or one record number of one roster, and whatever else names a person is the same or not given.
function isOneByNumber(of: Comparison): boolean {
  return hasOneNumber(of) && NAMING.every((fact) => of[fact] === 'same' || of[fact] === 'unknown')
}

function hasOneNumber(of: Comparison): boolean {
  return of.ssn === 'same' || (of.mrn === 'same' && of.oneSeries)
}

function hasSsn(of: Comparison): boolean {
  return of.ssn === 'same' || of.ssn === 'alike'
}

function hasZip(of: Comparison): boolean {
  return of.zip === 'same' || of.zip === 'alike'
}

function hasStreet(of: Comparison): boolean {
  return of.street === 'same' || of.street === 'alike'
}

function hasContact(of: Comparison): boolean {
  return [of.phone, of.email, of.street].some((relation) => relation === 'same' || relation === 'alike')
}
