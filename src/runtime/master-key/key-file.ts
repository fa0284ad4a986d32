import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { isSealedKey, openSealedKey, sealKey } from '../../storage/vault/sealed-key.ts'
import type { KeySource } from './key-source.ts'

/** How long a master key is. */
export const KEY_BYTES = 32

/** Where the master key lies when no setting gives it. */
export function keyFile({ data }: Pick<KeySource, 'data'>): string {
  return join(data, 'master.key')
}

/** Where the next one lies while the book passes from one to the other. */
export function nextKeyFile(source: Pick<KeySource, 'data'>): string {
  return `${keyFile(source)}.next`
}

/** Those that the book had before, newest first. */
export function olderKeyFiles(source: Pick<KeySource, 'data'>): string[] {
  const names = readdirSync(source.data).filter((name) => name.startsWith('master.key.until-'))
  return names
    .sort()
    .toReversed()
    .map((name) => join(source.data, name))
}

/** The key in a file. Throws a sentence where it is none, or the passphrase is missing or wrong. */
export function readKeyFile(file: string, passphrase: string | undefined): Uint8Array {
  const text = readFileSync(file, 'utf8').trim()
  if (isSealedKey(text)) return unsealed(file, text, passphrase)
  const key = Buffer.from(text, 'base64')
  if (key.length !== KEY_BYTES) throw new Error(`${file} holds no master key: put your copy of it back.`)
  return key
}

/** Whether a key file lies there that only a passphrase opens. */
export function isSealedFile(file: string): boolean {
  return existsSync(file) && isSealedKey(readFileSync(file, 'utf8').trim())
}

/** Writes a key, sealed where there is a passphrase, for its owner alone: whole or not at all, whatever happens meanwhile. */
export function writeKeyFile(file: string, key: Uint8Array, passphrase: string | undefined): void {
  const text = passphrase === undefined ? Buffer.from(key).toString('base64') : sealKey(key, passphrase)
  const fresh = `${file}.${process.pid}`
  rmSync(fresh, { force: true })
  const handle = openSync(fresh, 'wx', 0o600)
  writeSync(handle, `${text}\n`)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(fresh, file)
  flushFolder(dirname(file))
}

/**
 * Puts the next key file in the place of the one that the book had, which is kept beside under a name with the moment. Another
 * that does the same at once stops nothing. Answers where the old one lies.
 */
export function putNextInPlace(source: Pick<KeySource, 'data'>, now: string): string {
  const [file, next] = [keyFile(source), nextKeyFile(source)]
  const old = `${file}.until-${now.replaceAll(/[-:]/g, '').slice(0, 15)}Z`
  try {
    if (existsSync(next)) keepBeside(file, old)
    renameSync(next, file)
    flushFolder(dirname(file))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  return old
}

// The copy is on the disk before the new key takes the name; what is there under it already is never written over.
function keepBeside(file: string, old: string): void {
  if (!existsSync(file) || existsSync(old)) return
  copyFileSync(file, old, constants.COPYFILE_EXCL)
  flush(old)
}

function unsealed(file: string, text: string, passphrase: string | undefined): Uint8Array {
  if (passphrase === undefined)
    throw new Error(
      `${file} is sealed under a passphrase. Set BREACHBOOK_PASSPHRASE_FILE or BREACHBOOK_PASSPHRASE, or start Breachbook in a terminal, where it asks.`,
    )
  const key = openSealedKey(text, passphrase)
  if (key?.length === KEY_BYTES) return key
  throw new Error(`The passphrase does not open ${file}. Check it and try again.`)
}

// A new name is on the disk once its folder is. Windows knows no such thing.
function flushFolder(folder: string): void {
  if (process.platform !== 'win32') flush(folder)
}

function flush(path: string): void {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
