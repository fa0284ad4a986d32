import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import { write } from '../core/statement.ts'

/** The hash of somebody’s password, undefined where there is none. */
export async function findPassword(db: Reader, user: string): Promise<string | undefined> {
  const row = await tables(db).selectFrom('accounts').select('password').where(isTheirs(user)).executeTakeFirst()
  return row?.password ?? undefined
}

/** The write that saves another password of somebody, as its hash. */
export function updatePassword(user: string, hash: string) {
  return write((to) => to.updateTable('accounts').set({ password: hash }).where(isTheirs(user)))
}

// better-auth names its columns in camelCase in the database too.
function isTheirs(user: string) {
  return sql<boolean>`userId = ${user}`
}
