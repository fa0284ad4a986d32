import type { Context, MiddlewareHandler } from 'hono'
import { hashedBytes } from '../../../actions/book/hashed-bytes.ts'
import { type KeptAnswer, takeTurn } from '../../../actions/book/idempotency.ts'
import { Refused } from '../../../errors.ts'
import { sha256 } from '../../../storage/log/canonical.ts'
import type { Env } from '../../shell/env.ts'
import { counted } from '../../shell/multipart-parts.ts'
import { whoAsks } from '../../shell/who.ts'
import { ROSTER_LIMIT, ROSTER_TOO_LARGE } from './roster-file.ts'

const KEPT_HEADERS = ['Content-Type', 'ETag', 'Location']

/**
 * Answers a repeated Idempotency-Key with the first result, without doing anything again. A request that failed
 * frees its key.
 */
export const answerOnce: MiddlewareHandler<Env> = async (c, next) => {
  const key = c.req.header('Idempotency-Key')
  if (key === undefined) return await next()
  refuseBadKey(key)
  const turn = await takeTurn(c.env, {
    by: whoAsks(c).id,
    to: `${c.req.method} ${c.req.path}`,
    key,
    said: saidIn(c),
  })
  if ('first' in turn) return new Response(turn.first.body, turn.first)
  await next()
  if (c.res.ok) await turn.keep(await keptOf(c.res))
  else await turn.free()
}

function refuseBadKey(key: string): void {
  if (/^[\x20-\x7e]{1,255}$/.test(key)) return
  const message = 'An Idempotency-Key must have 1 to 255 ASCII characters.'
  throw new Refused(message, [{ path: 'Idempotency-Key', message }])
}

// JSON was read by now, and is small. A file is read by who takes it, and hashed as it passes.
function saidIn({ req }: Context<Env>): () => Promise<string> {
  const { raw } = req
  const { search } = new URL(raw.url)
  if (raw.body === null || raw.bodyUsed)
    return async () => `${search}\n${sha256(raw.body ? new Uint8Array(await req.arrayBuffer()) : new Uint8Array())}`
  const { stream, digest } = hashedBytes(counted(raw.body, ROSTER_LIMIT, ROSTER_TOO_LARGE))
  req.raw = new Request(raw.url, { method: raw.method, headers: raw.headers, body: stream, duplex: 'half' })
  req.bodyCache = {}
  return async () => `${search}\n${await digest()}`
}

async function keptOf(answer: Response): Promise<KeptAnswer> {
  const headers = KEPT_HEADERS.flatMap((name) =>
    answer.headers.has(name) ? [[name, answer.headers.get(name) ?? '']] : [],
  )
  const text = await answer.clone().text()
  const isJson = answer.headers.get('Content-Type')?.startsWith('application/json')
  return { status: answer.status, headers: Object.fromEntries(headers), body: isJson ? withoutSecret(text) : text }
}

// What is shown once is kept nowhere, not even for a repeat of the request that made it.
function withoutSecret(text: string): string {
  if (!text.includes('"secret"')) return text
  const answer: unknown = JSON.parse(text)
  if (typeof answer !== 'object' || answer === null || !('secret' in answer)) return text
  return JSON.stringify({ ...answer, secret: null, note: NOT_AGAIN })
}

const NOT_AGAIN =
  'The secret was in the first answer and is shown only once. If that answer was lost, revoke this key and create another.'
