import { Refused } from '../errors.ts'
import type { Reader } from '../storage/core/database.ts'
import type { Stage } from '../storage/core/statement.ts'
import { openBookKey, stageBookKey } from '../storage/vault/book-key.ts'
import { isNewBook } from '../storage/vault/key-check.ts'
import { newKey } from '../storage/vault/seal.ts'
import type { Config } from './config.ts'
import { masterKey, masterKeys } from './master-key.ts'

/**
 * The key of a book: handed on by the process that opened it, or opened by the master key. A new book is given one. Throws a
 * sentence where no key that is there opens it.
 */
export async function openedKey(config: Config, db: Reader, stage: Stage): Promise<Uint8Array> {
  if (config.bookKey) return Buffer.from(config.bookKey, 'base64')
  const isNew = await isNewBook(db)
  for (const { key, settle } of masterKeys(config, isNew, new Date().toISOString())) {
    if (isNew) await stage([stageBookKey(key, newKey())])
    const opened = await openBookKey(db, key)
    if (opened) settle()
    if (opened) return opened
  }
  throw new Error(OTHER_MASTER_KEY)
}

/** Said where a master key opens nothing of the book that is there. */
export const OTHER_MASTER_KEY = 'This is not the master key for this database. Restore the right one.'

/** The master key of a book as it is now, tried on it. Throws a sentence where the one at hand is no longer that of the book. */
export async function currentMasterKey(config: Config, db: Reader): Promise<Uint8Array> {
  const key = masterKey(config, false)
  if (await openBookKey(db, key)) return key
  throw new Refused(
    'The master key was changed, and this Breachbook still has the old one. Start it again with the new one.',
  )
}
