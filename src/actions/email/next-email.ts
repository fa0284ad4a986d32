import { findNextDue, findNextQueued } from '../../storage/email/outbox.ts'
import type { StoredLetter } from '../../storage/mailing/letters.ts'
import type { Book } from '../book/book.ts'
import { openBook } from '../book/parts.ts'
import { isNoticeHeld } from '../letter/notice-hold.ts'

/** The letter that is next to be sent; where none is, when the first of those that wait may be tried again. */
export type NextEmail = { letter: StoredLetter; due: null } | { letter: null; due: string | null }

/**
 * Finds the letter that is next to be sent by e-mail. Letters of an incident whose notice law enforcement holds wait, for a
 * hold recorded after they were queued too, and go by themselves when it ends; they keep nobody else's waiting.
 */
export async function nextEmail(book: Book): Promise<NextEmail> {
  const held: string[] = []
  for (;;) {
    const letter = await findNextQueued(book.db, book.now(), held)
    if (!letter) return { letter: null, due: await findNextDue(book.db, held) }
    if (!(await isNoticeHeld(openBook(book), letter.incident))) return { letter, due: null }
    held.push(letter.incident)
  }
}
