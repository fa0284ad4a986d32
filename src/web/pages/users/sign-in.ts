import { type Context, Hono } from 'hono'
import { ADDRESS_HEADER } from '../../../access/auth.ts'
import { isFresh } from '../../../actions/practice/practice.ts'
import { Refused } from '../../../errors.ts'
import type { Env } from '../../shell/env.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { isOwnPath } from '../../shell/own-path.ts'
import { page } from '../../shell/page.ts'
import { TooMany } from '../../shell/problem.ts'

/** Signing in and out. */
export const signIn = new Hono<Env>()
  .get('/sign-in', async (c) => {
    if (await isFresh(c.env)) return c.redirect('/set-up')
    return await page(c, 'users/sign-in', {
      title: 'Sign in',
      email: '',
      next: c.req.query('next') ?? '/',
      problem: null,
    })
  })
  .post('/sign-in', (c) =>
    answerForm(c, {
      act: ({ email = '', password = '', next = '/' }) => enter(c, email, password, next),
      again: ({ email = '', next = '/' }, problem) =>
        page(c, 'users/sign-in', { title: 'Sign in', email, next, problem }, problem.status),
    }),
  )
  .get('/session', (c) => c.body(null, c.get('who') ? 204 : 401))
  .post('/sign-out', async (c) => {
    const { headers } = await c.env.auth.api.signOut({ headers: c.req.raw.headers, returnHeaders: true })
    return withCookies(c, headers, '/sign-in')
  })

/** Signs in and redirects. Throws Refused for a wrong address or password, TooMany after too many attempts. */
export async function enter(c: Context<Env>, email: string, password: string, next: string): Promise<Response> {
  const answer = await c.env.auth.handler(signInRequest(c, email, password))
  if (answer.status === 429) throw new TooMany('Too many attempts. Wait a minute, then try again.')
  if (!answer.ok) {
    await c.env.commit({ act: 'sign_in_refused', facts: { address: c.env.address } }, { id: 'system' })
    throw new Refused('The e-mail address or password is wrong.')
  }
  return withCookies(c, answer.headers, isOwnPath(next) ? next : '/')
}

// better-auth limits the rate only of what comes through its own handler, by the address we pass on.
function signInRequest(c: Context<Env>, email: string, password: string): Request {
  const url = new URL('/auth/sign-in/email', c.env.url)
  const headers = { 'Content-Type': 'application/json', Origin: url.origin, [ADDRESS_HEADER]: c.env.address }
  return new Request(url, { method: 'POST', headers, body: JSON.stringify({ email, password }) })
}

function withCookies(c: Context<Env>, from: Headers, to: string): Response {
  for (const cookie of from.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
  return c.redirect(to, 303)
}
