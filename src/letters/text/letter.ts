import { type LetterTerms, PLAIN_TERMS, type Product, type Words } from '../../breach/incident/letter-text.ts'
import type { Day } from '../../breach/law/day.ts'
import type { Residents } from '../../breach/law/states.ts'
import type { Person } from '../../people/values/person.ts'
import type { ChosenEnvelope } from '../envelope/window.ts'
import type { HelpText } from '../languages/help-texts.ts'

export type { Words } from '../../breach/incident/letter-text.ts'

/** The covered entity that signs the letter and answers the questions it raises. */
export type Practice = ChosenEnvelope & {
  name: string
  /** IANA time zone: the letter's day is a day of this zone. */
  zone: string
  address: { line1: string; line2?: string; city: string; state: string; zip: string }
  contactName: string
  phone?: string
  tollFree?: string
  email?: string
  website?: string
  /** The logo at the head of letters; left out: there is none. */
  logo?: Logo
}

/** A picture of that many pixels, by its id: SHA-256 of it, in hexadecimal. */
export type Logo = { id: string; width: number; height: number }

/** What a letter tells of its incident besides the words. */
export type LetterIncident = {
  /** Names the incident to us and nothing to anybody else, such as `2026-014`. */
  reference: string
  discoveredOn: Day
  occurredFrom?: Day | null
  occurredTo?: Day | null
  /** Kinds of data, by code; none: not known. */
  elements?: readonly string[]
  /** How many people were affected, and how many residents of each State; null or left out: not known. */
  people?: number | null
  residents?: Residents
  /** How many of the affected read a language, by its code; left out: not looked at. */
  languages?: Readonly<Record<string, number>>
  /** How many of them read a language that nothing here is written in; how many have kinds of data that nobody knows here. */
  unsupportedReaders?: number
  unknownElements?: number
  /** How many of the affected are minors, among those looked at. */
  minors?: number
  /** How many of them have a code for a free service in the roster. */
  rosterCodes?: number
  /** How the codes of each service that asks for them stand. */
  codes?: Partial<Record<Product, { people: number; codes: number; lacking: number; doubled: number }>>
  /** Where in the officer’s words somebody of the roster stands, by name or by a number. */
  rosterValues?: readonly { what: string; isName: boolean }[]
  /** Living people whom no letter reaches. */
  unreachable?: number
  /** Whether a law-enforcement official asked to wait with the letters, 45 CFR 164.412. */
  wasHeld?: boolean
  /** Whether HIPAA applies; left out: it does. */
  hipaa?: boolean
}

/** Everything that one letter to one individual is made of. */
export type Letter = {
  practice: Practice
  words: Words
  /** What else the officer settled; left out: nothing. */
  terms?: LetterTerms
  incident: LetterIncident
  person: Person
  /** The day the letter bears. */
  on: Day
  /** Names this letter among those of the incident; the incident's reference where left out. Never a record number. */
  reference?: string
  /** The code with which the individual enrolls in the free service; left out or null: there is none. */
  code?: string | null
  /** What the sheet says that goes with it, a text a language; left out: no sheet goes with it. */
  helpTexts?: readonly HelpText[]
  /** A second letter tells what was learnt since the first one; left out: the first. */
  kind?: 'individual_notice' | 'supplemental'
}

/** A fact that stops a letter: where it is missing, and a sentence for the person who can fix it. It holds no patient's value. */
export type Problem = { what: string; sentence: string }

/** What the officer settled for a letter besides the words; where nothing was, the plain terms. */
export function termsOf({ terms = PLAIN_TERMS }: Pick<Letter, 'terms'>): LetterTerms {
  return terms
}
