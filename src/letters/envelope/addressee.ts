import type { Day } from '../../breach/law/day.ts'
import { isKnownMinor, isOwnRepresentative } from '../../people/values/age.ts'
import type { Person } from '../../people/values/person.ts'
import { representativeOf } from '../../people/values/representative.ts'
import { wordsIn } from '../languages/index.ts'
import { filled, type Language, type Reader } from '../languages/language.ts'
import { inUsualCase, nameInUsualCase } from './name-case.ts'

/** To whom the letter about an individual goes, and how it greets them. */
export type Addressee = {
  kind: 'adult' | 'minor' | 'minor_alone' | 'deceased' | 'represented'
  /** The name lines of the address block, as written, and in the usual case where a system wrote capitals alone. */
  lines: string[]
  /** Without the colon: `Dear Ana Lopez`. */
  salutation: string
  /** The individual whose information it was. */
  individual: string
}

/**
 * Who reads the letter about this individual on that day. A minor's letter goes to the parent or guardian and that of
 * somebody who died to the next of kin or personal representative, 45 CFR 164.404(d)(1) and 164.502(g). Another adult's
 * goes to a representative only once somebody confirmed that it is a legal one. A minor
 * who consented to the care is written to alone, 164.502(g)(3). Eighteen is adult; without a birth date
 * only a named guardian makes a minor.
 */
export function addressee(person: Person, on: Day, language: Language = wordsIn('en')): Addressee {
  const individual = fullName(inUsualCase(person))
  const kind = readerKindOf(person, on)
  const role = isOfAnother(kind) ? kind : null
  const reader = role === null ? individual : readerFor[role](person)
  return { kind, individual, ...written(role && language[role], { reader, individual, language }) }
}

/** Of which kind the reader of the letter about this individual is on that day. */
export function readerKindOf(person: Person, on: Day): Addressee['kind'] {
  if (person.deceased || person.deathDate) return 'deceased'
  if (isOwnRepresentative(person, on)) return 'minor_alone'
  if (isKnownMinor(person, on)) return 'minor'
  return person.representativeIs === 'legal' && oneLine(representativeOf(person)) !== '' ? 'represented' : 'adult'
}

/** Whether somebody else reads the letter than the individual whom it is about. */
export function isOfAnother(kind: Addressee['kind']): kind is 'minor' | 'represented' | 'deceased' {
  return kind !== 'adult' && kind !== 'minor_alone'
}

/** Given, middle and family name and suffix in the order they are spoken; empty where the roster names nobody. */
export function fullName({ givenName, middleName, familyName, suffix }: Person): string {
  return oneLine([givenName, middleName, familyName, suffix].join(' '))
}

/** The text on one line, without control characters and without those that turn the writing direction of what follows. */
export function oneLine(text: string): string {
  if (TIDY.test(text)) return text
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
}

/** Most texts: words of ASCII with one space between them. */
const TIDY = /^[!-~]+(?: [!-~]+)*$/

const readerFor: Record<Exclude<Addressee['kind'], 'adult' | 'minor_alone'>, (person: Person) => string> = {
  minor: ({ guardianName }) => named(guardianName),
  deceased: ({ representativeName, guardianName }) => named(representativeName ?? guardianName),
  represented: ({ representativeName }) => named(representativeName),
}

function named(name = ''): string {
  return nameInUsualCase(oneLine(name))
}

type Written = { reader: string; individual: string; language: Language }

// Somebody who reads for another is written to by name with the role, or by the role alone.
function written(
  role: Reader | null,
  { reader, individual, language }: Written,
): Pick<Addressee, 'lines' | 'salutation'> {
  const greeted = (name: string) => filled(language.salutation, { name })
  if (role === null) return { lines: [individual], salutation: greeted(individual) }
  const name = { name: individual }
  if (reader !== '') return { lines: [reader, filled(role.role, name)], salutation: greeted(reader) }
  return { lines: [role.to, individual], salutation: greeted(filled(role.greeted, name)) }
}
