import { createHash } from 'node:crypto'
import { giveBackBytes } from '../../memory.ts'
import { countParts, dropParts, findPart, stagePart } from '../../storage/roster/file-parts.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { Book } from '../book/book.ts'

const PART_BYTES = 1 << 20

/** How large a file is, its SHA-256 and in how many parts it lies. */
export type Kept = { bytes: number; sha256: string; parts: number }

/** Stages a file in sealed parts, however large it is. */
export async function keepParts(
  book: Book,
  vault: IncidentVault,
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Kept> {
  const digest = createHash('sha256')
  let [size, part] = [0, 0]
  for await (const piece of inParts(bytes)) {
    digest.update(piece)
    const sealed = vault.sealBytes(partName(file, part), piece)
    await book.stage([stagePart({ file, part, sealed })])
    size += piece.length
    giveBackBytes(piece, sealed)
    part += 1
  }
  return { bytes: size, sha256: digest.digest('hex'), parts: part }
}

/** The bytes of a file, part by part. */
export async function* readParts(book: Book, vault: IncidentVault, file: string): AsyncGenerator<Uint8Array> {
  for (let part = 0; ; part += 1) {
    const row = await findPart(book.db, file, part)
    if (!row) return
    const bytes = vault.openBytes(partName(file, part), row.sealed)
    giveBackBytes(row.sealed)
    yield bytes
  }
}

/** What is deleted is overwritten: that many parts at once hold nobody else up. */
const PARTS_A_DROP = 8

/** Forgets the parts of a file that nothing names any more; what a stop leaves of them is swept away at the next start. */
export async function forgetParts(book: Book, file: string): Promise<void> {
  const parts = await countParts(book.db, file)
  for (let from = 0; from < parts; from += PARTS_A_DROP) await book.stage([dropParts(file, from + PARTS_A_DROP)])
}

// Parts of a megabyte, however the bytes come: in crumbs, or all of a form's file at once.
async function* inParts(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = []
  let size = 0
  for await (const piece of bytes) {
    for (const crumb of cut(piece)) {
      held.push(crumb)
      size += crumb.length
      if (size < PART_BYTES) continue
      yield Buffer.concat(held)
      held = []
      size = 0
    }
  }
  if (size > 0) yield Buffer.concat(held)
}

function* cut(piece: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < piece.length; at += PART_BYTES) yield piece.subarray(at, at + PART_BYTES)
}

function partName(file: string, part: number): string {
  return `file/${file}/${part}`
}
