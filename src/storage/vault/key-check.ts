import { type Reader, write } from '../core/database.ts'
import type { Vault } from './vault.ts'

const CANARY = 'canary'

/** Whether nothing was ever sealed in this book. */
export async function isNewBook(db: Reader): Promise<boolean> {
  return !(await db.selectFrom('secrets').select('name').limit(1).executeTakeFirst())
}

/** Whether this vault opens what the book sealed first. */
export async function opensThisBook(db: Reader, vault: Vault): Promise<boolean> {
  const kept = await db.selectFrom('secrets').select('sealed').where('name', '=', CANARY).executeTakeFirst()
  try {
    return !kept || vault.book.open<string>(CANARY, kept.sealed) === CANARY
  } catch {
    return false
  }
}

/** The write that seals the first thing in a book, for `opensThisBook` to try. */
export function insertKeyCheck(vault: Vault) {
  const row = { name: CANARY, sealed: vault.book.seal(CANARY, CANARY) }
  return write
    .insertInto('secrets')
    .values(row)
    .onConflict((clash) => clash.column('name').doNothing())
}
