import { randomBytes } from 'node:crypto'
import { Missing, Refused } from '../../errors.ts'
import { dropPhoto, findReport } from '../../storage/reports/reports.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { Book } from '../book/book.ts'
import { plainFileName } from '../book/file-name.ts'
import { lookedAt } from '../evidence/file-kind.ts'
import { keepParts, readParts } from '../incident/file-parts.ts'
import { openReport, type PhotoWords, vaultOfReport } from './reports.ts'

/** The kinds of photos that phones and screenshots are, each with the ending that opens it. */
const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/heif': 'heif',
}

/** A photo as it is sent. */
export type SentPhoto = { fileName: string; bytes: AsyncIterable<Uint8Array> }

/** A photo that lies sealed and counts once its report is committed. */
export type KeptPhoto = { photo: string; photoBytes: number; photoSha256: string; words: PhotoWords }

/** Stages a photo under the key of a report. Refused for anything that is no photo, before any of it is kept. */
export async function keepPhoto(book: Book, vault: IncidentVault, sent: SentPhoto): Promise<KeptPhoto> {
  const { kind, bytes: all } = await lookedAt(sent.fileName, sent.bytes)
  const ending = ENDINGS[kind.type ?? '']
  if (ending === undefined) throw new Refused(NO_PHOTO, [{ path: 'photo', message: NO_PHOTO }])
  const photo = randomBytes(8).toString('hex')
  try {
    const { bytes, sha256 } = await keepParts(book, vault, photo, all)
    const words = { fileName: nameFor(sent.fileName, ending), hasPosition: kind.hasPosition }
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

const NO_PHOTO =
  'This is not a photo: only JPEG, PNG, HEIC and WebP are taken. Take a picture of it, or send the report without it.'

// What opens it is what it is, not what it was called.
function nameFor(given: string, ending: string): string {
  return plainFileName(`${plainFileName(given).replace(/(\.[^. ]{1,10})+$/u, '')}.${ending}`)
}
