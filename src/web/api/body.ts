import type { Context, MiddlewareHandler } from 'hono'
import { Refused } from '../../errors.ts'
import type { Env } from '../env.ts'

const JSON_TYPE = /^application\/([a-z.-]+\+)?json\s*(;|$)/i

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
