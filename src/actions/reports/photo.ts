import { randomBytes } from 'node:crypto'
import { Missing, Refused } from '../../errors.ts'
import { dropPhoto, findReport } from '../../storage/reports/reports.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { Book } from '../book/book.ts'
import { plainFileName } from '../book/file-name.ts'
import { keepParts, readParts } from '../incident/file-parts.ts'
import { hasPosition, type PhotoFormat, photoFormat } from './photo-format.ts'
import { openReport, type PhotoWords, vaultOfReport } from './reports.ts'

/** So much of a photo is looked at before it is taken: its kind stands first, and where it was taken soon after. */
const HEAD_BYTES = 256 * 1024

/** A photo as it is sent. */
export type SentPhoto = { fileName: string; bytes: AsyncIterable<Uint8Array> }

/** A photo that lies sealed and counts once its report is committed. */
export type KeptPhoto = { photo: string; photoBytes: number; photoSha256: string; words: PhotoWords }

/** Stages a photo under the key of a report. Refused for anything that is no photo, before any of it is kept. */
export async function keepPhoto(book: Book, vault: IncidentVault, sent: SentPhoto): Promise<KeptPhoto> {
  const { head, all } = await withHead(sent.bytes)
  const format = photoFormat(head)
  if (!format) throw noPhoto(head)
  const photo = randomBytes(8).toString('hex')
  try {
    const { bytes, sha256 } = await keepParts(book, vault, photo, all)
    const words = { fileName: nameFor(sent.fileName, format), hasPosition: hasPosition(head) }
    return { photo, photoBytes: bytes, photoSha256: sha256, words }
  } catch (error) {
    await book.stage([dropPhoto(photo)])
    throw error
  }
}

/** The photo of a report, part by part. Missing where there is none, or it was destroyed. */
export async function openPhoto(book: Book, id: string) {
  const row = await findReport(book.db, id)
  const words = row && (await openReport(book, row)).words
  if (!row?.photo || !words?.photo) throw new Missing(`Report ${id} has no photo.`)
  return { fileName: words.photo.fileName, bytes: readParts(book, vaultOfReport(book, row), row.photo) }
}

function noPhoto(head: Uint8Array): Refused {
  const message =
    head.length === 0
      ? 'The photo is empty. Choose another one, or send the report without it.'
      : 'This is not a photo: only JPEG, PNG, HEIC and WebP are taken. Take a picture of it, or send the report without it.'
  return new Refused(message, [{ path: 'photo', message }])
}

// What opens it is what it is, not what it was called.
function nameFor(given: string, format: PhotoFormat): string {
  return plainFileName(`${plainFileName(given).replace(/(\.[^. ]{1,10})+$/u, '')}.${format}`)
}

async function withHead(bytes: AsyncIterable<Uint8Array>) {
  const source = bytes[Symbol.asyncIterator]()
  const pieces: Uint8Array[] = []
  for (let size = 0; size < HEAD_BYTES; ) {
    const { value, done } = await source.next()
    if (done) break
    pieces.push(value)
    size += value.length
  }
  const head = Buffer.concat(pieces)
  return { head, all: continued(head, source) }
}

async function* continued(head: Uint8Array, source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
}
