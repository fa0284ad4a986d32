import { randomBytes } from 'node:crypto'
import { Missing, Refused } from '../../errors.ts'
import { withoutLongLines } from '../../people/reading/file/line-decoder.ts'
import { completeUpload, dropUpload, findUpload, stageUpload } from '../../storage/roster/uploads.ts'
import type { Book } from '../book/book.ts'
import { plainFileName } from '../book/file-name.ts'
import { forgetParts, keepParts, readParts } from '../incident/file-parts.ts'
import { type OpenIncident, openIncident } from '../incident/open-incident.ts'
import { vaultOf } from '../people/people.ts'

/** A roster file that was sent and is not imported yet, with the hash of its bytes; it lies sealed, and is swept away at the next start. */
export type Upload = { id: string; fileName: string; sha256: string }

/** What is said of a file without a byte. */
export const EMPTY_FILE = 'The file is empty. Choose the file with the roster.'

/** Saves a file under the incident's key until its columns are confirmed. Throws Refused when it is empty; then nothing of it stays. */
export async function saveUpload(
  opened: OpenIncident,
  sentName: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Upload> {
  const { book, id: incident } = opened
  await openIncident(book, incident)
  const vault = await vaultOf(opened)
  const fileName = plainFileName(sentName)
  const id = randomBytes(8).toString('hex')
  await book.stage([
    stageUpload({ id, incident, startedAt: book.now(), sealed: vault.seal(headName(id), { fileName }) }),
  ])
  try {
    const { bytes: size, sha256 } = await keepParts(book, vault, id, withoutLongLines(bytes))
    if (size === 0) throw new Refused(EMPTY_FILE)
    await book.stage([completeUpload(id, vault.seal(headName(id), { fileName, sha256 }))])
    return { id, fileName, sha256 }
  } catch (error) {
    await forgetUpload(book, id)
    throw error
  }
}

/** The upload of that id, or Missing. */
export async function theUpload(opened: OpenIncident, id: string): Promise<Upload> {
  const { book, id: incident } = opened
  const row = await findUpload(book.db, incident, id)
  if (!row) throw new Missing('This file is no longer here. Choose it again.')
  const vault = await vaultOf(opened)
  return { id, ...vault.open<Omit<Upload, 'id'>>(headName(id), row.sealed) }
}

/** The bytes of an upload, part by part. */
export async function* readUpload(opened: OpenIncident, id: string): AsyncGenerator<Uint8Array> {
  const { book } = opened
  yield* readParts(book, await vaultOf(opened), id)
}

/** Forgets an upload. */
export async function forgetUpload(book: Book, id: string): Promise<void> {
  await book.stage(dropUpload(id))
  await forgetParts(book, id)
}

function headName(id: string): string {
  return `upload/${id}`
}
