import { type Context, Hono } from 'hono'
import { partyOf } from '../../../access/proofs/passkey-party.ts'
import { takeTry, tooManyAtOnce } from '../../../access/slow-down.ts'
import { isFresh } from '../../../actions/practice/practice.ts'
import { Refused } from '../../../errors.ts'
import { findUserByEmail, type User } from '../../../storage/users/users.ts'
import type { Env } from '../../shell/env.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { forgetWhose } from '../../shell/whose-session.ts'
import { askAuth, knownBrowser, letIn, setCookies } from './entering.ts'

const SIGN_IN = '/sign-in'
const NO_PASSWORDS = 'Passwords let nobody in here. Sign in with your work account or a passkey.'

/** Signing in and out. */
export const signIn = new Hono<Env>()
  .get(SIGN_IN, async (c) => {
    if (await isFresh(c.env)) return c.redirect('/set-up')
    return await showSignIn(c, { next: c.req.query('next') ?? '/' })
  })
  .post(SIGN_IN, (c) =>
    answerForm(c, {
      act: ({ email = '', password = '', next = '/' }) => {
        if (!c.env.takesPasswords) throw new Refused(NO_PASSWORDS)
        return enter(c, email, password, next)
      },
      again: ({ email = '', next = '/' }, problem) => showSignIn(c, { email, next, problem }),
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

/** The page on which people sign in. */
export function showSignIn(
  c: Context<Env>,
  { email = '', next, problem }: { email?: string; next: string; problem?: Problem },
) {
  const facts = { email, next, hasPasskeys: partyOf(c.env.url) !== null, ...waysIn(c), problem: problem ?? null }
  return page(c, 'users/sign-in', { title: 'Sign in', ...facts }, problem?.status)
}

function waysIn({ env }: Context<Env>) {
  return { provider: env.provider?.name ?? null, takesPasswords: env.takesPasswords }
}

/**
 * Signs in and redirects; where the account has a second step, to its page. Throws Refused for a wrong address or password,
 * TooMany while somebody has to wait.
 */
export async function enter(c: Context<Env>, email: string, password: string, next: string): Promise<Response> {
  const counted = await takeTry(c.env, { email, address: c.env.address, browser: knownBrowser(c, email) })
  const answer = await askAuth(c, '/sign-in/email', { email, password })
  if (answer.status === 429) {
    await counted.takeBack()
    throw tooManyAtOnce()
  }
  const user = await findUserByEmail(c.env.db, email)
  if (!answer.ok || !user) {
    await enterRefusal(c, user, counted.wait)
    throw new Refused('The e-mail address or password is wrong.')
  }
  await counted.succeed()
  if (!user.secondStep) return await letIn(c, answer.headers, user, next)
  setCookies(c, answer.headers)
  return c.redirect(`/sign-in/code?next=${encodeURIComponent(next)}`, 303)
}

// What was typed may be a password in the wrong field: only an account that exists is named, by its id.
async function enterRefusal(c: Context<Env>, user: User | undefined, wait: number): Promise<void> {
  const facts = { address: c.env.address, ...(user && { user: user.id }), ...(wait > 0 && { waitSeconds: wait }) }
  await c.env.commit({ act: 'sign_in_refused', facts }, { id: 'system' })
}
