import type { Context } from 'hono'
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import { mayEnter } from '../../access/may-enter.ts'
import { newestEntry, wasShutSince } from '../../access/own-sessions.ts'
import { LONGEST_SESSION_MS } from '../../access/sign-in-rules.ts'
import { findUser, type User } from '../../storage/users/users.ts'
import type { Env } from './env.ts'

const NAME = 'breachbook-whose'

/**
 * Remembers in the browser who is signed in, also past the end of the session: what is typed into a page of before is then
 * kept for that person, unless the password was changed or sessions were ended since. It opens nothing.
 */
export async function rememberWhose(c: Context<Env>, user: string): Promise<void> {
  const settled = { path: '/', httpOnly: true, sameSite: 'Strict', secure: isSecure(c) } as const
  const mark = `${user} ${Date.parse(c.env.now())} ${await newestEntry(c.env.db)}`
  await setSignedCookie(c, NAME, mark, secretOf(c), settled)
}

/** Forgets it: whoever signs out has nothing left to keep. */
export function forgetWhose(c: Context<Env>): void {
  deleteCookie(c, NAME, { path: '/', secure: isSecure(c) })
}

/** Whose session it was that ran out in this browser; undefined after a sign-out, for a stranger, and for whoever was shut out. */
export async function whoseSession(c: Context<Env>): Promise<User | undefined> {
  const [id = '', at, entry] = ((await getSignedCookie(c, secretOf(c), NAME)) || '').split(' ')
  const isRecent = Date.parse(c.env.now()) - Number(at) < 2 * LONGEST_SESSION_MS
  if (id === '' || !isRecent || !(await mayEnter(c.env.db, id))) return undefined
  return (await wasShutSince(c.env.db, id, Number(entry))) ? undefined : await findUser(c.env.db, id)
}

function secretOf(c: Context<Env>): string {
  return c.env.vault.secretFor('whose session it was')
}

function isSecure(c: Context<Env>): boolean {
  return c.env.url.startsWith('https:')
}
