import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Env } from './env.ts'
import { TooLarge } from './problem.ts'

/** The most that a form without a file may hold, in bytes. */
const FORM_LIMIT = 1_000_000
/** Where files are brought: those routes set limits of their own, behind the question who may. */
const BRINGS_FILES = /\/incidents\/[^/]+\/(uploads|attachments|roster)$/

/** Turns away what is too large before anybody reads it, whoever sends it. */
export const smallBodies: MiddlewareHandler<Env> = (c, next) =>
  BRINGS_FILES.test(c.req.path) ? next() : upTo(FORM_LIMIT)(c, next)

/** Turns away a body of more bytes than that. */
export function upTo(bytes: number): MiddlewareHandler<Env> {
  return bodyLimit({
    maxSize: bytes,
    onError() {
      throw tooLarge(bytes)
    },
  })
}

/**
 * Turns away a body that says of itself that it is larger; one that does not say is counted where it is read. Under an
 * Idempotency-Key it is read whole, and so counted here.
 */
export function declaredUpTo(bytes: number): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.req.header('Idempotency-Key') !== undefined) return await upTo(bytes)(c, next)
    if (Number(c.req.header('Content-Length') ?? 0) > bytes) throw tooLarge(bytes)
    await next()
  }
}

function tooLarge(bytes: number): TooLarge {
  return new TooLarge(`The limit is ${bytes.toLocaleString('en-US')} bytes. Send less at a time.`)
}
