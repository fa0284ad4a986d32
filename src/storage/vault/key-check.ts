import { type Reader, tables } from '../core/database.ts'
import { type Staged, stage } from '../core/statement.ts'
import type { Vault } from './vault.ts'

/** Its name and its text, as every book has them sealed. */
const KEY_CHECK = 'canary'

/** Whether nothing was ever sealed in this book. */
export async function isNewBook(db: Reader): Promise<boolean> {
  const sealed = await tables(db).selectFrom('secrets').select('name').limit(1).executeTakeFirst()
  return !sealed && !(await tables(db).selectFrom('bookKey').select('id').executeTakeFirst())
}

/** Whether this vault opens what the book sealed first. */
export async function opensThisBook(db: Reader, vault: Vault): Promise<boolean> {
  const kept = await tables(db).selectFrom('secrets').select('sealed').where('name', '=', KEY_CHECK).executeTakeFirst()
  try {
    return !kept || vault.book.open<string>(KEY_CHECK, kept.sealed) === KEY_CHECK
  } catch {
    return false
  }
}

/** The statement that seals the first thing in a book, for `opensThisBook` to try. */
export function stageKeyCheck(vault: Vault): Staged {
  const row = { name: KEY_CHECK, sealed: vault.book.seal(KEY_CHECK, KEY_CHECK) }
  return stage((to) =>
    to
      .insertInto('secrets')
      .values(row)
      .onConflict((clash) => clash.column('name').doNothing()),
  )
}
