import type { Book } from '../../book/book.ts'
import { type FileOfMailing, type FilesElsewhere, longFile } from '../../book/long-files.ts'
import { zipOf } from '../../book/zip.ts'
import type { Press } from '../../letter/press.ts'
import type { Mailing } from '../mailing.ts'
import { certificateOf } from './certificate.ts'
import { filesOf } from './mailing-contents.ts'
import { bytesOf, documentOf, listOf, mailHouseList, theMailHouse } from './mailing-files.ts'
import { printMailing, thePart } from './mailing-print.ts'

type Pieces = AsyncIterable<Uint8Array>

/** A file of a mailing in pieces, made where it stalls nobody. Throws Missing, and Refused where a mail house would not take it. */
export async function mailingFile(
  book: Book & Press & FilesElsewhere,
  mailing: Mailing,
  which: FileOfMailing,
): Promise<Pieces> {
  const asked = { ...which, incident: mailing.incident, mailing: mailing.id }
  return await longFile(book, asked, mailing.print, () => madeInPlace(book, mailing, which))
}

/** The same, made here. */
export async function madeInPlace(book: Book & Press, mailing: Mailing, which: FileOfMailing): Promise<Pieces> {
  switch (which.file) {
    case 'letters.zip':
      return zipOf(filesOf(book, mailing), mailing.madeAt)
    case 'letters.html':
      return documentOf(book, mailing)
    case 'list.csv':
      return listOf(book, mailing)
    case 'certificate-of-mailing.html':
      return bytesOf(certificateOf(book, mailing))
    case 'mail-house':
      return mailHouseList(book, mailing, theMailHouse(which.house))
    case 'letters.pdf': {
      const only = which.part === null ? {} : { part: await thePart(book, mailing, which.part) }
      return await printMailing(book, mailing, only)
    }
  }
}
