import { Missing, Refused } from '../../../errors.ts'
import { sentDocument } from '../../../letters/individual/sent-page.ts'
import { takes } from '../../../letters/lists/abroad.ts'
import { recipientList, type WithCodes } from '../../../letters/lists/list.ts'
import { MAIL_HOUSES, type MailHouse, mailHouseHeader, mailHouseLine } from '../../../letters/lists/mail-house.ts'
import type { Book } from '../../book/book.ts'
import type { Press } from '../../letter/press.ts'
import { eachLetter, type Mailing } from '../mailing.ts'
import { addressedLetters, type EachAddressed } from './addressed-letters.ts'

/** The list of whom a mailing's printed letters go to, for people. */
export function listOf(
  book: Book,
  mailing: Mailing,
  letters: EachAddressed = addressedLetters(book, mailing),
): AsyncGenerator<Uint8Array> {
  return bytesOf(recipientList(letters, withCodes(mailing)))
}

/** The printed letters of a mailing as one print-ready HTML document, where the browser prints them. */
export async function* documentOf(book: Book & Press, mailing: Mailing): AsyncGenerator<Uint8Array> {
  const sent = async function* () {
    for await (const letter of eachLetter(book, mailing, { channel: 'print' })) yield letter.sent
  }
  yield* bytesOf(sentDocument(book.render, sent()))
}

/** A mail house's list. Refused where it would not take a row as it is. */
export function mailHouseList(book: Book, mailing: Mailing, house: MailHouse): AsyncGenerator<Uint8Array> {
  const stopped = mailing.stoppedRows[house.id]
  if (stopped.length === 0) return bytesOf(mailHouseLines(house, addressedLetters(book, mailing), withCodes(mailing)))
  const which = stopped.slice(0, SHOWN).map(({ reference, why }) => `${reference}: ${why}`)
  throw new Refused(
    `${house.name} would not take ${stopped.length} of the rows as they are, and nothing is cut. ${which.join(' ')}`,
  )
}

const SHOWN = 20

/** The mail house of that id, or Missing. */
export function theMailHouse(id: string): MailHouse {
  const house = MAIL_HOUSES.find((each) => each.id === id)
  if (!house) throw new Missing('There is no list for that mail house.')
  return house
}

/** The lines of a mail house's list. */
export async function* mailHouseLines(
  house: MailHouse,
  letters: EachAddressed,
  how: WithCodes,
): AsyncGenerator<string> {
  yield mailHouseHeader(house, how)
  for await (const letter of letters) if (takes(house, letter.to)) yield mailHouseLine(house, letter, how)
}

/** Whether the lists of a mailing have a column of codes. */
export function withCodes({ hasCodes = false }: Pick<Mailing, 'hasCodes'>): WithCodes {
  return { codes: hasCodes }
}

/** Text as bytes, gathered into pieces of a size that is worth handing on. */
export async function* bytesOf(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
  let held = ''
  for await (const text of texts) {
    held += text
    if (held.length < 1 << 16) continue
    yield Buffer.from(held)
    held = ''
  }
  yield Buffer.from(held)
}
