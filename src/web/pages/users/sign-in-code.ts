import { type Context, Hono } from 'hono'
import { getCookie, getSignedCookie } from 'hono/cookie'
import { partyOf } from '../../../access/proofs/passkey-party.ts'
import { readCode, secondStepOf, spendAppCode, withCode } from '../../../access/step-codes.ts'
import { findUser, type User } from '../../../storage/users/users.ts'
import type { Env } from '../../shell/env.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { askAuth, knownBrowser, letIn } from './entering.ts'

const PATH = '/sign-in/code'

/** The second step of a sign-in: a code from an app, or a recovery code. It follows the password within ten minutes. */
export const signInCode = new Hono<Env>()
  .get(PATH, (c) => show(c, c.req.query('next') ?? '/'))
  .post(PATH, (c) =>
    answerForm(c, {
      act: ({ code = '', next = '/' }) => enterWithCode(c, code, next),
      again: ({ next = '/' }, problem) => show(c, next, problem),
    }),
  )

async function enterWithCode(c: Context<Env>, typed: string, next: string): Promise<Response> {
  const begun = await waiting(c)
  if (!begun) return backToPassword(c, next)
  const { user, cookie } = begun
  const { kind, code } = readCode(typed)
  let answer: Response | undefined
  await withCode(c.env, { user, address: c.env.address, browser: knownBrowser(c, user.email) }, async () => {
    if (kind === 'app' && !(await spendAppCode(c.env, user.id, code))) return false
    const path = kind === 'app' ? 'verify-totp' : 'verify-backup-code'
    answer = await askAuth(c, `/two-factor/${path}`, { code }, cookie)
    return answer.ok
  })
  return answer ? await letIn(c, answer.headers, user, next) : backToPassword(c, next)
}

// Whoever is signed in as somebody else in this browser stays out of it: better-auth gets this one cookie and no other.
async function waiting(c: Context<Env>): Promise<{ user: User; cookie: string } | undefined> {
  const { secret, createAuthCookie, internalAdapter } = await (await c.env.auth()).$context
  const { name } = createAuthCookie('two_factor')
  const begun = await getSignedCookie(c, secret, name)
  const kept = begun ? await internalAdapter.findVerificationValue(begun) : null
  if (!kept || kept.expiresAt.getTime() < Date.now()) return undefined
  const user = await findUser(c.env.db, kept.value)
  return user && { user, cookie: `${name}=${encodeURIComponent(getCookie(c, name) ?? '')}` }
}

function backToPassword(c: Context<Env>, next: string): Response {
  return c.redirect(`/sign-in?next=${encodeURIComponent(next)}`, 303)
}

async function show(c: Context<Env>, next: string, problem?: Problem) {
  const begun = await waiting(c)
  if (!begun) return backToPassword(c, next)
  const { hasApp } = await secondStepOf(c.env, begun.user.id)
  const facts = {
    title: 'Second step',
    next,
    hasApp,
    hasPasskeys: partyOf(c.env.url) !== null,
    problem: problem ?? null,
  }
  return await page(c, 'users/sign-in-code', facts, problem?.status)
}
