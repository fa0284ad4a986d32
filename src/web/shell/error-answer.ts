import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { isFresh } from '../../actions/practice/practice.ts'
import { Forbidden, Missing, Refused, Unavailable } from '../../errors.ts'
import type { Env } from './env.ts'
import { keepSent } from './keep-sent.ts'
import { page } from './page.ts'
import { type Problem, problemOf, TooLarge } from './problem.ts'
import { SecondStepOwed } from './who.ts'

/**
 * Answers an error: to programs as a problem, to people as a page; without a session a page redirects to the sign-in, without
 * a second step that is owed to its set-up, and what a form held is there after it.
 */
export async function answerError(error: Error, c: Context<Env>): Promise<Response> {
  const problem = problemOf(known(error))
  if (problem.status === 500) console.error(error)
  if (problem.status === 503) console.error(problem.detail)
  if (problem.waitSeconds) c.header('Retry-After', String(problem.waitSeconds))
  if (isForPrograms(c)) return asProblem(problem)
  if (problem.status === 401) return c.redirect(await entrance(c))
  if (error instanceof SecondStepOwed) return c.redirect(leadingTo('/account/second-step', await wantedOf(c)))
  return await page(c, 'frame/error', { ...problem, errors: problem.errors ?? [] }, problem.status)
}

/** Answers an unknown path. */
export function answerMissing(c: Context<Env>): Promise<Response> {
  return answerError(new Missing('Page not found.'), c)
}

function isForPrograms(c: Context<Env>): boolean {
  return c.req.path.startsWith('/api/') && !c.req.path.startsWith('/api/docs')
}

function known(error: Error): Error {
  // better-auth wraps what stops it.
  if (error.cause instanceof Unavailable) return error.cause
  if (error instanceof HTTPException && error.status === 403)
    return new Forbidden('This form did not come from our own page. Reload the page and try again.')
  if (error instanceof HTTPException && error.status === 413) return new TooLarge('What you sent is too large.')
  if (error instanceof HTTPException && error.status < 500)
    return new Refused('What you sent could not be read. Reload the page and try again.')
  return error
}

async function entrance(c: Context<Env>): Promise<string> {
  if (await isFresh(c.env)) return '/set-up'
  return leadingTo('/sign-in', await wantedOf(c))
}

async function wantedOf(c: Context<Env>): Promise<string> {
  return c.req.method === 'GET' ? new URL(c.req.url).pathname : ((await keepSent(c)) ?? '/')
}

function leadingTo(door: string, next: string): string {
  return next === '/' ? door : `${door}?next=${encodeURIComponent(next)}`
}

// RFC 9457.
function asProblem({ status, title, detail, errors }: Problem): Response {
  const headers = { 'Content-Type': 'application/problem+json' }
  const named = errors?.map(({ path, message }) => ({ path, message }))
  return new Response(JSON.stringify({ type: 'about:blank', status, title, detail, errors: named }), {
    status,
    headers,
  })
}
