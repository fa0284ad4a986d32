import { type Reader, tables } from '../core/database.ts'
import type { PasskeyRow } from '../core/key-tables.ts'
import { type Staged, stage, type Write, write } from '../core/statement.ts'

/** A passkey of somebody, when it was last used, and how often by its own count. */
export type Passkey = PasskeyRow & { usedAt: string | null; counter: number | null }

/** The passkey of that id, or undefined. */
export function findPasskey(db: Reader, id: string): Promise<Passkey | undefined> {
  return withUses(db).where('passkeys.id', '=', id).executeTakeFirst()
}

/** The passkeys of somebody, the oldest first. */
export function listPasskeys(db: Reader, user: string): Promise<Passkey[]> {
  return withUses(db).where('passkeys.user', '=', user).orderBy('madeAt').orderBy('passkeys.id').execute()
}

/** The write that keeps a new passkey. */
export function insertPasskey(row: PasskeyRow): Write {
  return write((to) => to.insertInto('passkeys').values(row))
}

/** The write that removes one passkey of somebody. */
export function deletePasskey(user: string, id: string): Write {
  return write((to) => to.deleteFrom('passkeys').where('user', '=', user).where('id', '=', id))
}

/** The write that removes all passkeys of somebody. */
export function deletePasskeys(user: string): Write {
  return write((to) => to.deleteFrom('passkeys').where('user', '=', user))
}

/** The statement that keeps when a passkey was used, and its own count of that. */
export function keepPasskeyUse(passkey: string, usedAt: string, counter: number): Staged {
  return stage((to) =>
    to
      .insertInto('passkeyUses')
      .values({ passkey, usedAt, counter })
      .onConflict((clash) => clash.column('passkey').doUpdateSet({ usedAt, counter })),
  )
}

function withUses(db: Reader) {
  return tables(db)
    .selectFrom('passkeys')
    .leftJoin('passkeyUses', 'passkeyUses.passkey', 'passkeys.id')
    .select(['passkeys.id', 'user', 'name', 'publicKey', 'madeAt', 'usedAt', 'counter'])
}
