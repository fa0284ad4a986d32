import { type Reader, tables } from '../core/database.ts'
import type { KeyRow } from '../core/key-tables.ts'
import type { Role } from '../core/role.ts'
import { type Staged, stage, type Write, write } from '../core/statement.ts'

/**
 * A key without its secret; `revokedAt` is null while it opens. `owner`: the user as whom it acts, null where it is a
 * program's. `scopes`: what it is for, parted by spaces, null for all that its role may. `expiresAt`: null where it has no
 * end. `usedAt`: the hour in which it last opened.
 */
export type Key = Omit<KeyRow, 'hash'> & { usedAt: string | null }

/** All keys, newest first. */
export function listKeys(db: Reader): Promise<Key[]> {
  return keys(db).orderBy('madeAt', 'desc').execute()
}

/** One key, or undefined. */
export function findKey(db: Reader, id: string): Promise<Key | undefined> {
  return keys(db).where('apiKeys.id', '=', id).executeTakeFirst()
}

/** A key with its owner: null where it has none. */
export type HeldKey = Key & { ownerName: string | null; ownerRole: Role | null; ownerDisabledAt: string | null }

/** The key whose secret has that hash, unless it was revoked. */
export function findKeyByHash(db: Reader, hash: string): Promise<HeldKey | undefined> {
  return keys(db)
    .leftJoin('users', 'users.id', 'apiKeys.owner')
    .select(['users.name as ownerName', 'users.role as ownerRole', 'users.disabledAt as ownerDisabledAt'])
    .where('hash', '=', hash)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
}

/** The write that saves a key by the hash of its secret. */
export function insertKey(key: Omit<Key, 'revokedAt' | 'usedAt'> & { hash: string }): Write {
  return write((to) => to.insertInto('apiKeys').values({ ...key, revokedAt: null }))
}

/** The write that ends a key. */
export function revokeKey(id: string, at: string): Write {
  return write((to) =>
    to.updateTable('apiKeys').set({ revokedAt: at }).where('id', '=', id).where('revokedAt', 'is', null),
  )
}

/** The statement that keeps in which hour a key opened. */
export function keepUse(key: string, usedAt: string): Staged {
  return stage((to) =>
    to
      .insertInto('keyUses')
      .values({ key, usedAt })
      .onConflict((clash) => clash.column('key').doUpdateSet({ usedAt })),
  )
}

function keys(db: Reader) {
  return tables(db)
    .selectFrom('apiKeys')
    .leftJoin('keyUses', 'keyUses.key', 'apiKeys.id')
    .select(['apiKeys.id', 'apiKeys.name', 'apiKeys.role', 'madeAt', 'revokedAt'])
    .select(['owner', 'scopes', 'expiresAt', 'madeBy', 'usedAt'])
}
