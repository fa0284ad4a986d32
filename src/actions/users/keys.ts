import { makeKey } from '../../access/keys.ts'
import { Missing } from '../../errors.ts'
import type { Role } from '../../storage/core/role.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { findKey, revokeKey as revocation } from '../../storage/users/keys.ts'
import type { Book } from '../book/book.ts'

/** A key just made: `secret` is shown this once and kept nowhere. */
export type NewKey = { id: string; name: string; role: Role; madeAt: string; secret: string }

/** Makes a key for a program; the entry names its id and role. */
export async function addKey(book: Book, by: Actor, { name, role }: { name: string; role: Role }): Promise<NewKey> {
  const madeAt = book.now()
  const { id, secret, kept } = makeKey(name, role, madeAt)
  await book.commit({ act: 'key_added', facts: { key: id, role }, details: { name }, writes: [kept] }, by)
  return { id, name, role, madeAt, secret }
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
