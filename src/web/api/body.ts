import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Refused } from '../../errors.ts'
import type { Env } from '../env.ts'
import { TooLarge } from '../problem.ts'

const JSON_TYPE = /^application\/([a-z.-]+\+)?json\s*(;|$)/i

/** Turns away a body of more bytes than that. */
export function upTo(bytes: number): MiddlewareHandler<Env> {
  return bodyLimit({
    maxSize: bytes,
    onError() {
      throw tooLarge(bytes)
    },
  })
}

/** Turns away a body that says of itself that it is larger; one that does not say is counted where it is read. */
export function declaredUpTo(bytes: number): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (Number(c.req.header('Content-Length') ?? 0) > bytes) throw tooLarge(bytes)
    await next()
  }
}

/** Reads a JSON body before it is checked: one that cannot be read is refused with a sentence, and none at all is `{}`. */
export const readableJson: MiddlewareHandler<Env> = async (c, next) => {
  const text = c.req.raw.body === null ? '' : await c.req.text()
  if (text.trim() === '') stateEmptyObject(c)
  else if (!JSON_TYPE.test(c.req.header('Content-Type') ?? ''))
    throw new Refused('Send JSON, with the header Content-Type: application/json.')
  else refuseUnreadable(text)
  await next()
}

function stateEmptyObject({ req }: Context<Env>): void {
  req.raw = new Request(req.raw.url, { method: req.method, headers: req.raw.headers, body: '{}' })
  req.bodyCache = {}
}

function refuseUnreadable(text: string): void {
  try {
    JSON.parse(text)
  } catch {
    throw new Refused('The body is not JSON that can be read. Look for a missing quote, comma or bracket.')
  }
}

function tooLarge(bytes: number): TooLarge {
  return new TooLarge(`This call takes at most ${bytes.toLocaleString('en-US')} bytes. Send less at once.`)
}
