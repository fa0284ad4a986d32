import { onTheEnvelope } from '../../letters/envelope/window.ts'
import { senderLines } from '../../letters/individual/facts.ts'
import type { Book } from '../book/book.ts'
import { thePractice } from '../practice/practice.ts'
import type { Press } from './press.ts'
import { printerOf } from './print-problems.ts'

/** The sheet to hold against the envelope that the practice chose, as PDF. It names nobody. */
export async function testSheet(book: Book & Press): Promise<AsyncGenerator<Uint8Array>> {
  const practice = await thePractice(book)
  const paper = await printerOf(book)
  return paper.testSheet(onTheEnvelope(practice, senderLines(practice)), {
    title: 'Envelope window test sheet',
    language: 'en-US',
    author: practice.name,
    at: book.now(),
  })
}
