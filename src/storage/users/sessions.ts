import { sql } from 'kysely'
import { type Reader, tables } from '../core/database.ts'
import { type Staged, stage, type Write, write } from '../core/statement.ts'

/** An open session: when it began, when it was last used (to the minute), from which network address and in which browser. */
export type Session = {
  id: string
  beganAt: string
  usedAt: string
  address: string | null
  browser: string | null
}

/** The sessions of somebody that are open at that instant, the one used last first. */
export async function listSessions(db: Reader, user: string, at: string): Promise<Session[]> {
  return await tables(db)
    .selectFrom('sessions')
    .select(['id', beganAt.as('beganAt'), usedAt.as('usedAt'), address.as('address'), browser.as('browser')])
    .where(isOf(user))
    .where(sql<boolean>`expiresAt > ${at}`)
    .orderBy(usedAt, 'desc')
    .orderBy('id')
    .execute()
}

/** The statement that keeps when, and by what, somebody proved again who it is. */
export function keepProof(id: string, provedAt: string, provedBy: string): Staged {
  return stage((to) => to.updateTable('sessions').set({ provedAt, provedBy }).where('id', '=', id))
}

/** The writes that end every session of somebody, and what was begun of a sign-in. */
export function deleteSessions(user: string): Write[] {
  return [write((to) => to.deleteFrom('sessions').where(isOf(user))), deleteHalfSignIns(user)]
}

/** The writes that end one session of somebody, and what was begun of a sign-in. */
export function deleteSession(user: string, id: string): Write[] {
  return [write((to) => to.deleteFrom('sessions').where(isOf(user)).where('id', '=', id)), deleteHalfSignIns(user)]
}

/** The writes that end every session of somebody but one, and what was begun of a sign-in. */
export function deleteOtherSessions(user: string, kept: string): Write[] {
  return [write((to) => to.deleteFrom('sessions').where(isOf(user)).where('id', '<>', kept)), deleteHalfSignIns(user)]
}

/** The write that ends every sign-in of somebody that waits for its second step. */
export function deleteHalfSignIns(user: string): Write {
  return write((to) => to.deleteFrom('verifications').where('value', '=', user))
}

// better-auth names its columns in camelCase in the database too.
const beganAt = sql<string>`createdAt`
const usedAt = sql<string>`updatedAt`
const address = sql<string | null>`nullif(ipAddress, '')`
const browser = sql<string | null>`nullif(userAgent, '')`

function isOf(user: string) {
  return sql<boolean>`userId = ${user}`
}
