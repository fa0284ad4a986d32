import { createHash } from 'node:crypto'
import { Missing, Refused } from '../../errors.ts'
import { sentDocument } from '../../letters/individual/sent-page.ts'
import { recipientList } from '../../letters/lists/list.ts'
import { MAIL_HOUSES, type MailHouse, mailHouseHeader, mailHouseLine } from '../../letters/lists/mail-house.ts'
import { spreadsheetLine } from '../../people/reading/csv.ts'
import type { Book } from '../book/book.ts'
import type { Press } from '../letter/press.ts'
import { certificateOf } from './certificate.ts'
import { eachLetter, type Mailing, partsOf } from './mailing.ts'
import { partName, printMailing } from './mailing-print.ts'
import { type ListedFile, manifestOf } from './manifest.ts'
import type { ZipEntry } from './zip.ts'

/** The list of whom a mailing's printed letters go to, for people. */
export async function* listOf(book: Book, mailing: Mailing): AsyncGenerator<Uint8Array> {
  yield* bytesOf(recipientList(recipients(book, mailing)))
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
  if (stopped.length === 0) return bytesOf(mailHouseLines(book, mailing, house))
  const which = stopped.slice(0, SHOWN).map(({ reference, why }) => `${reference}: ${why}`)
  throw new Refused(
    `${house.name} would not take ${stopped.length} of the rows as they are, and nothing is cut. ${which.join(' ')}`,
  )
}

const SHOWN = 20

/** The mail house of that id, or Missing. */
export function theMailHouse(id: string): MailHouse {
  const house = MAIL_HOUSES.find((each) => each.id === id)
  if (!house) throw new Missing('No list is made for such a mail house.')
  return house
}

/** Every file of a mailing in its order; the manifest, with the hash of each, is the last. */
export async function* filesOf(book: Book & Press, mailing: Mailing): AsyncGenerator<ZipEntry> {
  const listed: ListedFile[] = []
  for await (const file of contentsOf(book, mailing)) {
    const hash = createHash('sha256')
    yield { name: file.name, bytes: hashed(file.bytes, hash) }
    listed.push({ file: file.name, sha256: hash.digest('hex') })
  }
  yield { name: 'manifest.json', bytes: bytesOf(manifestOf(book, mailing, listed)) }
}

async function* contentsOf(book: Book & Press, mailing: Mailing): AsyncGenerator<ZipEntry> {
  for (const part of await partsOf(book, mailing))
    yield { name: `letters/${partName(part)}`, bytes: await printMailing(book, mailing, { part }) }
  if (mailing.print === 0) return
  yield { name: 'list.csv', bytes: listOf(book, mailing) }
  yield { name: 'certificate-of-mailing.html', bytes: bytesOf(certificateOf(book, mailing)) }
  for (const house of MAIL_HOUSES) yield mailHouseFile(book, mailing, house)
}

function mailHouseFile(book: Book, mailing: Mailing, house: MailHouse): ZipEntry {
  const stopped = mailing.stoppedRows[house.id]
  if (stopped.length === 0)
    return { name: `mail-houses/${house.id}.csv`, bytes: bytesOf(mailHouseLines(book, mailing, house)) }
  const lines = [['reference', 'why'], ...stopped.map(({ reference, why }) => [reference, why])].map(spreadsheetLine)
  return { name: `mail-houses/${house.id}-stopped.csv`, bytes: bytesOf(lines) }
}

async function* mailHouseLines(book: Book, mailing: Mailing, house: MailHouse): AsyncGenerator<string> {
  yield mailHouseHeader(house)
  for await (const { to, reference } of recipients(book, mailing)) yield mailHouseLine(house, to, reference)
}

async function* recipients(book: Book, mailing: Mailing) {
  for await (const { reference, sent } of eachLetter(book, mailing, { channel: 'print' }))
    yield { reference, to: sent.to }
}

async function* hashed(pieces: AsyncIterable<Uint8Array>, hash: { update(piece: Uint8Array): unknown }) {
  for await (const piece of pieces) {
    hash.update(piece)
    yield piece
  }
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
