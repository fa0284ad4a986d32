import type { Context, MiddlewareHandler } from 'hono'
import { Refused } from '../../../errors.ts'
import type { Env } from '../../shell/env.ts'
import { refuseHalves } from '../../shell/whole-text.ts'

const JSON_TYPE = /^application\/([a-z.-]+\+)?json\s*(;|$)/i

/** Reads a JSON body before it is checked. A body that cannot be read is refused with a sentence; an empty one is `{}`. */
export const readableJson: MiddlewareHandler<Env> = async (c, next) => {
  const text = c.req.raw.body === null ? '' : textOf(await c.req.arrayBuffer())
  if (text.trim() === '') stateEmptyObject(c)
  else if (!JSON_TYPE.test(c.req.header('Content-Type') ?? ''))
    throw new Refused('Send JSON with the header Content-Type: application/json.')
  else refuseHalves(read(text))
  await next()
}

function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refused('The body is not valid UTF-8, or a character is cut in half. Send it as UTF-8.')
  }
}

// An empty body needs no Content-Type.
function stateEmptyObject({ req }: Context<Env>): void {
  const headers = new Headers(req.raw.headers)
  headers.set('Content-Type', 'application/json')
  req.raw = new Request(req.raw.url, { method: req.method, headers, body: '{}' })
  req.bodyCache = {}
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused('The body is not valid JSON. Look for a missing quote, comma or bracket.')
  }
}
