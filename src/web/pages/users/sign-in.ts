import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { browserNamed } from '../../../access/browser-name.ts'
import { browserIn, knownCookie, markBrowser } from '../../../access/known-browser.ts'
import { ADDRESS_HEADER } from '../../../access/sign-in-rules.ts'
import { takeTry, tooManyAtOnce } from '../../../access/slow-down.ts'
import { isFresh } from '../../../actions/practice/practice.ts'
import { Refused } from '../../../errors.ts'
import { findUserByEmail } from '../../../storage/users/users.ts'
import type { Env } from '../../shell/env.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { isOwnPath } from '../../shell/own-path.ts'
import { page } from '../../shell/page.ts'
import { forgetWhose, rememberWhose } from '../../shell/whose-session.ts'

const SIGN_IN = '/sign-in'
const KNOWN_FOR_S = 365 * 24 * 60 * 60

/** Signing in and out. */
export const signIn = new Hono<Env>()
  .get(SIGN_IN, async (c) => {
    if (await isFresh(c.env)) return c.redirect('/set-up')
    return await page(c, 'users/sign-in', {
      title: 'Sign in',
      email: '',
      next: c.req.query('next') ?? '/',
      problem: null,
    })
  })
  .post(SIGN_IN, (c) =>
    answerForm(c, {
      act: ({ email = '', password = '', next = '/' }) => enter(c, email, password, next),
      again: ({ email = '', next = '/' }, problem) =>
        page(c, 'users/sign-in', { title: 'Sign in', email, next, problem }, problem.status),
    }),
  )
  .get('/session', (c) => c.body(null, c.get('who') ? 204 : 401))
  .post('/sign-out', async (c) => {
    const { headers } = await (await c.env.auth()).api.signOut({ headers: c.req.raw.headers, returnHeaders: true })
    setCookies(c, headers)
    forgetWhose(c)
    // Not the cookies: a browser in which somebody signed in before stays a known one.
    c.header('Clear-Site-Data', '"cache", "storage"')
    return c.redirect(SIGN_IN, 303)
  })

/** Signs in and redirects. Throws Refused for a wrong address or password, TooMany while somebody has to wait. */
export async function enter(c: Context<Env>, email: string, password: string, next: string): Promise<Response> {
  const known = knownBy(c, email)
  const counted = await takeTry(c.env, { email, address: c.env.address, browser: known.browser })
  const answer = await (await c.env.auth()).handler(signInRequest(c, email, password))
  if (answer.status === 429) {
    await counted.takeBack()
    throw tooManyAtOnce()
  }
  if (!answer.ok) {
    await enterRefusal(c, email, counted.wait)
    throw new Refused('The e-mail address or password is wrong.')
  }
  await counted.succeed()
  setCookies(c, answer.headers)
  known.keep()
  await rememberWhose(c, (await findUserByEmail(c.env.db, email))?.id ?? '')
  return c.redirect(isOwnPath(next) ? next : '/', 303)
}

function knownBy(c: Context<Env>, email: string) {
  const name = knownCookie(c.env.vault, email)
  const prefix = c.env.url.startsWith('https:') ? 'secure' : undefined
  const mark = prefix ? getCookie(c, name, prefix) : getCookie(c, name)
  const browser = browserIn(c.env.vault, email, mark || undefined)
  const settled = { path: SIGN_IN, httpOnly: true, sameSite: 'Strict', maxAge: KNOWN_FOR_S } as const
  const keep = () =>
    setCookie(c, name, (browser && mark) || markBrowser(c.env.vault, email), { ...settled, ...(prefix && { prefix }) })
  return { browser, keep }
}

// What was typed may be a password in the wrong field: only an account that exists is named, by its id.
async function enterRefusal(c: Context<Env>, email: string, wait: number): Promise<void> {
  const user = await findUserByEmail(c.env.db, email)
  const facts = { address: c.env.address, ...(user && { user: user.id }), ...(wait > 0 && { waitSeconds: wait }) }
  await c.env.commit({ act: 'sign_in_refused', facts }, { id: 'system' })
}

function signInRequest(c: Context<Env>, email: string, password: string): Request {
  const url = new URL('/auth/sign-in/email', c.env.url)
  const browser = browserNamed(c.req.header('User-Agent'))
  const from = { Origin: url.origin, [ADDRESS_HEADER]: c.env.address, ...(browser && { 'User-Agent': browser }) }
  const headers = { 'Content-Type': 'application/json', ...from }
  return new Request(url, { method: 'POST', headers, body: JSON.stringify({ email, password }) })
}

function setCookies(c: Context<Env>, from: Headers): void {
  for (const cookie of from.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
}
