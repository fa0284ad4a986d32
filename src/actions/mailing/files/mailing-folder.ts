import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Actor } from '../../../storage/log/commit.ts'
import type { Book } from '../../book/book.ts'
import type { Press } from '../../letter/press.ts'
import { writeHashed } from '../../letter/print-part.ts'
import { type Mailing, partsOf } from '../mailing.ts'
import { filesOf } from './mailing-contents.ts'
import { partName } from './mailing-print.ts'
import type { ListedFile } from './manifest.ts'

/** A file of a mailing as it was written; of a PDF also how many letters on how many pages it holds. */
export type MailingFile = ListedFile & { letters?: number; pages?: number }

/**
 * Writes every file of a mailing into a folder, each readable by its owner alone, and answers them with the SHA-256 of
 * each. The log knows the manifest, which has the hash of every other file, before this is over.
 */
export async function writeMailing(
  book: Book & Press,
  by: Actor,
  mailing: Mailing,
  folder: string,
): Promise<MailingFile[]> {
  const files: MailingFile[] = []
  const held = await heldBy(book, mailing)
  for await (const { name, bytes } of filesOf(book, mailing)) {
    const path = join(folder, ...name.split('/'))
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    files.push({ file: name, sha256: await writeHashed(path, bytes), ...held.get(name) })
  }
  const { id, incident } = mailing
  const facts = { mailing: id, files: files.length, manifest: files.at(-1)?.sha256 ?? null }
  await book.commit({ act: 'mailing_files_saved', incident, facts }, by)
  return files
}

async function heldBy(book: Book, mailing: Mailing) {
  const parts = await partsOf(book, mailing)
  return new Map(
    parts.map((part) => [`letters/${partName(part)}`, { letters: part.letters, pages: part.letters * part.pages }]),
  )
}
