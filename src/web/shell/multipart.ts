import type { Context } from 'hono'
import type { Env } from './env.ts'
import { counted, type SentPart, sentParts } from './multipart-parts.ts'

/** The fields and files of a submitted form; of several with one name the last. Throws Refused when it cannot be read as one. */
export async function formOf(c: Context<Env>, limit: number, sentence: string): Promise<Record<string, string | File>> {
  const form: Record<string, string | File> = {}
  let left = limit
  for await (const { name, fileName, bytes } of await partsIn(c)) {
    const pieces: Uint8Array<ArrayBuffer>[] = []
    for await (const piece of counted(bytes, left, sentence)) pieces.push(piece as Uint8Array<ArrayBuffer>)
    const sent = new File(pieces, fileName ?? '')
    left -= sent.size
    form[name] = fileName === null ? await sent.text() : sent
  }
  return form
}

/** The parts of a submitted form while they arrive. The check for a repeated request may have read them already. */
export async function partsIn(c: Context<Env>): Promise<AsyncGenerator<SentPart>> {
  const { raw } = c.req
  if (!raw.bodyUsed) return sentParts(raw)
  return sentParts(new Request(raw.url, { method: raw.method, headers: raw.headers, body: await c.req.arrayBuffer() }))
}

/** All of a field as text. Throws TooLarge, with this sentence, where it takes more bytes than the limit. */
export async function textOf({ bytes }: SentPart, limit: number, sentence: string): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of counted(bytes, limit, sentence)) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

/** Whether the body is a form with files. */
export function isMultipart(c: Context<Env>): boolean {
  return /^multipart\/form-data/i.test(c.req.header('Content-Type') ?? '')
}
