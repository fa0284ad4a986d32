import { createHash } from 'node:crypto'
import type { Actor } from '../../../storage/log/commit.ts'
import { updateMailing } from '../../../storage/mailing/mailings.ts'
import type { Book } from '../../book/book.ts'
import type { FilesElsewhere } from '../../book/long-files.ts'
import type { Press } from '../../letter/press.ts'
import type { Mailing } from '../mailing.ts'
import { mailingFile } from './mailing-file.ts'

/**
 * Everything of a mailing in one ZIP archive, in pieces. Before the last of them is handed over, its SHA-256 is entered in
 * the log with who saved it: nobody holds a whole archive that the log does not know.
 */
export async function* mailingZip(
  book: Book & Press & FilesElsewhere,
  by: Actor,
  mailing: Mailing,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let held: Uint8Array = new Uint8Array()
  let bytes = 0
  for await (const piece of await mailingFile(book, mailing, { file: 'letters.zip' })) {
    if (held.length > 0) yield held
    hash.update(piece)
    bytes += piece.length
    held = piece
  }
  await enterSaved(book, by, mailing, { zip: hash.digest('hex'), bytes })
  yield held
}

// The archive comes out the same each time; where a later version of the program packs it otherwise, the log says so.
async function enterSaved(book: Book, by: Actor, mailing: Mailing, { zip, bytes }: { zip: string; bytes: number }) {
  const { id, incident, zipHash } = mailing
  const facts = { mailing: id, zip, bytes, ...(zipHash && zipHash !== zip && { before: zipHash }) }
  const writes = zipHash === zip ? [] : [updateMailing(id, { zipHash: zip })]
  await book.commit({ act: 'mailing_files_saved', incident, facts, writes }, by)
}
