import { createHash } from 'node:crypto'
import { takes } from '../../../letters/lists/abroad.ts'
import { recipientList } from '../../../letters/lists/list.ts'
import { MAIL_HOUSES, type MailHouse } from '../../../letters/lists/mail-house.ts'
import { spreadsheetLine } from '../../../people/reading/file/csv.ts'
import type { Book } from '../../book/book.ts'
import type { ZipEntry } from '../../book/zip.ts'
import type { Press } from '../../letter/press.ts'
import { type Mailing, partsOf } from '../mailing.ts'
import { type AddressedLetter, type Addresses, addressedLetters, openAddresses } from './addressed-letters.ts'
import { certificateOf } from './certificate.ts'
import { bytesOf, listOf, mailHouseLines, withCodes } from './mailing-files.ts'
import { partName, printMailing } from './mailing-print.ts'
import { type ListedFile, manifestOf } from './manifest.ts'

/**
 * Every file of a mailing in its order; the manifest, with the hash of each, is the last. Each letter is read and opened
 * once: what the lists say of it is noted while it is printed. Each file has to be read to its end before the next.
 */
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
  const addresses = openAddresses()
  const parts = await partsOf(book, mailing)
  for (const part of parts)
    yield {
      name: `letters/${partName(part)}`,
      bytes: await printMailing(book, mailing, { part, note: addresses.note }),
    }
  if (mailing.print === 0) return
  // Where no PDF is made, the list is the first to read the letters.
  const letters = parts.length > 0 ? addresses.inOrder() : addressedLetters(book, mailing, addresses.note)
  yield { name: 'list.csv', bytes: listOf(book, mailing, letters) }
  const certificate = certificateOf(book, mailing, addresses.inOrder())
  yield { name: 'certificate-of-mailing.html', bytes: bytesOf(certificate) }
  for (const house of MAIL_HOUSES) {
    yield mailHouseFile(mailing, house, addresses)
    const apart = () => notTaken(house, addresses)
    if (!apart().next().done)
      yield { name: `mail-houses/${house.id}-abroad.csv`, bytes: bytesOf(recipientList(apart(), withCodes(mailing))) }
  }
}

// Whom a mail house does not write to: one of them never stops its list.
function* notTaken(house: MailHouse, addresses: Addresses): Generator<AddressedLetter> {
  for (const letter of addresses.inOrder()) if (!takes(house, letter.to)) yield letter
}

function mailHouseFile(mailing: Mailing, house: MailHouse, addresses: Addresses): ZipEntry {
  const stopped = mailing.stoppedRows[house.id]
  if (stopped.length === 0)
    return {
      name: `mail-houses/${house.id}.csv`,
      bytes: bytesOf(mailHouseLines(house, addresses.inOrder(), withCodes(mailing))),
    }
  const lines = [['reference', 'why'], ...stopped.map(({ reference, why }) => [reference, why])].map(spreadsheetLine)
  return { name: `mail-houses/${house.id}-stopped.csv`, bytes: bytesOf(lines) }
}

async function* hashed(pieces: AsyncIterable<Uint8Array>, hash: { update(piece: Uint8Array): unknown }) {
  for await (const piece of pieces) {
    hash.update(piece)
    yield piece
  }
}
