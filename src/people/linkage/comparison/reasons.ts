import { type Comparison, FACTS, type Fact } from './compare.ts'
import type { Relation } from './relation.ts'

/**
 * What speaks for and against two descriptions being one person, in words and without any value: "same birth date,
 * similar family names (typo or missing part)". What agrees comes first; what one of them leaves open is not named.
 */
export function reasonsOf(of: Comparison): string[] {
  const names = of.swapped ? ['given and family names swapped'] : []
  const facts = of.swapped ? FACTS.filter((fact) => fact !== 'given' && fact !== 'family') : FACTS
  const wordsOf = (relation: Relation) =>
    facts.filter((fact) => of[fact] === relation).map((fact) => WORDS[fact][relation])
  return [...wordsOf('same'), ...names, ...wordsOf('alike'), ...wordsOf('partly'), ...wordsOf('other')].filter(
    (words) => words !== '',
  )
}

/** Whether these reasons say one Social Security number under two given names: mostly a family entered under one number. */
export function isFamilyNumber(reasons: readonly string[]): boolean {
  return reasons.includes(WORDS.ssn.same) && reasons.includes(WORDS.given.other)
}

type Words = { readonly [relation in Relation]: string }

function words(name: string, alike: string): Words {
  return { same: `same ${name}`, alike, partly: `partly the same ${name}`, other: `different ${name}`, unknown: '' }
}

const WORDS: { readonly [fact in Fact]: Words } = {
  given: words('given name', 'similar given names (typo, short form or initial)'),
  middle: words('middle name', 'similar middle names (typo or initial)'),
  family: words('family name', 'similar family names (typo or missing part)'),
  suffix: words('suffix', ''),
  sex: words('sex', ''),
  birth: words('birth date', 'similar birth dates (one digit off, or day and month swapped)'),
  ssn: words('Social Security number', 'similar Social Security numbers (one digit off)'),
  mrn: words('record number', 'record numbers that differ in leading zeros'),
  phone: words('telephone number', 'similar telephone numbers (one digit off)'),
  email: words('e-mail address', 'similar or shared e-mail addresses (one letter off, or a household’s)'),
  street: words('street address', 'similar street addresses'),
  zip: words('ZIP code', 'similar ZIP codes (one digit off)'),
}
