import type { Context } from 'hono'
import type { SentPhoto } from '../../../actions/reports/photo.ts'
import type { Env } from '../../shell/env.ts'
import type { Values } from '../../shell/forms/form.ts'
import { isMultipart, textOf } from '../../shell/multipart.ts'
import { counted, sentParts } from '../../shell/multipart-parts.ts'
import { TooLarge } from '../../shell/problem.ts'
import { refuseBrokenName } from '../../shell/whole-text.ts'

/** The largest photo, in bytes. */
const PHOTO_LIMIT = 20_000_000
const FORM_LIMIT = PHOTO_LIMIT + 100_000
const FIELD_LIMIT = 25_000
const FORM_OF_WORDS = 100_000

const TOO_LARGE = 'The photo is larger than 20 MB. Send a smaller one, or send the report without it.'
const TOO_LONG = 'What you typed is too long. Say it in fewer words.'

/** The fields of a form, and its photo while it arrives: it stands last, and nothing after it is read. */
export type SentForm = { values: Values; photo: SentPhoto | null }

/** Reads what anybody sends: no more of it than a few words and one photo, and no more of the photo at once than a piece. */
export async function sentForm(c: Context<Env>): Promise<SentForm> {
  if (Number(c.req.header('Content-Length') ?? 0) > FORM_LIMIT) throw new TooLarge(TOO_LARGE)
  if (!isMultipart(c)) return { values: await withoutFiles(c), photo: null }
  const values: Values = {}
  for await (const part of sentParts(upToTheLimit(c.req.raw))) {
    const { name, fileName, bytes } = part
    if (fileName === null) values[name] = (await textOf(part, FIELD_LIMIT, TOO_LONG)).trim()
    else if (fileName !== '') {
      refuseBrokenName({ name: fileName })
      return { values, photo: { fileName, bytes: counted(bytes, PHOTO_LIMIT, TOO_LARGE) } }
    }
  }
  return { values, photo: null }
}

async function withoutFiles(c: Context<Env>): Promise<Values> {
  const pieces: Uint8Array[] = []
  if (c.req.raw.body) for await (const piece of counted(c.req.raw.body, FORM_OF_WORDS, TOO_LONG)) pieces.push(piece)
  const fields = new URLSearchParams(Buffer.concat(pieces).toString())
  return Object.fromEntries(Array.from(fields, ([name, value]) => [name, value.trim()]))
}

function upToTheLimit({ url, method, headers, body }: Request): Request {
  const read =
    body && (ReadableStream.from(counted(body, FORM_LIMIT, TOO_LARGE)) as ReadableStream<Uint8Array<ArrayBuffer>>)
  return new Request(url, { method, headers, body: read, duplex: 'half' } as RequestInit)
}
