import type { Day } from '../breach/day.ts'
import type { Person } from '../people/person.ts'

/** The covered entity that signs the letter and answers the questions it raises. */
export type Practice = {
  name: string
  /** IANA time zone: the letter's day is a day of this zone. */
  zone: string
  address: { line1: string; line2?: string; city: string; state: string; zip: string }
  contactName: string
  phone?: string
  tollFree?: string
  email?: string
  website?: string
}

/** The officer's own words about one incident, in Markdown: the parts of 45 CFR 164.404(c)(1)(A) to (D) that only the practice can tell. */
export type Words = {
  whatHappened: string
  whatInformation: string
  whatWeAreDoing: string
  whatYouCanDo: string
}

/** What a letter tells of its incident besides the words. */
export type LetterIncident = {
  /** Names the incident to us and nothing to anybody else, such as `2026-014`. */
  reference: string
  discoveredOn: Day
  occurredFrom?: Day | null
  occurredTo?: Day | null
}

/** Everything that one letter to one individual is made of. */
export type Letter = {
  practice: Practice
  words: Words
  incident: LetterIncident
  person: Person
  /** The day the letter bears. */
  on: Day
  /** Names this letter among those of the incident; the incident's reference where left out. Never a record number. */
  reference?: string
}

/** A fact that stops a letter: where it is missing, and a sentence for the person who can mend it. It holds no patient's value. */
export type Problem = { what: string; sentence: string }
