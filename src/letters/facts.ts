import { inWords } from '../breach/day.ts'
import { type Addressee, addressee, oneLine } from './addressee.ts'
import { addressBlock } from './envelope.ts'
import type { Letter, LetterIncident, Practice, Words } from './letter.ts'

/** What a letter's template prints. Every field is there; null stands for what is not known or not given. */
export type LetterFacts = {
  language: 'en'
  reference: string
  /** The letter's day in words. */
  date: string
  /** The practice's name and postal address, one line each. */
  sender: string[]
  /** The lines that a window envelope shows. */
  address: string[]
  reader: { adult: boolean; minor: boolean; deceased: boolean; represented: boolean }
  individual: string
  salutation: string
  /** 45 CFR 164.404(c)(1)(A): when it happened, as a sentence, and the day of discovery. */
  occurred: string
  discovered: string
  words: Words
  /** 45 CFR 164.404(c)(1)(E). */
  contact: { name: string; tollFree: string | null; phone: string | null; email: string | null; website: string | null }
}

/** The facts of one letter. What `letterProblems` finds is not looked for again here. */
export function letterFacts(letter: Letter): LetterFacts {
  const { practice, incident, person, on } = letter
  const { kind, lines, salutation, individual } = addressee(person, on)
  return {
    language: 'en',
    reference: letter.reference ?? incident.reference,
    date: inWords(on),
    sender: senderLines(practice),
    address: addressBlock(lines, person.address),
    reader: readerOf(kind),
    individual,
    salutation,
    occurred: occurredSentence(incident),
    discovered: inWords(incident.discoveredOn),
    words: letter.words,
    contact: contactOf(practice),
  }
}

function readerOf(kind: Addressee['kind']): LetterFacts['reader'] {
  return {
    adult: kind === 'adult',
    minor: kind === 'minor',
    deceased: kind === 'deceased',
    represented: kind === 'represented',
  }
}

/** The practice's name and postal address, one line each. */
export function senderLines({ name, address }: Practice): string[] {
  const { line1, line2 = '', city, state, zip } = address
  const lines = [name, line1, line2, `${city}, ${state} ${zip}`]
  return lines.map(oneLine).filter((line) => line !== '')
}

function occurredSentence({ occurredFrom, occurredTo }: LetterIncident): string {
  if (occurredFrom && occurredTo && occurredFrom !== occurredTo) {
    return `This happened between ${inWords(occurredFrom)} and ${inWords(occurredTo)}.`
  }
  if (occurredFrom && occurredTo) return `This happened on ${inWords(occurredFrom)}.`
  if (occurredFrom) return `This began on ${inWords(occurredFrom)}.`
  if (occurredTo) return `This ended on ${inWords(occurredTo)}. We do not know on which day it began.`
  return 'We do not know on which day this happened.'
}

/** How the practice can be reached, 45 CFR 164.404(c)(1)(E). */
export function contactOf({ contactName, tollFree, phone, email, website }: Practice): LetterFacts['contact'] {
  return {
    name: oneLine(contactName),
    tollFree: given(tollFree),
    phone: given(phone),
    email: given(email),
    website: given(website),
  }
}

function given(value: string | undefined): string | null {
  return oneLine(value ?? '') || null
}
