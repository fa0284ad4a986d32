import { type Reader, tables } from '../core/database.ts'
import type { Role } from '../core/role.ts'
import { type Write, write } from '../core/statement.ts'

/** A key for a program, without its secret; `revokedAt` is null while it opens. */
export type Key = { id: string; name: string; role: Role; madeAt: string; revokedAt: string | null }

/** All keys, newest first. */
export function listKeys(db: Reader): Promise<Key[]> {
  return tables(db)
    .selectFrom('apiKeys')
    .select(['id', 'name', 'role', 'madeAt', 'revokedAt'])
    .orderBy('madeAt', 'desc')
    .execute()
}

/** One key, or undefined. */
export function findKey(db: Reader, id: string): Promise<Key | undefined> {
  const keys = tables(db).selectFrom('apiKeys').select(['id', 'name', 'role', 'madeAt', 'revokedAt'])
  return keys.where('id', '=', id).executeTakeFirst()
}

/** The key whose secret has that hash, unless it was revoked. */
export function findKeyByHash(db: Reader, hash: string): Promise<Pick<Key, 'id' | 'name' | 'role'> | undefined> {
  return tables(db)
    .selectFrom('apiKeys')
    .select(['id', 'name', 'role'])
    .where('hash', '=', hash)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
}

/** The write that saves a key by the hash of its secret. */
export function insertKey(key: Omit<Key, 'revokedAt'> & { hash: string }): Write {
  return write((to) => to.insertInto('apiKeys').values({ ...key, revokedAt: null }))
}

/** The write that ends a key. */
export function revokeKey(id: string, at: string): Write {
  return write((to) =>
    to.updateTable('apiKeys').set({ revokedAt: at }).where('id', '=', id).where('revokedAt', 'is', null),
  )
}
