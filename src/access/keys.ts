import { createHash, randomBytes } from 'node:crypto'
import type { Reader } from '../storage/core/database.ts'
import type { Role } from '../storage/core/role.ts'
import { isProvenRow } from '../storage/proof/check-row.ts'
import type { Proof } from '../storage/proof/proof.ts'
import { findKeyByHash, insertKey } from '../storage/users/keys.ts'
import type { Principal } from './roles.ts'

const PREFIX = 'bb_'

/**
 * Makes a key for a program: `secret` is shown once, `kept` is the write that keeps its hash. 256 random bits need no slow
 * hash. (better-auth's own key plug-in is bound to an older better-auth, and cannot write its log entry in one commit.)
 */
export function makeKey(name: string, role: Role, madeAt: string) {
  const secret = PREFIX + randomBytes(32).toString('base64url')
  const id = randomBytes(6).toString('hex')
  return { id, secret, kept: insertKey({ id, name, role, hash: hashOf(secret), madeAt }) }
}

/** Whose key this is; undefined for a stranger's, a revoked one, and one that was written into the database by hand. */
export async function findKeyHolder(
  { db, proof }: { db: Reader; proof: Proof },
  secret: string,
): Promise<Principal | undefined> {
  const key = await findKeyByHash(db, hashOf(secret))
  if (!key || !(await isProvenRow(db, proof, 'api_keys', [key.id]))) return undefined
  return { ...key, id: `key:${key.id}` }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
