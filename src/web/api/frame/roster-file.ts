import type { Context } from 'hono'
import { Refused } from '../../../errors.ts'
import type { Env } from '../../shell/env.ts'
import { formOf } from '../../shell/multipart.ts'
import { TooLarge } from '../../shell/problem.ts'
import { refuseBrokenName } from '../../shell/whole-text.ts'

/** The largest roster file, in bytes. */
export const ROSTER_LIMIT = 500_000_000

/** An uploaded file. It can be read once. */
export type SentFile = { name: string; bytes: AsyncIterable<Uint8Array> }

/** The roster in a request: the form's `file`, or the body itself, which is never whole in memory. */
export async function fileIn(c: Context<Env>): Promise<SentFile> {
  const isForm = /^multipart\/form-data/i.test(c.req.header('Content-Type') ?? '')
  const { name, bytes } = isForm ? await fileOfForm(c) : { name: 'roster.csv', bytes: await bodyOf(c) }
  return { name, bytes: upToTheLimit(bytes) }
}

async function fileOfForm(c: Context<Env>): Promise<SentFile> {
  const { file } = await formOf(c)
  if (file instanceof File) {
    refuseBrokenName(file)
    return { name: file.name, bytes: file.stream() }
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

async function* upToTheLimit(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const piece of bytes) {
    size += piece.length
    if (size > ROSTER_LIMIT)
      throw new TooLarge('The roster is larger than 500 MB. Split it and send the parts one by one.')
    yield piece
  }
}
