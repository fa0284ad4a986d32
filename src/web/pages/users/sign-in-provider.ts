import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import {
  begin,
  PROVIDER_MINUTES,
  type ProviderSettings,
  type UnderWay,
  verifiedEmail,
} from '../../../access/provider.ts'
import { Missing, Refused } from '../../../errors.ts'
import { findUserByEmail } from '../../../storage/users/users.ts'
import type { Env } from '../../shell/env.ts'
import { problemOf } from '../../shell/problem.ts'
import { letInProven } from './entering.ts'
import { showSignIn } from './sign-in.ts'

const PATH = '/sign-in/provider'
const BACK = `${PATH}/callback`
const COOKIE = 'breachbook-provider'

/** Signing in by way of the practice’s own provider (OpenID Connect), for those who have an account here already. */
export const signInProvider = new Hono<Env>()
  .get(PATH, (c) =>
    orSignIn(c, async () => {
      const { to, underWay } = await begin(theProvider(c), urlOf(c, BACK), c.req.query('next') ?? '/')
      keepUnderWay(c, underWay)
      return c.redirect(to, 302)
    }),
  )
  .get(BACK, (c) => orSignIn(c, () => comeBack(c)))

async function comeBack(c: Context<Env>): Promise<Response> {
  const provider = theProvider(c)
  const underWay = takeUnderWay(c)
  const answer = new URL(urlOf(c, BACK) + new URL(c.req.url).search)
  const email = await verifiedEmail(provider, answer, underWay)
  const user = await findUserByEmail(c.env.db, email)
  if (user) return await letInProven(c, user, 'provider', underWay.next)
  await c.env.commit({ act: 'sign_in_refused', facts: { address: c.env.address } }, { id: 'system' })
  throw new Refused('There is no account here for your e-mail address. An admin of your practice can add one.')
}

// What goes wrong on the way is said where it began.
async function orSignIn(c: Context<Env>, act: () => Promise<Response>): Promise<Response> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return await showSignIn(c, { next: '/', problem: problemOf(error) })
  }
}

function theProvider(c: Context<Env>): ProviderSettings {
  if (!c.env.provider) throw new Missing('Page not found.')
  return c.env.provider
}

function urlOf(c: Context<Env>, path: string): string {
  return new URL(path, c.env.url).href
}

// The way back begins at another site: a strict cookie would stay behind.
function keepUnderWay(c: Context<Env>, underWay: UnderWay): void {
  const sealed = Buffer.from(c.env.vault.book.seal(COOKIE, underWay)).toString('base64url')
  const secure = c.env.url.startsWith('https:')
  setCookie(c, COOKIE, sealed, { path: PATH, httpOnly: true, sameSite: 'Lax', secure, maxAge: PROVIDER_MINUTES * 60 })
}

function takeUnderWay(c: Context<Env>): UnderWay {
  const sealed = getCookie(c, COOKIE) ?? ''
  deleteCookie(c, COOKIE, { path: PATH })
  try {
    return c.env.vault.book.open<UnderWay>(COOKIE, Buffer.from(sealed, 'base64url'))
  } catch {
    throw new Refused('This sign-in was not begun in this browser. Start again.')
  }
}
