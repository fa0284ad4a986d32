import type { Context } from 'hono'
import { Refused } from '../../../errors.ts'
import type { Env } from '../../shell/env.ts'
import { partsIn } from '../../shell/multipart.ts'
import { counted } from '../../shell/multipart-parts.ts'
import { refuseBrokenName } from '../../shell/whole-text.ts'

/** The largest roster file, in bytes. */
export const ROSTER_LIMIT = 500_000_000
export const ROSTER_TOO_LARGE = 'The roster is larger than 500 MB. Split it and send the parts one by one.'

/** An uploaded file. It can be read once. */
export type SentFile = { name: string; bytes: AsyncIterable<Uint8Array> }

/** The roster in a request: the form's `file`, or the body itself, which is never whole in memory. */
export async function fileIn(c: Context<Env>): Promise<SentFile> {
  const isForm = /^multipart\/form-data/i.test(c.req.header('Content-Type') ?? '')
  const { name, bytes } = isForm ? await fileOfForm(c) : { name: 'roster.csv', bytes: bodyOf(c) }
  return { name, bytes: counted(bytes, ROSTER_LIMIT, ROSTER_TOO_LARGE) }
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

function bodyOf(c: Context<Env>): AsyncIterable<Uint8Array> {
  return c.req.raw.body ?? ReadableStream.from([])
}
