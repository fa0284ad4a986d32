import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refused, Unavailable } from '../../errors.ts'
import { type Key, unseal } from '../vault/seal.ts'
import { type BackupHeader, backupKey, fingerprintOf, headerIn, pieceName } from './backup-format.ts'
import { type BackupReader, backupReader } from './backup-reader.ts'

/** Opens a backup into a file. Throws Refused, with what is wrong, where it is none, of another key, changed or cut off. */
export async function readBackup(master: Key, file: string, into: string): Promise<BackupHeader> {
  const { header, pieces } = await openBackup(master, file)
  try {
    await pipeline(Readable.from(pieces), createWriteStream(into, { mode: 0o600 }))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    throw new Unavailable(
      `There is no room on the disk to open ${file}. Nothing was changed. Make room, then try again.`,
    )
  }
  return header
}

/** Reads a backup to its end and keeps nothing of it; throws as `readBackup` does. */
export async function checkBackup(master: Key, file: string): Promise<BackupHeader> {
  const { header, pieces } = await openBackup(master, file)
  for await (const _ of pieces);
  return header
}

/** Which of these master keys a backup was made with; undefined: none. Throws Refused for what is no backup. */
export async function keyOfBackup(file: string, keys: readonly Key[]): Promise<Key | undefined> {
  const header = headerIn(await backupReader(file).line(), file)
  return keys.find((key) => fingerprintOf(key) === header.key)
}

async function openBackup(master: Key, file: string) {
  const reader = backupReader(file)
  const first = await reader.line()
  const header = headerIn(first, file)
  if (header.key !== fingerprintOf(master))
    throw new Refused(`${file} was made with another master key. Put the master key of that book in place first.`)
  return { header, pieces: openedPieces(master, header, first, reader, file) }
}

async function* openedPieces(
  master: Key,
  { id }: BackupHeader,
  first: string,
  reader: BackupReader,
  file: string,
): AsyncGenerator<Uint8Array> {
  const key = backupKey(master)
  for (let number = 0; ; number += 1) {
    const sealed = await reader.piece()
    if (!sealed) throw new Refused(`${file} is cut off: its end is missing (backup ${id}).`)
    const isLast = await reader.isAtEnd()
    const opened = openedPiece(key, first, number, sealed, isLast)
    if (opened) yield opened
    else if (isLast && openedPiece(key, first, number, sealed, false))
      throw new Refused(`${file} is cut off: its end is missing (backup ${id}).`)
    else throw new Refused(`${file} is damaged or was changed at megabyte ${number + 1} (backup ${id}).`)
    if (isLast) return
  }
}

function openedPiece(key: Key, first: string, number: number, sealed: Uint8Array, isLast: boolean): Uint8Array | null {
  try {
    return unseal(key, pieceName(first, number, isLast), sealed)
  } catch {
    return null
  }
}
