import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { browserNamed } from '../../../access/browser-name.ts'
import { browserIn, knownCookie, markBrowser } from '../../../access/known-browser.ts'
import { ADDRESS_HEADER } from '../../../access/sign-in-rules.ts'
import { Refused } from '../../../errors.ts'
import type { ProvedBy } from '../../../storage/log/chain.ts'
import type { User } from '../../../storage/users/users.ts'
import type { Env } from '../../shell/env.ts'
import { isOwnPath } from '../../shell/own-path.ts'
import { rememberWhose } from '../../shell/whose-session.ts'

const KNOWN_FOR_S = 365 * 24 * 60 * 60

/** Asks better-auth for something of a sign-in, as this browser and from its address; `cookie` alone is sent along. */
export async function askAuth(c: Context<Env>, path: string, body: object, cookie?: string): Promise<Response> {
  const url = new URL(`/auth${path}`, c.env.url)
  const browser = browserNamed(c.req.header('User-Agent'))
  const from = { Origin: url.origin, [ADDRESS_HEADER]: c.env.address, ...(browser && { 'User-Agent': browser }) }
  const headers = { 'Content-Type': 'application/json', ...from, ...(cookie && { Cookie: cookie }) }
  return await (await c.env.auth()).handler(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }))
}

/** Lets somebody in whom better-auth let in: its cookies, and what this browser remembers. */
export async function letIn(c: Context<Env>, from: Headers, { id, email }: User, next: string): Promise<Response> {
  setCookies(c, from)
  keepKnown(c, email)
  await rememberWhose(c, id)
  return c.redirect(isOwnPath(next) ? next : '/', 303)
}

/** Lets somebody in who has proved otherwise than by a password who it is. Refused for whoever was shut out. */
export async function letInProven(c: Context<Env>, user: User, provedBy: ProvedBy, next: string): Promise<Response> {
  if (user.disabledAt !== null) throw new Refused('This account was deactivated. Ask an admin of your practice.')
  const browser = browserNamed(c.req.header('User-Agent'))
  const headers = new Headers({ [ADDRESS_HEADER]: c.env.address, ...(browser && { 'User-Agent': browser }) })
  const { api } = await c.env.auth()
  const entered = await api.letIn({ body: { user: user.id, provedBy }, headers, returnHeaders: true })
  return await letIn(c, entered.headers, user, next)
}

/** Which browser this is, if the account was signed in to in it before. */
export function knownBrowser(c: Context<Env>, email: string): string | undefined {
  return browserIn(c.env.vault, email, markIn(c, email))
}

/** Sets cookies as better-auth says. */
export function setCookies(c: Context<Env>, from: Headers): void {
  for (const cookie of from.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
}

function keepKnown(c: Context<Env>, email: string): void {
  const settled = { path: '/sign-in', httpOnly: true, sameSite: 'Strict', maxAge: KNOWN_FOR_S } as const
  const prefix = prefixOf(c)
  const mark = (knownBrowser(c, email) && markIn(c, email)) || markBrowser(c.env.vault, email)
  setCookie(c, knownCookie(c.env.vault, email), mark, { ...settled, ...(prefix && { prefix }) })
}

function markIn(c: Context<Env>, email: string): string | undefined {
  const [name, prefix] = [knownCookie(c.env.vault, email), prefixOf(c)]
  return (prefix ? getCookie(c, name, prefix) : getCookie(c, name)) || undefined
}

function prefixOf(c: Context<Env>): 'secure' | undefined {
  return c.env.url.startsWith('https:') ? 'secure' : undefined
}
