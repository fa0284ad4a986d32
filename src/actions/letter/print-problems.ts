import { Refused } from '../../errors.ts'
import { letterFacts } from '../../letters/individual/facts.ts'
import type { Letter, Problem } from '../../letters/text/letter.ts'
import { PARTS } from '../../letters/text/words.ts'
import type { Printer } from '../../pdf/letter/printer.ts'
import type { Book } from '../book/book.ts'
import type { Press } from './press.ts'

/** What prints PDF here. Throws Refused where nothing does. */
export async function printerOf({ paper }: Book & Press): Promise<Printer> {
  if (!paper) throw new Refused('This installation cannot create PDFs. Open the letters and print from the browser.')
  return await paper()
}

/**
 * What keeps this one letter from paper though it could be read on a screen: a character that no font of ours has, or an
 * address that the window of the envelope is too small for.
 */
export async function readerProblems(paper: Printer, letter: Letter): Promise<Problem[]> {
  const facts = letterFacts(letter)
  const text = [...facts.address, facts.salutation, facts.individual].join(' ')
  if (!(await paper.canPrint(text, letter.person.language))) return [UNPRINTABLE]
  return (await paper.fits(facts, letter.person.language)) ? [] : [TOO_LONG]
}

/** What keeps every letter from paper: the same, in the officer's words or in what the practice says of itself. */
export async function textProblems(paper: Printer, { words, practice }: Omit<Letter, 'person'>): Promise<Problem[]> {
  const texts = Object.entries({ ...words, practice: JSON.stringify(practice) })
  const checked = await Promise.all(texts.map(async ([part, text]) => ({ part, fine: await paper.canPrint(text) })))
  return checked.filter(({ fine }) => !fine).map(({ part }) => unprintable(part))
}

/** Mark the problems that only paper has: a character that no font of ours has, an address too long for the window. */
export const ON_PAPER = Object.freeze({ characters: 'person.characters', window: 'person.window' })

const UNPRINTABLE: Problem = {
  what: ON_PAPER.characters,
  sentence:
    'Breachbook’s fonts do not have every character in this name or address, so it cannot go in a PDF. Enter it in another script, or open the letter and print from the browser.',
}

const TOO_LONG: Problem = {
  what: ON_PAPER.window,
  sentence:
    'This address is too long for the envelope window. Nothing is cut. Abbreviate it in the roster as the Postal Service does (APT, STE, ST), or choose another envelope in the settings.',
}

function unprintable(part: string): Problem {
  const heading = Object.hasOwn(PARTS, part) ? PARTS[part as keyof typeof PARTS] : 'The practice’s name or address'
  return {
    what: Object.hasOwn(PARTS, part) ? `words.${part}` : part,
    sentence: `“${heading}” has a character that no font of ours can print, such as a pictogram. Take it out.`,
  }
}
