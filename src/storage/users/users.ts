import { type Reader, tables } from '../core/database.ts'
import type { UserRow } from '../core/key-tables.ts'
import { type Write, write } from '../core/statement.ts'

/** Somebody who can sign in; `disabledAt` is null unless he or she was shut out, `secondStep` 1 where a code is asked too. */
export type User = UserRow

/** Everybody who can sign in or could, by name. */
export function listUsers(db: Reader): Promise<User[]> {
  return users(db).orderBy('name').orderBy('id').execute()
}

/** One of them, or undefined. */
export function findUser(db: Reader, id: string): Promise<User | undefined> {
  return users(db).where('id', '=', id).executeTakeFirst()
}

/** Whose e-mail address that is, or undefined. */
export async function findUserByEmail(db: Reader, email: string): Promise<User | undefined> {
  return await users(db).where('email', '=', email.trim().toLowerCase()).executeTakeFirst()
}

/** Whether anybody can sign in or could. */
export async function hasUsers(db: Reader): Promise<boolean> {
  return (await users(db).limit(1).executeTakeFirst()) !== undefined
}

/** The write that shuts somebody out from that instant on, or (null) lets him or her in again. */
export function updateDisabled(id: string, disabledAt: string | null): Write {
  return write((to) => to.updateTable('users').set({ disabledAt }).where('id', '=', id))
}

/** The write that saves another name of somebody. */
export function updateName(id: string, name: string): Write {
  return write((to) => to.updateTable('users').set({ name }).where('id', '=', id))
}

/** The write that saves who somebody is by now: name, e-mail address, role and site. */
export function updateAccount(id: string, account: Pick<User, 'name' | 'email' | 'role' | 'site'>): Write {
  return write((to) => to.updateTable('users').set(account).where('id', '=', id))
}

/** The write that says at which site somebody works; null: at all. */
export function updateSite(id: string, site: string | null): Write {
  return write((to) => to.updateTable('users').set({ site }).where('id', '=', id))
}

function users(db: Reader) {
  return tables(db)
    .selectFrom('users')
    .select(['id', 'name', 'email', 'role', 'disabledAt', 'site', 'secondStep', 'secondStepAskedAt'])
}
