import { masked } from '../values/mask.ts'
import type { CarriedFact } from './blocking/carriers.ts'
import type { DefaultValue } from './blocking/default-values.ts'
import type { Descriptions } from './blocking/descriptions.ts'
import { evidencePart } from './comparison/evidence.ts'

/** What is said of a value that many people carry, and whether a description carries it. */
export type DefaultNote = { column: null; message: string; isCarriedBy(description: number): boolean }

/** Names each value that was no evidence once, with how many carry it; of very many of one kind the first, and how many more. */
export function defaultNotes(defaults: readonly DefaultValue[], descriptions: Descriptions): DefaultNote[] {
  return Object.values(Object.groupBy(defaults, ({ fact }) => fact)).flatMap((ofFact) => {
    const named = ofFact.slice(0, MOST_NAMED).map((value) => noteOf(value, descriptions))
    const rest = ofFact.slice(MOST_NAMED)
    return rest.length === 0 ? named : [...named, noteOfMore(rest, descriptions)]
  })
}

const MOST_NAMED = 10

const NOUNS: { readonly [fact in CarriedFact]: readonly [one: string, many: string] } = {
  mrn: ['record number', 'record numbers'],
  ssn: ['Social Security number', 'Social Security numbers'],
  birth: ['birth date', 'birth dates'],
  phone: ['telephone number', 'telephone numbers'],
  email: ['e-mail address', 'e-mail addresses'],
  street: ['street address', 'street addresses'],
}

function noteOf(value: DefaultValue, descriptions: Descriptions): DefaultNote {
  const text = (number: number) => evidencePart(descriptions.text(number), value.fact)
  const own = text(value.example)
  const isCarriedBy = (number: number) => (value.kind === 'column' ? text(number) !== '' : text(number) === own)
  return { column: null, message: messageOf(value, own), isCarriedBy }
}

function messageOf({ fact, kind, carriers }: DefaultValue, own: string): string {
  const [noun, nouns] = NOUNS[fact]
  if (kind === 'column')
    return `The ${nouns} are each shared by different people of a household or an account, so they identify nobody and were not used to tell people apart. Map the column with one number for each person, if there is one.`
  const value = isTelling(fact, kind, own) ? own.toUpperCase() : masked(own)
  const rows = carriers === 1 ? 'One row has' : `${carriers.toLocaleString('en-US')} rows have`
  if (kind === 'rounded')
    return `${rows} the ${noun} ${value}. A spreadsheet rounded it, so it identifies nobody and was not used to tell people apart. Ask for a file with the ${nouns} stored as text.`
  return `${rows} the ${noun} ${value}. A value that many different people carry identifies nobody, so it was not used to tell people apart.`
}

// A word, or what is left of a rounded number, is nobody's.
function isTelling(fact: CarriedFact, kind: DefaultValue['kind'], own: string): boolean {
  return fact === 'mrn' && (kind === 'rounded' || !/\d/.test(own))
}

function noteOfMore(rest: readonly DefaultValue[], descriptions: Descriptions): DefaultNote {
  const all = rest.map((value) => noteOf(value, descriptions))
  const [noun, nouns] = NOUNS[rest[0]!.fact]
  const count = rest.length === 1 ? `One more ${noun} is` : `${rest.length.toLocaleString('en-US')} more ${nouns} are`
  return {
    column: null,
    message: `${count} carried by many different people, so ${rest.length === 1 ? 'it was' : 'they were'} not used to tell people apart.`,
    isCarriedBy: (number) => all.some(({ isCarriedBy }) => isCarriedBy(number)),
  }
}
