import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { keyFromCommand } from './master-key/key-command.ts'
import {
  KEY_BYTES,
  keyFile,
  nextKeyFile,
  olderKeyFiles,
  putNextInPlace,
  readKeyFile,
  writeKeyFile,
} from './master-key/key-file.ts'
import type { KeySource } from './master-key/key-source.ts'
import { passphraseOf } from './master-key/passphrase.ts'

export { keyFile } from './master-key/key-file.ts'

/**
 * The master key as it is now: given, told by a command, read from its file, or made for a new book. Throws a sentence where
 * a book that holds something has no key any more, or what is there is no key.
 */
export function masterKey(source: KeySource, isNewBook: boolean): Uint8Array {
  if (source.key) return Buffer.from(source.key, 'base64')
  if (source.keyCommand) return keyFromCommand(source.keyCommand, KEY_BYTES)
  const file = keyFile(source)
  if (!existsSync(file) && !isNewBook) throw new Error(`The master key is missing. Restore your copy of it as ${file}.`)
  if (!existsSync(file)) writeKeyFile(file, randomBytes(KEY_BYTES), passphraseOf(source))
  return readKeyFile(file, passphraseOf(source))
}

/** The master key, and behind it the older ones that lie beside it and can be read: backups of before were made with them. */
export function keptKeys(source: KeySource): [Uint8Array, ...Uint8Array[]] {
  return [masterKey(source, false), ...olderKeyFiles(source).flatMap((file) => readable(file, source))]
}

function readable(file: string, source: KeySource): Uint8Array[] {
  try {
    return [readKeyFile(file, passphraseOf(source))]
  } catch {
    return []
  }
}

/** A key that may be that of the book; `settle` makes it the one that is read first. */
export type Candidate = { key: Uint8Array; settle(): void }

/** The keys that may open a book: the one in its place, and the one that was to follow when a rotation was interrupted. */
export function* masterKeys(source: KeySource, isNewBook: boolean, now: string): Generator<Candidate> {
  const next = nextKeyFile(source)
  const mayFollow = !source.key && !source.keyCommand && existsSync(next)
  if (!mayFollow || existsSync(keyFile(source))) yield { key: masterKey(source, isNewBook), settle() {} }
  if (mayFollow && existsSync(next))
    yield { key: readKeyFile(next, passphraseOf(source)), settle: () => void putNextInPlace(source, now) }
  // A rotation that ended between the two looks put the next in the place of the first.
  else if (mayFollow) yield { key: masterKey(source, false), settle() {} }
}
