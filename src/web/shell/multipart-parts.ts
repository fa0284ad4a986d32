import { Refused } from '../../errors.ts'
import { TooLarge } from './problem.ts'

/** A field or a file of a form as it arrives; `fileName` is null for a field. Its bytes are there until the next part is asked for. */
export type SentPart = { name: string; fileName: string | null; bytes: AsyncGenerator<Uint8Array> }

const LONGEST_HEAD = 10_000
const LINE_END = '\r\n'

/**
 * The parts of a multipart form in their order (RFC 7578), each while it arrives: no more of a file is in memory than a piece.
 * Throws Refused where the form is broken.
 */
export async function* sentParts(request: Request): AsyncGenerator<SentPart> {
  const boundary = boundaryIn(request.headers.get('Content-Type') ?? '')
  if (!request.body) throw new Refused(UNREADABLE)
  // The first boundary may stand at the very beginning, without the line end before it.
  const scan = scanner(request.body, LINE_END)
  await skipped(scan.until(`${LINE_END}--${boundary}`))
  while ((await textOf(scan.until(LINE_END), LONGEST_HEAD)).trim() === '') {
    const head = headOf(await textOf(scan.until(LINE_END + LINE_END), LONGEST_HEAD))
    const bytes = scan.until(`${LINE_END}--${boundary}`)
    yield { ...head, bytes }
    await skipped(bytes)
  }
}

/** The same bytes. Throws TooLarge, with this sentence, at the piece with which they are more than the limit. */
export async function* counted(
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
  sentence: string,
): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const piece of bytes) {
    size += piece.length
    if (size > limit) throw new TooLarge(sentence)
    yield piece
  }
}

const UNREADABLE = 'The form cannot be read. Send it as multipart/form-data with a boundary.'

function boundaryIn(type: string): string {
  const [, quoted, plain] =
    /^multipart\/form-data\b.*?;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type) ?? []
  const boundary = quoted ?? plain
  if (boundary === undefined) throw new Refused(UNREADABLE)
  return boundary
}

function scanner(body: ReadableStream<Uint8Array>, before: string) {
  const source = body[Symbol.asyncIterator]()
  let held: Buffer = Buffer.from(before)
  return {
    /** The bytes before the mark, which is passed. */
    async *until(text: string): AsyncGenerator<Uint8Array> {
      const mark = Buffer.from(text)
      for (;;) {
        const at = held.indexOf(mark)
        const end = at < 0 ? Math.max(0, held.length - mark.length + 1) : at
        const piece = held.subarray(0, end)
        held = held.subarray(at < 0 ? end : end + mark.length)
        if (piece.length > 0) yield piece
        if (at >= 0) return
        const { value, done } = await source.next()
        if (done) throw new Refused('The form did not arrive complete. Reload the page and try again.')
        held =
          held.length === 0 ? Buffer.from(value.buffer, value.byteOffset, value.length) : Buffer.concat([held, value])
      }
    },
  }
}

async function textOf(bytes: AsyncIterable<Uint8Array>, most: number): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of counted(bytes, most, UNREADABLE)) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

async function skipped(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of bytes);
}

function headOf(head: string): { name: string; fileName: string | null } {
  const line = head.split(LINE_END).find((one) => /^content-disposition:\s*form-data\b/i.test(one)) ?? ''
  const name = /;\s*name="([^"]*)"/i.exec(line)?.[1]
  if (name === undefined) throw new Refused(UNREADABLE)
  const fileName = /;\s*filename="([^"]*)"/i.exec(line)?.[1]
  return { name: unescaped(name), fileName: fileName === undefined ? null : unescaped(fileName) }
}

// The HTML Standard, "Multipart form data": browsers write these three so, and nothing else.
function unescaped(text: string): string {
  return text.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n')
}
