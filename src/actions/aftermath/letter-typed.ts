import { Missing, Refused } from '../../errors.ts'
import { findLetterAnywhere } from '../../storage/aftermath/returned-mail.ts'
import type { StoredLetter } from '../../storage/mailing/letters.ts'
import type { Book } from '../book/book.ts'

/** The letter that bears this reference, however it was typed; Missing where none does. */
export async function theLetter(book: Book, typed: string): Promise<StoredLetter> {
  const letter = await findLetterAnywhere(book.db, plainReference(typed))
  if (!letter) throw new Missing(NO_LETTER)
  return letter
}

/** The letter whose reference was typed into the field `path`; Refused where none bears it. */
export async function letterTyped(book: Book, typed: string, path: string): Promise<StoredLetter> {
  const letter = await findLetterAnywhere(book.db, plainReference(typed))
  if (!letter) throw new Refused(NO_LETTER, [{ path, message: NO_LETTER }])
  return letter
}

const NO_LETTER = 'No letter has this reference. Check it against the letter.'

// Scanners and people add spaces, small letters, and dashes of other kinds.
function plainReference(typed: string): string {
  return typed
    .replaceAll(/\s/g, '')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .toUpperCase()
}
