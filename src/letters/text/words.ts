import { wordsIn } from '../languages/index.ts'
import type { Problem, Words } from './letter.ts'

/** The parts of the letter that the officer writes, as the letter's own headings call them. */
export const PARTS: Readonly<Record<keyof Words, string>> = Object.freeze({
  whatHappened: 'What Happened',
  whatInformation: 'What Information Was Involved',
  whatWeAreDoing: 'What We Are Doing',
  whatYouCanDo: 'What You Can Do',
})

/**
 * What stops the officer's words from going out: a part left empty, a gap not filled in, a number that looks like a
 * patient's own. A letter names the kinds of information, never the information, 78 FR 5649-50. No sentence repeats the words.
 */
export function wordsProblems(words: Words): Problem[] {
  const parts = Object.keys(PARTS) as (keyof Words)[]
  return parts.flatMap((part) => partProblems(part, words[part]))
}

/** The same of the words in another language; where a problem lies begins with `translated.` and the language’s code. */
export function translatedProblems(translated: Readonly<Record<string, Words>>): Problem[] {
  return Object.entries(translated).flatMap(([code, words]) =>
    wordsProblems(words).map(({ what, sentence }) => ({
      what: what.replace('words.', `translated.${code}.`),
      sentence: `In ${wordsIn(code).called}: ${sentence.replace('write it in plain English', 'write it in plain words')}`,
    })),
  )
}

function partProblems(part: keyof Words, text: string): Problem[] {
  const what = `words.${part}`
  const heading = `“${PARTS[part]}”`
  if (!/[\p{L}\p{N}]/u.test(text))
    return [{ what, sentence: `${heading} is empty. The letter needs it: write it in plain English.` }]
  return textFailings(text).map((says) => ({ what, sentence: `${heading} ${says}` }))
}

/** What stops a text of the officer from going out, each as the rest of a sentence that begins with the text's name. */
export function textFailings(text: string): string[] {
  return CHECKS.filter(({ pattern }) => pattern.test(text)).map(({ says }) => says)
}

const CHECKS: readonly { pattern: RegExp; says: string }[] = [
  { pattern: /\[[^\]]*\](?!\()/, says: 'still has a gap in [brackets]. Fill it in or remove it.' },
  { pattern: /_{4,}/, says: 'still has a blank line of underscores. Fill it in or remove it.' },
  { pattern: /\{\{|\}\}|<<|>>/, says: 'still has a merge field such as {{name}}. Replace it with the text.' },
  {
    pattern: /\b(TBD|TODO|XX+)\b/,
    says: 'still has a placeholder (TBD, TODO, XX). Replace it with the text.',
  },
  {
    pattern: /\b\d{3}[- ]\d{2}[- ]\d{4}\b/,
    says: 'has what looks like a Social Security number. Name the kind of information, never the number.',
  },
  {
    pattern: /\b\d(?:[ -]?\d){12,18}\b/,
    says: 'has what looks like a card or account number. Name the kind of information, never the number.',
  },
  {
    pattern: /\b(MRN|(medical record|chart) (number|no\.?))\W{0,3}\d/i,
    says: 'has what looks like a medical record number. Name the kind of information, never the number.',
  },
  {
    pattern:
      /\b(born( on)?|birth ?date|date of birth|birthday|DOB|fecha de nacimiento|nació el)\W{0,4}(is |was |es )?(\d|\p{L}+\.? \d{1,2}, \d{4})/iu,
    says: 'has what looks like a date of birth. Name the kind of information, never the date.',
  },
]
