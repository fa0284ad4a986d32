import { makeKey } from '../../access/keys.ts'
import { covers, type Scope } from '../../access/roles.ts'
import { Missing, Refused } from '../../errors.ts'
import type { Role } from '../../storage/core/role.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { findKey, revokeKey as revocation } from '../../storage/users/keys.ts'
import { listUsers, type User } from '../../storage/users/users.ts'
import type { Book } from '../book/book.ts'

const YEAR_MS = 365 * 24 * 60 * 60 * 1000

/** A key that is to be made: `owner` is a user's id or e-mail address, or null for a program's own. */
export type KeyWanted = {
  name: string
  role: Role
  owner?: string | null | undefined
  scopes?: readonly Scope[] | null | undefined
  /** An instant; a year from now where left out. */
  expiresAt?: string | undefined
}

/** A key just made: `secret` is shown this once and kept nowhere; `owner` is a user's id. */
export type NewKey = {
  id: string
  name: string
  role: Role
  madeAt: string
  owner: string | null
  scopes: readonly Scope[] | null
  expiresAt: string
  secret: string
}

/**
 * Makes a key; the entry names its id, role and owner. Refused for an owner whom nobody knows, who was shut out or whose
 * role may less than the key's, and for an end that has passed.
 */
export async function addKey(book: Book, by: Actor, wanted: KeyWanted): Promise<NewKey> {
  const { name, role } = wanted
  const madeAt = book.now()
  const owner = wanted.owner ? await theOwner(book, wanted.owner, role) : null
  const scopes = wanted.scopes?.length ? [...new Set(wanted.scopes)] : null
  const expiresAt = new Date(wanted.expiresAt ?? Date.parse(madeAt) + YEAR_MS).toISOString()
  if (expiresAt <= madeAt) throw wrong('expiresAt', 'This has passed. Choose a later end.')
  const { id, secret, kept } = makeKey(name, role, madeAt, { owner, scopes, expiresAt, madeBy: by.id })
  const facts = { key: id, role, ...(owner && { owner }), ...(scopes && { scopes }), expiresAt }
  await book.commit({ act: 'key_added', facts, details: { name }, writes: [kept] }, by)
  return { id, name, role, madeAt, owner, scopes, expiresAt, secret }
}

/** Ends a key; from then on it opens nothing. Missing where there is no such key or it was ended before. */
export async function revokeKey(book: Book, by: Actor, id: string): Promise<void> {
  const key = await findKey(book.db, id)
  if (!key || key.revokedAt) throw new Missing('Key not found, or already revoked.')
  await book.commit(
    { act: 'key_revoked', facts: { key: id, role: key.role }, writes: [revocation(id, book.now())] },
    by,
  )
}

async function theOwner({ db }: Book, named: string, role: Role): Promise<string> {
  const isNamed = ({ id, email }: User) => id === named || email.toLowerCase() === named.trim().toLowerCase()
  const owner = (await listUsers(db)).find(isNamed)
  if (!owner || owner.disabledAt !== null)
    throw wrong('owner', 'No user with this e-mail address can sign in. Add the user first.')
  if (!covers(owner.role, role))
    throw wrong('role', `The owner’s role is ${owner.role}. A key may no more than its owner.`)
  return owner.id
}

function wrong(path: string, message: string): Refused {
  return new Refused(message, [{ path, message }])
}
