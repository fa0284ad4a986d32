import type { Element } from '../../breach/law/vocabulary.ts'

/** The words that letters in a language need besides their templates; `{name}` stands where a fact is put in. */
export type Language = {
  /** BCP 47. */
  code: string
  called: string
  own: string
  /** What rosters call it, in small letters. */
  names: readonly string[]
  months: readonly string[]
  day: string
  page: string
  reference: string
  salutation: string
  /** The title of the sheet that says what help is free. */
  helpSheet: string
  minor: Reader
  deceased: Reader
  represented: Reader
  occurred: Readonly<Record<'between' | 'on' | 'from' | 'to' | 'unknown', string>>
  elements: Readonly<Record<Element, string>>
  /** The kinds of data of somebody who is not the reader. */
  elementsOfAnother: Readonly<Record<Element, string>>
  /** Whom the letter is about where another reads it. */
  about: Readonly<Record<'minor' | 'represented' | 'deceased', string>>
  /** A pattern of the words that speak to the reader. */
  you: string
}

/** How somebody is written to who reads for another: by name with a role, or by the role alone. */
export type Reader = { role: string; to: string; greeted: string }

/** The sentence with its facts put in; a gap without a fact stays as it is. */
export function filled(sentence: string, facts: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (gap, name: string) => facts[name] ?? gap)
}
