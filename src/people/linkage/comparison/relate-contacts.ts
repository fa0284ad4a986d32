import type { Evidence } from './evidence.ts'
import { relateNumbers, relateTexts } from './relate-texts.ts'
import type { Relation } from './relation.ts'

/** How two Social Security numbers stand to each other; one half in common, or two slips, is a part. */
export function relateSsns(one: string, other: string): Relation {
  const relation = relateNumbers(one, other)
  if (relation !== 'other') return relation
  const isHalf = one.slice(0, 5) === other.slice(0, 5) || one.slice(5) === other.slice(5)
  return isHalf || digitsApart(one, other) <= 2 ? 'partly' : 'other'
}

/** The same of telephone numbers of ten digits; what has fewer than seven is none. */
export function relatePhones(one: string, other: string): Relation {
  if (one.length < 7 || other.length < 7) return 'unknown'
  const relation = relateNumbers(one, other)
  return relation === 'other' && digitsApart(one, other, 7) <= 2 ? 'partly' : relation
}

/** The same of ZIP codes; those of one sectional center agree in part. */
export function relateZips(one: string, other: string): Relation {
  const relation = relateNumbers(one, other)
  return relation === 'other' && one.slice(0, 3) === other.slice(0, 3) ? 'partly' : relation
}

/** The same of e-mail addresses. What a household uses together tells nobody of it apart: it says as much as a slip. */
export function relateMailboxes(one: Evidence, other: Evidence): Relation {
  const relation = relateNumbers(one.email, other.email)
  if (relation === 'same') return one.sharesEmail ? 'alike' : 'same'
  return relation === 'other' && haveOneMailbox(one.email, other.email) ? 'partly' : relation
}

/** The same of record numbers. A spreadsheet takes 000123 for 123. */
export function relateRecordNumbers(one: string, other: string): Relation {
  const relation = relateTexts(one, other)
  return relation === 'other' && withoutZeros(one) === withoutZeros(other) ? 'alike' : relation
}

function haveOneMailbox(one: string, other: string): boolean {
  const at = one.indexOf('@')
  return at > 3 && at === other.indexOf('@') && one.startsWith(other.slice(0, at))
}

function withoutZeros(number: string): string {
  return number.startsWith('0') ? number.replace(/^0+/, '') : number
}

// Of the last so many, all of them if it is not said.
function digitsApart(one: string, other: string, last = Math.max(one.length, other.length)): number {
  let apart = 0
  for (let at = 1; at <= last; at++)
    if (one.charCodeAt(one.length - at) !== other.charCodeAt(other.length - at)) apart++
  return apart
}
