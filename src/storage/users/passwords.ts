import { sql } from 'kysely'
import { write } from '../core/statement.ts'

/** The write that saves another password of somebody, as its hash. */
export function updatePassword(user: string, hash: string) {
  return write((to) => to.updateTable('accounts').set({ password: hash }).where(isTheirs(user)))
}

/** The write that ends every session of somebody. */
export function deleteSessions(user: string) {
  return write((to) => to.deleteFrom('sessions').where(isTheirs(user)))
}

// better-auth names its columns in camelCase in the database too.
function isTheirs(user: string) {
  return sql<boolean>`userId = ${user}`
}
