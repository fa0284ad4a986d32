import { residenceOf } from '../../values/address.ts'
import { addressWords } from '../../values/address-words.ts'
import { fold, foldWords } from '../../values/fold.ts'
import type { Person } from '../../values/person.ts'

/**
 * What a description says about who is meant, in comparable form; '' where it says nothing.
 * `given` holds the given names in their order, middle names after them; `sources` the rosters whose MRN it is.
 */
export type Evidence = {
  birth: string
  ssn: string
  mrn: string
  suffix: string
  sex: string
  family: string
  familyWords: readonly string[]
  given: readonly string[]
  zip: string
  /** Both lines in the abbreviations of USPS Publication 28, the house number first where there is one. */
  street: string
  phone: string
  email: string
  /** The e-mail address is a household's: people of two given names use it. */
  sharesEmail: boolean
  sources: readonly string[]
}

// No value holds this character: reading a row takes control characters out of it.
const SEPARATOR = '\u001f'

/**
 * All that a person's description says about who is meant, as one text: two that say the same are one text. A record that was
 * merged into another bears that one's number.
 * A million descriptions are kept in this form, which costs a tenth of the objects.
 */
export function evidenceText(person: Person): string {
  const address = residenceOf(person)
  return [
    capped(person.mergedInto ?? person.mrn ?? '').toLowerCase(),
    person.ssn ?? '',
    person.birthDate ?? '',
    foldWords(capped(person.familyName)).join(' '),
    foldWords(capped(person.givenName))
      .concat(foldWords(capped(person.middleName)))
      .join(' '),
    fold(capped(person.suffix)),
    (person.sex ?? '').slice(0, 1),
    (address.zip ?? '').slice(0, 5),
    addressWords(bothLines(address)).join(' '),
    capped(person.phone ?? '')
      .replace(/\D/g, '')
      .slice(-10),
    capped(person.email ?? ''),
  ].join(SEPARATOR)
}

function bothLines({ line1, line2 }: Person['address']): string | undefined {
  return line2 === undefined ? capped(line1) : `${capped(line1) ?? ''} ${capped(line2)}`
}

// No name or address is longer: what is would cost time and tell nobody apart.
const LONGEST = 200

function capped<T extends string | undefined>(text: T): T | string {
  return text !== undefined && text.length > LONGEST ? text.slice(0, LONGEST) : text
}

/** The evidence of such a text. */
export function evidenceOf(text: string, sources: readonly string[]): Evidence {
  const starts = new Array<number>(PART_COUNT + 1)
  let part = 0
  for (let at = -1; part < PART_COUNT; at = text.indexOf(SEPARATOR, at + 1)) starts[part++] = at + 1
  starts[PART_COUNT] = text.length + 1
  const value = (of: number) => text.slice(starts[of]!, starts[of + 1]! - 1)
  const [families, givens] = [value(PARTS.family), value(PARTS.given)]
  const familyWords = wordsOf(families)
  return {
    mrn: value(PARTS.mrn),
    ssn: value(PARTS.ssn),
    birth: value(PARTS.birth),
    family: familyWords.length > 1 ? familyWords.join('') : families,
    familyWords,
    given: wordsOf(givens),
    suffix: value(PARTS.suffix),
    sex: value(PARTS.sex),
    zip: value(PARTS.zip),
    street: value(PARTS.street),
    phone: value(PARTS.phone),
    email: value(PARTS.email),
    sharesEmail: false,
    sources,
  }
}

function wordsOf(text: string): string[] {
  if (text === '') return []
  return text.includes(' ') ? text.split(' ') : [text]
}

/** Where each value of such a text begins, in the order of PARTS, into `starts`; the last entry is the text's end. */
export function findParts(text: string, starts: Int32Array): void {
  let part = 0
  starts[part++] = 0
  for (let at = text.indexOf(SEPARATOR); at >= 0; at = text.indexOf(SEPARATOR, at + 1)) starts[part++] = at + 1
  starts[part] = text.length + 1
}

/** The values of such a text, by their place in it. */
export const PARTS = {
  mrn: 0,
  ssn: 1,
  birth: 2,
  family: 3,
  given: 4,
  suffix: 5,
  sex: 6,
  zip: 7,
  street: 8,
  phone: 9,
  email: 10,
} as const

const PART_COUNT = 11

/**
 * Whether such a text tells at once who is meant: by a whole name and a birth date. A number may be one that many people
 * carry, and 1 January too: that is known only when all is read.
 */
export function isIdentifying(text: string): boolean {
  const birth = text.indexOf(SEPARATOR, text.indexOf(SEPARATOR) + 1) + 1
  const family = text.indexOf(SEPARATOR, birth) + 1
  const given = text.indexOf(SEPARATOR, family) + 1
  const isDated = family - birth > 1 && !text.endsWith('-01-01', family - 1)
  return isDated && given - family > 1 && text[given] !== SEPARATOR
}

/** One of the values in such a text, without taking all of it apart. */
export function evidencePart(text: string, part: keyof typeof PARTS): string {
  let from = 0
  for (let skipped = 0; skipped < PARTS[part]; skipped++) from = text.indexOf(SEPARATOR, from) + 1
  const end = text.indexOf(SEPARATOR, from)
  return end < 0 ? text.slice(from) : text.slice(from, end)
}
