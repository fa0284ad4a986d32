import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { recipientLine } from '../../letters/lists/list.ts'
import { asksCodes } from '../../letters/state/offer.ts'
import type { PrintedLetter } from '../../pdf/letter/printer.ts'
import type { Book } from '../book/book.ts'
import { openIncident } from '../incident/open-incident.ts'
import { offersOf } from './codes/codes.ts'
import { printPart } from './letter-pdf.ts'
import type { Press, PrintedPart, PrintJob } from './press.ts'

/** Letters name patients: nobody else on this computer reads them. */
const OWNER_ONLY = 0o600

/** Prints drafts of letters into a file of their own; what the list says of each is taken down as it passes. */
export async function printToFile(
  book: Book & Press,
  { incident, base, people, path }: PrintJob,
): Promise<PrintedPart> {
  const letters: PrintedLetter[] = []
  let list = ''
  const opened = await openIncident(book, incident)
  const codes = asksCodes(offersOf(opened.incident))
  const pieces = printPart(
    opened,
    { base, people },
    {
      printed: (letter) => letters.push(letter),
      addressed: (letter) => {
        list += recipientLine(letter, { codes })
      },
    },
  )
  return { sha256: await writeHashed(path, pieces), letters, list }
}

/** Writes a new file to the disk, readable by its owner alone, and answers its SHA-256 in hexadecimal. */
export async function writeHashed(
  path: string,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<string> {
  const hash = createHash('sha256')
  const file = await open(path, 'wx', OWNER_ONLY)
  try {
    for await (const piece of pieces) {
      hash.update(piece)
      await file.writeFile(piece)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return hash.digest('hex')
}
