import { evidencePart, findParts, PARTS } from './evidence.ts'
import { hash } from './hash.ts'
import { soundOf } from './sound.ts'

/** A number that descriptions of one person may share, from its text and where its parts start; 0 where too little is said. */
export type Key = (text: string, starts: Int32Array) => number

type Part = keyof typeof PARTS

/**
 * What two descriptions of one person have in common, for nearly every pair of slips: each number; the birth date,
 * however swapped, with the sound of either name or the street; the whole name, in either order, with a half of the birth date,
 * the street or the ZIP code; the street with the sound of either name.
 */
export const KEYS: readonly Key[] = [
  (text, starts) => whole(text, starts, 'ssn'),
  (text, starts) => whole(text, starts, 'mrn'),
  (text, starts) => both(birth(text, starts), familySound(text, starts)),
  (text, starts) => both(birth(text, starts), givenSound(text, starts)),
  (text, starts) => both(birth(text, starts), street(text, starts)),
  (text, starts) => both(birth(text, starts), initials(text, starts)),
  (text, starts) => both(both(birth(text, starts), whole(text, starts, 'zip')), initial(text, starts, 'family')),
  (text, starts) => both(year(text, starts), ssnHalf(text, starts, 0, 5)),
  (text, starts) => both(year(text, starts), ssnHalf(text, starts, 5, 9)),
  (text, starts) => both(familySound(text, starts), ssnHalf(text, starts, 0, 5)),
  (text, starts) => both(familySound(text, starts), ssnHalf(text, starts, 5, 9)),
  (text, starts) => both(name(text, starts), year(text, starts)),
  (text, starts) => both(name(text, starts), monthDay(text, starts)),
  (text, starts) => both(name(text, starts), street(text, starts)),
  (text, starts) =>
    both(both(whole(text, starts, 'family'), initial(text, starts, 'given')), whole(text, starts, 'zip')),
  (text, starts) => both(street(text, starts), familySound(text, starts)),
  (text, starts) => both(street(text, starts), givenSound(text, starts)),
  (text, starts) => whole(text, starts, 'phone'),
  (text, starts) => whole(text, starts, 'email'),
]

/** A name alone is looked at only where somebody of that name has no birth date. */
export function undatedNames(said: { count(): number; text(number: number): string }): Key {
  const starts = new Int32Array(Object.keys(PARTS).length + 1)
  const names = new Set<number>()
  for (let number = 0; number < said.count(); number++) {
    const text = said.text(number)
    findParts(text, starts)
    if (year(text, starts) === 0) names.add(name(text, starts))
  }
  return (text, starts) => (names.has(name(text, starts)) ? name(text, starts) : 0)
}

/** Whether a description says enough to be joined by it, and not only to be doubted. */
export function isIdentifying(text: string): boolean {
  if (evidencePart(text, 'mrn') !== '' || evidencePart(text, 'ssn') !== '') return true
  return (['birth', 'family', 'given'] as const).every((part) => evidencePart(text, part) !== '')
}

function whole(text: string, starts: Int32Array, part: Part): number {
  const [from, to] = [starts[PARTS[part]]!, starts[PARTS[part] + 1]! - 1]
  return from === to ? 0 : hash(text, from, to)
}

function both(one: number, other: number): number {
  if (one === 0 || other === 0) return 0
  return (Math.imul(one, 0x9e3779b1) ^ other) >>> 0 || 1
}

// The digits of year, month and day, the smaller of the last two first: swapped, they are the same.
function birth(text: string, starts: Int32Array): number {
  const at = starts[PARTS.birth]!
  if (starts[PARTS.birth + 1]! - 1 === at) return 0
  const [month, day] = [hash(text, at + 5, at + 7), hash(text, at + 8, at + 10)]
  return both(hash(text, at, at + 4), (month + day) >>> 0)
}

function ssnHalf(text: string, starts: Int32Array, from: number, to: number): number {
  const at = starts[PARTS.ssn]!
  return starts[PARTS.ssn + 1]! - 1 === at ? 0 : hash(text, at + from, at + to)
}

// House number and street without its unit: the first two words.
function street(text: string, starts: Int32Array): number {
  const [from, end] = [starts[PARTS.street]!, starts[PARTS.street + 1]! - 1]
  const space = text.indexOf(' ', text.indexOf(' ', from) + 1)
  return from === end ? 0 : hash(text, from, space <= from || space > end ? end : space)
}

function initials(text: string, starts: Int32Array): number {
  return both(initial(text, starts, 'family'), initial(text, starts, 'given'))
}

function initial(text: string, starts: Int32Array, part: 'family' | 'given'): number {
  const at = starts[PARTS[part]]!
  return starts[PARTS[part] + 1]! - 1 === at ? 0 : text.charCodeAt(at)
}

function year(text: string, starts: Int32Array): number {
  const at = starts[PARTS.birth]!
  return starts[PARTS.birth + 1]! - 1 === at ? 0 : hash(text, at, at + 4)
}

function monthDay(text: string, starts: Int32Array): number {
  const at = starts[PARTS.birth]!
  return starts[PARTS.birth + 1]! - 1 === at ? 0 : hash(text, at + 5, at + 10)
}

function name(text: string, starts: Int32Array): number {
  const [family, given] = [whole(text, starts, 'family'), firstGiven(text, starts)]
  return family === 0 || given === 0 ? 0 : (family + given) >>> 0 || 1
}

function firstGiven(text: string, starts: Int32Array): number {
  const [from, to] = [starts[PARTS.given]!, givenEnd(text, starts)]
  return from === to ? 0 : hash(text, from, to)
}

function familySound(text: string, starts: Int32Array): number {
  return sound(text.slice(starts[PARTS.family]!, starts[PARTS.family + 1]! - 1))
}

function givenSound(text: string, starts: Int32Array): number {
  return sound(text.slice(starts[PARTS.given]!, givenEnd(text, starts)))
}

function sound(name: string): number {
  if (name === '') return 0
  const code = soundOf(name)
  return hash(code, 0, code.length)
}

function givenEnd(text: string, starts: Int32Array): number {
  const end = starts[PARTS.given + 1]! - 1
  const space = text.indexOf(' ', starts[PARTS.given])
  return space < 0 || space > end ? end : space
}
