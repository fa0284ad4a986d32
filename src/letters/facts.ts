import { addressee } from './addressee.ts'
import { contactOf, type LetterContact, senderLines } from './contact.ts'
import { knownElements } from './elements.ts'
import { addressBlock } from './envelope.ts'
import { elementsFor, formFor } from './form-for.ts'
import { dayIn, helpLine, wordsIn, writtenLanguage } from './languages/index.ts'
import { filled, type Language } from './languages/language.ts'
import { type Letter, type LetterIncident, termsOf, type Words } from './letter.ts'
import { asksFor } from './state-form.ts'
import { type Supplement, supplementOf } from './supplement.ts'
import { type OnTheEnvelope, onTheEnvelope } from './window.ts'

/** What a letter's template prints. Every field is there; null stands for what is not known or not given. */
export type LetterFacts = OnTheEnvelope & {
  /** BCP 47 code of the language in which it is written. */
  language: string
  /** `massachusetts`: says nothing of the nature of the breach, Mass. Gen. Laws ch. 93H, § 3(b). */
  form: 'individual' | 'massachusetts'
  reference: string
  /** The reference as it stands on the letter: `Reference: 2026-0014-1-1`. */
  referenceLine: string
  /** The letter's day in words. */
  date: string
  /** The practice's name and postal address, one line each. */
  sender: string[]
  /** The lines that a window envelope shows. */
  address: string[]
  reader: { adult: boolean; minor: boolean; deceased: boolean; represented: boolean }
  individual: string
  salutation: string
  /** In the reader's own language, where the letter is in English: that it matters, and whom to call. */
  help: { code: string; line: string } | null
  /** 45 CFR 164.404(c)(1)(A): when it happened, as a sentence, and the day of discovery. */
  occurred: string
  discovered: string
  /** Whether law enforcement made us wait, where a State asks to be told; null: nobody asks and nothing was held. */
  delay: 'held' | 'unheld' | null
  /** How many people were affected, where a State asks for it. */
  people: number | null
  words: Words
  /** Whether it is a second letter, and what that adds to the first, in Markdown; null: it is the first. */
  isSecond: boolean
  update: string | null
  /** Whether the State of the reader sets the title and the headings in English words, Cal. Civ. Code § 1798.82(d). */
  setHeadings: boolean
  /** The kinds of this individual's data, in words; null: the roster does not tell. */
  elements: string[] | null
  /** 45 CFR 164.404(c)(1)(E). */
  contact: LetterContact
  supplement: Supplement
}

export { contactOf, senderLines } from './contact.ts'

/** The facts of one letter. What `letterProblems` finds is not looked for again here. */
export function letterFacts(letter: Letter): LetterFacts {
  const { practice, incident, person, on } = letter
  const language = languageOf(letter)
  const { lines, salutation, individual, kind } = addressee(person, on, language)
  const reference = letter.reference ?? incident.reference
  const terms = termsOf(letter)
  const contact = contactOf(practice, { ...terms, hours: terms.translated[language.code]?.hours ?? terms.hours })
  const sender = senderLines(practice)
  return {
    ...onTheEnvelope(practice, sender),
    language: language.code,
    reference,
    referenceLine: filled(language.reference, { reference }),
    date: dayIn(language, on),
    sender,
    address: addressBlock(lines, person.address, practice.envelope),
    reader: readerOf(kind),
    individual,
    salutation,
    help: language.code === writtenLanguage(person.language)?.code ? null : helpLine(person.language, contact.any),
    ...bodyOf(letter, language),
    contact,
    supplement: supplementOf(letter, language, kind === 'minor'),
  }
}

/** The language of a letter: the reader's own where the officer's words stand in it, else English. */
export function languageOf(letter: Letter): Language {
  const wanted = writtenLanguage(letter.person.language)
  return wordsIn(wanted && termsOf(letter).translated[wanted.code] ? wanted.code : 'en')
}

function bodyOf(letter: Letter, language: Language) {
  const { incident, person } = letter
  const { translated, massachusetts, update } = termsOf(letter)
  const isSecond = letter.kind === 'supplemental'
  const form = formFor(letter)
  const isSilent = asksFor(form, 'no_narrative') && form?.isTriggered && massachusetts === 'no_narrative'
  const kinds = isSilent ? elementsFor(letter) : knownElements(person.elements ?? [])
  return {
    form: isSilent ? ('massachusetts' as const) : ('individual' as const),
    occurred: occurredSentence(incident, language),
    discovered: dayIn(language, incident.discoveredOn),
    delay: delayOf(incident, asksFor(form, 'delay')),
    people: asksFor(form, 'count') && form?.isTriggered ? (incident.people ?? null) : null,
    words: translated[language.code] ?? letter.words,
    isSecond,
    update: isSecond ? (translated[language.code]?.update ?? update) : null,
    setHeadings: asksFor(form, 'form'),
    elements: kinds.length > 0 ? kinds.map((kind) => language.elements[kind]) : null,
  }
}

function delayOf({ wasHeld = false }: LetterIncident, isAsked: boolean): LetterFacts['delay'] {
  if (wasHeld) return 'held'
  return isAsked ? 'unheld' : null
}

function readerOf(kind: ReturnType<typeof addressee>['kind']): LetterFacts['reader'] {
  return {
    adult: kind === 'adult',
    minor: kind === 'minor',
    deceased: kind === 'deceased',
    represented: kind === 'represented',
  }
}

/** When it happened, as one sentence. */
export function occurredSentence({ occurredFrom, occurredTo }: LetterIncident, language: Language): string {
  const days = {
    from: occurredFrom ? dayIn(language, occurredFrom) : '',
    to: occurredTo ? dayIn(language, occurredTo) : '',
  }
  if (occurredFrom && occurredTo) return filled(language.occurred[occurredFrom === occurredTo ? 'on' : 'between'], days)
  if (occurredFrom) return filled(language.occurred.from, days)
  return filled(language.occurred[occurredTo ? 'to' : 'unknown'], days)
}
