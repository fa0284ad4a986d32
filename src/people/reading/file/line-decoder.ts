import { type BytePage, type CodePage, decodedBy } from './code-pages.ts'
import { fitOf, fitOfJapanese } from './letter-fit.ts'
import { TOO_LONG, Unreadable } from './refusals.ts'
import { isWorkbook, type SheetFound } from './workbook.ts'

/** The character set of a file. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | CodePage

/** Turns the bytes of a roster into text, chunk by chunk. `encoding` is what the file has shown to be so far. */
export type Decoder = {
  push(bytes: Uint8Array): string
  /** What is left, in pieces that are made when they are asked for. */
  end(): Iterable<string>
  encoding(): Encoding
  /** The sheets of a workbook, once it is read whole; none for a text. */
  sheets?(): SheetFound[]
  /** What was odd about the file or was undone, once it is read whole: a sentence each. */
  notes?(): string[]
}

const NEWLINE = 0x0a
const RETURN = 0x0d

/** In bytes, and in characters of a record: no person has as many. */
export const LONGEST_LINE = 10_000_000

/**
 * Decodes whole lines of bytes: as UTF-8, and a line that is not UTF-8 by the character set that the letters of all such
 * lines so far fit best. It is Windows-1252 unless another fits clearly better.
 */
export function lineDecoder() {
  const strict = new TextDecoder('utf-8', { fatal: true })
  const guess = pageGuess()
  let isOther = false
  return {
    decode(bytes: Uint8Array): string {
      const whole = attempt(strict, bytes)
      if (whole !== undefined) return whole
      const lines = linesOf(bytes).map((line) => ({ line, text: attempt(strict, line) }))
      for (const { line, text } of lines) if (text === undefined) guess.look(line)
      isOther = true
      const page = guess.page()
      return lines.map(({ line, text }) => text ?? decodedBy(page, line)).join('')
    },
    encoding: (): 'utf-8' | CodePage => (isOther ? guess.page() : 'utf-8'),
  }
}

/** Where the last whole line of these bytes ends; 0 where none does. */
export function lastLineEnd(bytes: Uint8Array): number {
  const end = bytes.lastIndexOf(NEWLINE) + 1
  return end + bytes.subarray(end).lastIndexOf(RETURN) + 1
}

/**
 * The same pieces of a file as it comes in. Throws Unreadable as soon as a line of a text is too long to be a person, before
 * the rest was waited for.
 */
export async function* withoutLongLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held = 0
  let isText: boolean | undefined
  for await (const piece of pieces) {
    isText ??= !isWorkbook(piece)
    const end = isText ? lastLineEnd(piece) : 0
    held = end === 0 ? held + piece.length : piece.length - end
    if (isText && held > LONGEST_LINE) throw new Unreadable(TOO_LONG)
    yield piece
  }
}

const LINES_LOOKED_AT = 2_000
const CLEARLY = 1
const PAGES: readonly BytePage[] = ['windows-1252', 'windows-1250', 'windows-1251', 'macintosh', 'cp850']

function pageGuess() {
  const fits = new Map<CodePage, number>()
  let lines = 0
  const add = (page: CodePage, fit: number) => fits.set(page, (fits.get(page) ?? 0) + fit)
  return {
    look(line: Uint8Array): void {
      if (lines++ >= LINES_LOOKED_AT) return
      for (const page of PAGES) add(page, fitOf(line, page))
      add('shift_jis', fitOfJapanese(decodedBy('shift_jis', line)))
      // Programs on old Macs end their lines so.
      if (lines === 1 && line.at(-1) === RETURN) add('macintosh', CLEARLY)
    },
    page(): CodePage {
      const usual = fits.get('windows-1252') ?? 0
      const [page, fit] = [...fits].reduce((one, other) => (other[1] > one[1] ? other : one))
      return fit > usual + CLEARLY ? page : 'windows-1252'
    },
  }
}

function attempt(strict: TextDecoder, bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

function linesOf(bytes: Uint8Array): Uint8Array[] {
  const separator = bytes.includes(NEWLINE) ? NEWLINE : RETURN
  const lines: Uint8Array[] = []
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(separator, from) + 1 || bytes.length
    lines.push(bytes.subarray(from, end))
    from = end
  }
  return lines
}
