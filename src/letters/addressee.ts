import type { Day } from '../breach/day.ts'
import type { Person } from '../people/person.ts'

/** To whom the letter about an individual goes, and how it greets them. */
export type Addressee = {
  kind: 'adult' | 'minor' | 'deceased' | 'represented'
  /** The name lines of the address block, as written. */
  lines: string[]
  /** Without the colon: `Dear Ana Lopez`. */
  salutation: string
  /** The individual whose information it was. */
  individual: string
}

/**
 * Who reads the letter about this individual on that day. A minor's letter goes to the parent or guardian and that of
 * somebody who died to the next of kin or personal representative, 45 CFR 164.404(d)(1) and 164.502(g). Eighteen is
 * adult; without a birth date only a named guardian makes a minor.
 */
export function addressee(person: Person, on: Day): Addressee {
  const individual = fullName(person)
  const kind = kindOf(person, on)
  return { kind, individual, ...WRITTEN[kind](person, individual) }
}

/** Given, middle and family name and suffix in the order they are spoken; empty where the roster names nobody. */
export function fullName({ givenName, middleName, familyName, suffix }: Person): string {
  return oneLine([givenName, middleName, familyName, suffix].join(' '))
}

/** The text on one line, without control characters and without those that turn the writing direction of what follows. */
export function oneLine(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
}

type Written = Pick<Addressee, 'lines' | 'salutation'>

const WRITTEN: Record<Addressee['kind'], (person: Person, individual: string) => Written> = {
  adult: (_, individual) => ({ lines: [individual], salutation: `Dear ${individual}` }),
  minor: (person, individual) =>
    named(person.guardianName, `Parent or guardian of ${individual}`) ?? unnamed('Parent or Guardian', individual),
  deceased: (person, individual) =>
    named(person.representativeName ?? person.guardianName, `For the family of ${individual}`) ??
    unnamed('Family', individual),
  represented: (person, individual) =>
    named(person.representativeName, `Personal representative of ${individual}`) ??
    unnamed('Representative', individual),
}

function kindOf(person: Person, on: Day): Addressee['kind'] {
  if (person.deceased || person.deathDate) return 'deceased'
  if (isMinor(person, on)) return 'minor'
  return named(person.representativeName, '') ? 'represented' : 'adult'
}

function isMinor({ birthDate, guardianName }: Person, on: Day): boolean {
  return birthDate ? on < eighteenthBirthday(birthDate) : Boolean(guardianName?.trim())
}

// Days compare as text, so a birthday on 29 February comes on 1 March of a common year.
function eighteenthBirthday(birthDate: Day): string {
  return `${Number(birthDate.slice(0, 4)) + 18}${birthDate.slice(4)}`
}

function named(name: string | undefined, role: string): Written | undefined {
  const reader = oneLine(name ?? '')
  return reader === '' ? undefined : { lines: [reader, role], salutation: `Dear ${reader}` }
}

function unnamed(role: string, individual: string): Written {
  return { lines: [`To the ${role} of`, individual], salutation: `Dear ${role} of ${individual}` }
}
