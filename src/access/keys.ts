import { createHash, randomBytes } from 'node:crypto'
import type { Reader } from '../storage/core/database.ts'
import { write } from '../storage/core/database.ts'
import type { Principal, Role } from './roles.ts'

const PREFIX = 'bb_'

/**
 * Makes a key for a program: `secret` is shown once, `row` is what is kept. 256 random bits need no slow hash.
 * (better-auth's own key plug-in is bound to an older better-auth, and cannot write its log entry in one commit.)
 */
export function makeKey(name: string, role: Role, madeAt: string) {
  const secret = PREFIX + randomBytes(32).toString('base64url')
  const id = randomBytes(6).toString('hex')
  return {
    id,
    secret,
    query: write.insertInto('apiKeys').values({ id, name, role, hash: hashOf(secret), madeAt, revokedAt: null }),
  }
}

/** The write that ends a key. */
export function revokeKey(id: string, at: string) {
  return write.updateTable('apiKeys').set({ revokedAt: at }).where('id', '=', id).where('revokedAt', 'is', null)
}

/** Whose key this is; undefined for a stranger's or a revoked one. */
export async function findKeyHolder(db: Reader, secret: string): Promise<Principal | undefined> {
  const row = await db
    .selectFrom('apiKeys')
    .select(['id', 'name', 'role'])
    .where('hash', '=', hashOf(secret))
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return row && { id: `key:${row.id}`, name: row.name, role: row.role as Role }
}

/** All keys, newest first, without their secrets. */
export function listKeys(db: Reader) {
  return db
    .selectFrom('apiKeys')
    .select(['id', 'name', 'role', 'madeAt', 'revokedAt'])
    .orderBy('madeAt', 'desc')
    .execute()
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
