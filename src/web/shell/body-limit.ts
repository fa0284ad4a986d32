import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Env } from './env.ts'
import { TooLarge } from './problem.ts'
import { whoseSession } from './whose-session.ts'

/** The largest form without a file, in bytes; and of somebody who is not signed in. */
const FORM_LIMIT = 1_000_000
const STRANGER_LIMIT = 10_000
/** The largest form with a logo, whose picture may take 1 MB, in bytes. */
export const LOGO_LIMIT = 1_100_000
/** Routes for uploads: they set their own limits, after the check who may. */
const BRINGS_FILES =
  /\/incidents\/[^/]+\/(uploads|attachments|roster|letter\/codes|steps\/[^/]+\/files)$|\/(settings|practice)\/logo$|^\/report$/
/** The form on the poster takes a photo of anybody; it counts what it is sent while it reads it. */
const TAKES_PHOTOS = /^\/report\/(?!status$)[\w-]+$/

/** Turns away what is too large before it is read; comes once it is known who asks. */
export const smallBodies: MiddlewareHandler<Env> = async (c, next) => {
  if (TAKES_PHOTOS.test(c.req.path)) return await next()
  if (!c.get('who') && !(await whoseSession(c))) return await strangersBodies(c, next)
  return bringsFiles(c) ? await next() : await upTo(FORM_LIMIT)(c, next)
}

/** Whether what is sent may hold files of any size, from somebody who is signed in. */
export function bringsFiles(c: Context<Env>): boolean {
  return c.get('who') !== undefined && BRINGS_FILES.test(c.req.path)
}

/** Turns away more than a few words: all that somebody who is not signed in has to say. */
export const strangersBodies: MiddlewareHandler<Env> = (c, next) => upTo(STRANGER_LIMIT)(c, next)

/** Turns away a larger body. */
export function upTo(bytes: number): MiddlewareHandler<Env> {
  return bodyLimit({
    maxSize: bytes,
    onError() {
      throw tooLarge(bytes)
    },
  })
}

/** Turns away a body that declares a larger size; one that declares none is counted where it is read. */
export function declaredUpTo(bytes: number): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (Number(c.req.header('Content-Length') ?? 0) > bytes) throw tooLarge(bytes)
    await next()
  }
}

function tooLarge(bytes: number): TooLarge {
  return new TooLarge(`The limit is ${bytes.toLocaleString('en-US')} bytes. Send less at a time.`)
}
