import type { Context } from 'hono'
import { Refused } from '../../../errors.ts'
import type { Env } from '../env.ts'
import { formOf } from '../multipart.ts'
import { TooLarge } from '../problem.ts'
import { refuseBrokenName } from '../whole-text.ts'

/** The largest attached file, in bytes. */
const FILE_LIMIT = 50_000_000

const FORM_LIMIT = FILE_LIMIT + 100_000
const TOO_LARGE = 'The file is larger than 50 MB. Attach a smaller copy, or split it into parts.'
/** A name of our own, such as `notice/hipaa.ocr`: the log holds it unencrypted. */
const ABOUT = /^[a-z][\w.-]{0,59}(\/[\w.-]{1,80})?$/

/** An uploaded file, what it is evidence or proof of, and the page to go back to. */
export type AttachedFile = { file: File; about: string; back: string }

/** The file in a form with the fields `file`, `about` and `back`. Throws TooLarge over 50 MB, Refused for what cannot be saved. */
export async function fileIn(c: Context<Env>): Promise<AttachedFile> {
  const { file, about, back } = await sentFile(c)
  if (!ABOUT.test(about)) throw refused('about', 'Say what the file is proof of, such as notice/hipaa.ocr or hold/0.')
  return { file, about, back }
}

/** The same where the address says what it is about. */
export async function sentFile(c: Context<Env>): Promise<AttachedFile> {
  if (Number(c.req.header('Content-Length') ?? 0) > FORM_LIMIT) throw new TooLarge(TOO_LARGE)
  const { file, about = '', back = '' } = await formOf(c, FORM_LIMIT, TOO_LARGE)
  if (!(file instanceof File) || file.name === '') throw refused('file', 'Choose the file to attach.')
  refuseBrokenName(file)
  if (file.size > FILE_LIMIT) throw new TooLarge(TOO_LARGE)
  return { file, about: typeof about === 'string' ? about : '', back: typeof back === 'string' ? back : '' }
}

function refused(path: string, message: string): Refused {
  return new Refused(message, [{ path, message }])
}
