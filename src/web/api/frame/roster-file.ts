import type { Context } from 'hono'
import { Refused } from '../../../errors.ts'
import type { Env } from '../../shell/env.ts'
import { partsIn } from '../../shell/multipart.ts'
import { counted } from '../../shell/multipart-parts.ts'
import { refuseBrokenName } from '../../shell/whole-text.ts'

/** The largest roster file, in bytes. */
export const ROSTER_LIMIT = 500_000_000
const TOO_LARGE = 'The roster is larger than 500 MB. Split it and send the parts one by one.'

/** An uploaded file. It can be read once. */
export type SentFile = { name: string; bytes: AsyncIterable<Uint8Array> }

/** The roster in a request: the form's `file`, or the body itself, which is never whole in memory. */
export async function fileIn(c: Context<Env>): Promise<SentFile> {
  const isForm = /^multipart\/form-data/i.test(c.req.header('Content-Type') ?? '')
  const { name, bytes } = isForm ? await fileOfForm(c) : { name: 'roster.csv', bytes: await bodyOf(c) }
  return { name, bytes: counted(bytes, ROSTER_LIMIT, TOO_LARGE) }
}

async function fileOfForm(c: Context<Env>): Promise<SentFile> {
  for await (const { name: field, fileName: name, bytes } of await partsIn(c)) {
    if (field !== 'file' || name === null) continue
    refuseBrokenName({ name })
    return { name, bytes }
  }
  const message = 'Send the roster as the form’s field "file", or as the body with Content-Type: text/csv.'
  throw new Refused(message, [{ path: 'file', message }])
}

// The check for a repeated request may have read the body already.
async function bodyOf(c: Context<Env>): Promise<AsyncIterable<Uint8Array>> {
  if (c.req.raw.body && !c.req.raw.bodyUsed) return c.req.raw.body
  const read = c.req.raw.body ? [new Uint8Array(await c.req.arrayBuffer())] : []
  return ReadableStream.from(read)
}
