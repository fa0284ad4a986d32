import { createHash, createHmac } from 'node:crypto'
import { Refused } from '../../errors.ts'
import type { SignedHead } from '../log/heads.ts'
import { type Key, keyFor } from '../vault/seal.ts'

const MAGIC = 'Breachbook backup 1'

/** A backup is sealed in pieces of that many bytes, each behind its length in `LENGTH_BYTES`. */
export const PIECE = 1 << 20
export const LENGTH_BYTES = 4

/** What stands readable at the beginning of a backup: nothing in it names anybody. `key`: of the master key, not the key. */
export type BackupHeader = { id: string; at: string; key: string; head: SignedHead }

/** The first line of a backup. */
export function firstLine(header: BackupHeader): string {
  return JSON.stringify({ magic: MAGIC, ...header })
}

/** The header in a first line; throws Refused for what is no backup. */
export function headerIn(first: string, file: string): BackupHeader {
  try {
    const { magic, ...header } = JSON.parse(first)
    if (magic === MAGIC) return header as BackupHeader
  } catch {
    // What is no JSON is no backup of ours either.
  }
  throw new Refused(`${file} is not a backup of Breachbook, or its beginning was changed.`)
}

/** The key under which backups are sealed, drawn from the master key. */
export function backupKey(master: Key): Key {
  return keyFor('backups', master)
}

/** By which a backup knows its master key, and which tells nothing of it. */
export function fingerprintOf(master: Key): string {
  return createHmac('sha256', backupKey(master)).update(MAGIC).digest('hex').slice(0, 16)
}

/** To what a piece is bound: its backup with all of its first line, its place, and whether it is the last. */
export function pieceName(first: string, number: number, isLast: boolean): string {
  return `${createHash('sha256').update(first).digest('hex')}/${number}${isLast ? '/last' : ''}`
}
