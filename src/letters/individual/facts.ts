import { addressee } from '../envelope/addressee.ts'
import { addressBlock } from '../envelope/envelope.ts'
import { helpLine, wordsIn, writtenLanguage } from '../languages/index.ts'
import { filled, type Language } from '../languages/language.ts'
import { type Letter, termsOf } from '../text/letter.ts'
import { type BatchFacts, batchFacts } from './batch-facts.ts'

/** What a letter's template prints. Every field is there; null stands for what is not known or not given. */
export type LetterFacts = BatchFacts & {
  reference: string
  /** The reference as it stands on the letter: `Reference: 2026-0014-1-1`. */
  referenceLine: string
  /** The lines that a window envelope shows. */
  address: string[]
  reader: { adult: boolean; minor: boolean; alone: boolean; deceased: boolean; represented: boolean }
  individual: string
  salutation: string
  /** The code of the individual for the free service; null: there is none. */
  code: string | null
  /** In the reader's own language, where the letter is in English: that it matters, and whom to call. */
  help: { code: string; line: string } | null
}

export { contactOf, senderLines } from './contact.ts'

/** The facts of one letter. What `letterProblems` finds is not looked for again here. */
export function letterFacts(letter: Letter): LetterFacts {
  const { practice, incident, person, on } = letter
  const language = languageOf(letter)
  const { lines, salutation, individual, kind } = addressee(person, on, language)
  const reference = letter.reference ?? incident.reference
  const shared = batchFacts(letter, language, kind)
  return {
    ...shared,
    reference,
    referenceLine: filled(language.reference, { reference }),
    address: addressBlock(lines, person.address, practice.envelope),
    reader: readerOf(kind),
    individual,
    salutation,
    code: letter.code ?? null,
    help: helpFor(letter, shared),
  }
}

/** The language of a letter: the reader's own where the officer's words stand in it, else English. */
export function languageOf(letter: Letter): Language {
  const wanted = writtenLanguage(letter.person.language)
  return wordsIn(wanted && termsOf(letter).translated[wanted.code] ? wanted.code : 'en')
}

function helpFor({ person }: Letter, { language, contact }: BatchFacts): LetterFacts['help'] {
  if (!person.language) return null
  return language === writtenLanguage(person.language)?.code ? null : helpLine(person.language, contact.any)
}

function readerOf(kind: ReturnType<typeof addressee>['kind']): LetterFacts['reader'] {
  return {
    adult: kind === 'adult',
    minor: kind === 'minor',
    alone: kind === 'minor_alone',
    deceased: kind === 'deceased',
    represented: kind === 'represented',
  }
}
