import { createHash, randomBytes } from 'node:crypto'
import type { Reader } from '../storage/core/database.ts'
import type { Role } from '../storage/core/role.ts'
import type { Stage } from '../storage/core/statement.ts'
import { isProvenRow } from '../storage/proof/check-row.ts'
import type { Proof } from '../storage/proof/proof.ts'
import { findKeyByHash, type HeldKey, insertKey, keepUse } from '../storage/users/keys.ts'
import { covers, type Principal, type Scope } from './roles.ts'

const PREFIX = 'bb_'
const HOUR = 'YYYY-MM-DDTHH'.length

/** What else may be said of a key: the user as whom it acts, what it is for, until when, and who made it. */
export type KeyTerms = {
  owner?: string | null
  scopes?: readonly Scope[] | null
  expiresAt?: string | null
  madeBy?: string
}

/**
 * Makes a key: `secret` is shown once, `kept` is the write that keeps its hash. 256 random bits need no slow hash.
 * (better-auth's own key plug-in is bound to an older better-auth, and cannot write its log entry in one commit.)
 */
export function makeKey(name: string, role: Role, madeAt: string, terms: KeyTerms = {}) {
  const secret = PREFIX + randomBytes(32).toString('base64url')
  const id = randomBytes(6).toString('hex')
  const { owner = null, expiresAt = null, madeBy = null } = terms
  const scopes = terms.scopes?.join(' ') ?? null
  return {
    id,
    secret,
    kept: insertKey({ id, name, role, hash: hashOf(secret), madeAt, owner, scopes, expiresAt, madeBy }),
  }
}

type Book = { db: Reader; proof: Proof; stage: Stage; now(): string }

/**
 * Whose key this is; undefined for a stranger's, a revoked or expired one, one whose owner was shut out, and one that was
 * written into the database by hand. A key acts as its owner, and may no more than both.
 */
export async function findKeyHolder(book: Book, secret: string): Promise<Principal | undefined> {
  const key = await findKeyByHash(book.db, hashOf(secret))
  if (!key || !isOpen(key, book.now()) || !(await isProvenRow(book.db, book.proof, 'api_keys', [key.id])))
    return undefined
  await noteUse(book, key)
  const via = `key:${key.id}`
  const scopes = key.scopes === null ? {} : { scopes: key.scopes.split(' ') as Scope[] }
  if (key.owner === null || key.ownerRole === null) return { id: via, name: key.name, role: key.role, ...scopes }
  const role = covers(key.ownerRole, key.role) ? key.role : key.ownerRole
  return { id: key.owner, name: key.ownerName ?? key.name, role, via, ...scopes }
}

function isOpen({ owner, ownerRole, ownerDisabledAt, expiresAt }: HeldKey, now: string): boolean {
  const hasOwner = owner === null || (ownerRole !== null && ownerDisabledAt === null)
  return hasOwner && (expiresAt === null || now < expiresAt)
}

// Not a write a request: the hour is enough to see that a key is used by nobody any more. A disk that is full stops no reader.
async function noteUse({ stage, now }: Book, { id, usedAt }: HeldKey): Promise<void> {
  const hour = `${now().slice(0, HOUR)}:00:00.000Z`
  if (usedAt !== hour) await stage([keepUse(id, hour)]).catch(() => {})
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
