import { fold, foldWords } from './fold.ts'
import type { Person } from './person.ts'

/**
 * What a description says about who is meant, in comparable form; '' where it says nothing.
 * `given` holds the given names in their order, middle names after them; `sources` the rosters whose MRN it is.
 */
export type Evidence = {
  given: readonly string[]
  family: string
  familyWords: readonly string[]
  suffix: string
  birth: string
  ssn: string
  mrn: string
  zip: string
  line1: string
  phone: string
  email: string
  sources: readonly string[]
}

/** The evidence in a person's description. */
export function evidenceOf(person: Person, source: string): Evidence {
  const { address } = person
  const familyWords = foldWords(person.familyName)
  return {
    given: [...foldWords(person.givenName), ...foldWords(person.middleName)],
    family: familyWords.join(''),
    familyWords,
    suffix: fold(person.suffix),
    birth: person.birthDate ?? '',
    ssn: person.ssn ?? '',
    mrn: (person.mrn ?? '').toLowerCase(),
    zip: (address.zip ?? '').slice(0, 5),
    line1: fold(address.line1) + fold(address.line2),
    phone: (person.phone ?? '').replace(/\D/g, '').slice(-10),
    email: person.email ?? '',
    sources: [source],
  }
}

/** All that the evidence says, as one text: two descriptions with the same text say the same. */
export function signatureOf(of: Evidence): string {
  const { birth, ssn, mrn, suffix, familyWords, given, zip, line1, phone, email } = of
  return [birth, ssn, mrn, suffix, familyWords.join(' '), given.join(' '), zip, line1, phone, email].join('|')
}

/** The keys under which descriptions that may join find each other: MRN, SSN, name with birth date. */
export function strongKeys(of: Evidence): string[] {
  const keys: string[] = []
  if (of.mrn) keys.push(`m${of.mrn}`)
  if (of.ssn) keys.push(`s${of.ssn}`)
  if (of.birth && of.family && of.given[0]) keys.push(`n${of.birth}${of.given[0]}|${of.family}`)
  return keys
}

/** The keys that only raise a doubt: the full name alone, where a birth date is missing or an address agrees. */
export function weakKeys(of: Evidence): string[] {
  if (!of.family || !of.given[0]) return []
  const name = `${of.given[0]}|${of.family}`
  const keys = [`w${name}`]
  if (of.zip || of.line1) keys.push(`a${name}|${of.zip}|${of.line1.slice(0, 12)}`)
  return keys
}
