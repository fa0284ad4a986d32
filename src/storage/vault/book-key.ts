import { createHash } from 'node:crypto'
import { type Reader, tables } from '../core/database.ts'
import { type Staged, stage, type Write, write } from '../core/statement.ts'
import { type Key, keyFor, seal, unseal } from './seal.ts'

const NAME = 'book key'

/**
 * The key of a book, from which its seals and MACs are drawn: opened by the master key, null where that is another's. Books
 * of before have none of their own: there it is the master key, whichever is given.
 */
export async function openBookKey(db: Reader, master: Key): Promise<Key | null> {
  const kept = await tables(db).selectFrom('bookKey').select('sealed').executeTakeFirst()
  if (!kept) return master
  try {
    return unseal(sealing(master), NAME, kept.sealed)
  } catch {
    return null
  }
}

/** The statement that gives a new book its key. Of two that do so at once, the first holds. */
export function stageBookKey(master: Key, bookKey: Key): Staged {
  const row = { id: 1 as const, sealed: seal(sealing(master), NAME, bookKey) }
  return stage((to) =>
    to
      .insertInto('bookKey')
      .values(row)
      .onConflict((clash) => clash.column('id').doNothing()),
  )
}

/** The write that seals the key of a book under another master key. */
export function resealBookKey(master: Key, bookKey: Key): Write {
  const sealed = seal(sealing(master), NAME, bookKey)
  return write((to) =>
    to
      .insertInto('bookKey')
      .values({ id: 1, sealed })
      .onConflict((clash) => clash.column('id').doUpdateSet({ sealed })),
  )
}

/** By what people know a master key, and which tells nothing of it: eight hexadecimal digits in two groups. */
export function keyName(master: Key): string {
  const digits = createHash('sha256').update(keyFor('name of a master key', master)).digest('hex')
  return `${digits.slice(0, 4)}-${digits.slice(4, 8)}`
}

function sealing(master: Key): Key {
  return keyFor(NAME, master)
}
