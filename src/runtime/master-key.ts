import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'

const BYTES = 32

/** Where the master key lies when BREACHBOOK_KEY does not give it. */
export function keyFile(config: Config): string {
  return join(config.data, 'master.key')
}

/**
 * The master key: given, or read from its file, or made for a new book. Throws a sentence where a book that holds
 * something has no key any more, or the file is no key.
 */
export function masterKey(config: Config, isNewBook: boolean): Uint8Array {
  if (config.key) return Buffer.from(config.key, 'base64')
  const file = keyFile(config)
  if (!existsSync(file) && !isNewBook) throw new Error(`The master key is missing. Restore your copy of it as ${file}.`)
  if (!existsSync(file)) keepWhole(file, `${randomBytes(BYTES).toString('base64')}\n`)
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (key.length !== BYTES) throw new Error(`${file} holds no master key: put your copy of it back.`)
  return key
}

// Whole or not at all, whatever happens to the power meanwhile.
function keepWhole(file: string, text: string): void {
  const fresh = `${file}.${process.pid}`
  const handle = openSync(fresh, 'wx', 0o600)
  writeSync(handle, text)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(fresh, file)
}
