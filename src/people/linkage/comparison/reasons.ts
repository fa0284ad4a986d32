import { type Comparison, FACTS, type Fact } from './compare.ts'
import type { Relation } from './relation.ts'

/**
 * What speaks for and against two descriptions being one person, in words and without any value: "same birth date,
 * family name a slip apart". What agrees comes first; what one of them leaves open is not named.
 */
export function reasonsOf(of: Comparison): string[] {
  const names = of.swapped ? ['given and family name in each other’s place'] : []
  const facts = of.swapped ? FACTS.filter((fact) => fact !== 'given' && fact !== 'family') : FACTS
  const told = (relation: Relation) =>
    facts.filter((fact) => of[fact] === relation).map((fact) => WORDS[fact][relation])
  return [...told('same'), ...names, ...told('alike'), ...told('other')].filter((words) => words !== '')
}

type Words = { readonly [relation in Relation]: string }

function words(name: string, alike: string): Words {
  return { same: `same ${name}`, alike, other: `another ${name}`, unknown: '' }
}

const WORDS: { readonly [fact in Fact]: Words } = {
  given: words('given name', 'given names a slip, a short form or an initial apart'),
  middle: words('middle name', 'middle names a slip or an initial apart'),
  family: words('family name', 'family names a slip or a part apart'),
  suffix: words('suffix', ''),
  sex: words('sex', ''),
  birth: words('birth date', 'birth dates a digit apart, or day and month exchanged'),
  ssn: words('Social Security number', 'Social Security numbers a digit apart'),
  mrn: words('record number', ''),
  phone: words('telephone number', 'telephone numbers a digit apart'),
  email: words('e-mail address', 'e-mail addresses a letter apart'),
  street: words('street address', 'street addresses nearly the same'),
  zip: words('ZIP code', 'ZIP codes a digit apart'),
}
