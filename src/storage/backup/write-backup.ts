import { createHash } from 'node:crypto'
import { closeSync, createReadStream, createWriteStream, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refused } from '../../errors.ts'
import { type Key, seal } from '../vault/seal.ts'
import {
  type BackupHeader,
  backupKey,
  fingerprintOf,
  firstLine,
  LENGTH_BYTES,
  PIECE,
  pieceName,
} from './backup-format.ts'

/** A backup as it was written. */
export type BackupWritten = { bytes: number; sha256: string }

/**
 * Seals a file into a backup, a megabyte at a time, each piece bound to its backup, its place and whether it is the last. It
 * gets its name only once it is whole and on the disk.
 */
export async function writeBackup(
  master: Key,
  given: { from: string; to: string; header: Omit<BackupHeader, 'key'> },
): Promise<BackupWritten> {
  const written = { bytes: 0, hash: createHash('sha256') }
  const part = `${given.to}.part`
  const counted = async function* () {
    for await (const piece of sealedPieces(master, { ...given.header, key: fingerprintOf(master) }, given.from)) {
      written.bytes += piece.length
      written.hash.update(piece)
      yield piece
    }
  }
  try {
    await pipeline(Readable.from(counted()), createWriteStream(part, { mode: 0o600 }))
    flush(part)
    renameSync(part, given.to)
  } catch (error) {
    rmSync(part, { force: true })
    throw inWords(error, given.to)
  }
  return { bytes: written.bytes, sha256: written.hash.digest('hex') }
}

// By the codes of errno(3).
const WHY: Record<string, string> = {
  ENOENT: 'its folder is not there',
  EACCES: 'its folder cannot be written',
  EROFS: 'its disk is read-only',
  ENOSPC: 'its disk is full',
  EDQUOT: 'its disk is full',
}

function inWords(error: unknown, file: string): unknown {
  const why = WHY[(error as NodeJS.ErrnoException).code ?? '']
  return why ? new Refused(`The backup ${file} cannot be written: ${why}.`) : error
}

async function* sealedPieces(master: Key, header: BackupHeader, from: string): AsyncGenerator<Uint8Array> {
  const first = firstLine(header)
  yield Buffer.from(`${first}\n`)
  const key = backupKey(master)
  let number = 0
  for await (const { piece, isLast } of withLast(createReadStream(from, { highWaterMark: PIECE }))) {
    const sealed = seal(key, pieceName(first, number, isLast), piece)
    const length = Buffer.alloc(LENGTH_BYTES)
    length.writeUInt32BE(sealed.length)
    yield Buffer.concat([length, sealed])
    number += 1
  }
}

async function* withLast(stream: AsyncIterable<Uint8Array>): AsyncGenerator<{ piece: Uint8Array; isLast: boolean }> {
  let held: Uint8Array | undefined
  for await (const piece of stream) {
    if (held) yield { piece: held, isLast: false }
    held = piece
  }
  yield { piece: held ?? new Uint8Array(), isLast: true }
}

function flush(file: string): void {
  const handle = openSync(file, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}
