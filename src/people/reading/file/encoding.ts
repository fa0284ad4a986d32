import { lastLineEnd, lineDecoder } from './line-decoder.ts'
import { TOO_LARGE } from './sheet.ts'
import { Unreadable } from './unreadable.ts'
import { isWorkbook, type SheetFound, workbookText } from './workbook.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** Turns the bytes of a roster into text, chunk by chunk. `encoding` is what the file has shown to be so far. */
export type Decoder = {
  push(bytes: Uint8Array): string
  end(): string
  encoding(): Encoding
  /** The sheets of a workbook, once it is read whole; none for a text. */
  sheets?(): SheetFound[]
}
const BYTES_LOOKED_AT = 4096

/**
 * Reads UTF-16 by its byte order mark or by the zeros that it leaves beside Latin letters, else UTF-8 line by line;
 * a line that is no UTF-8 is Windows-1252. So one bad line late in a long file spoils neither itself nor the others.
 * An Excel workbook (.xlsx) is held until its end and then comes as CSV text. Throws Unreadable where the first bytes
 * are those of an older workbook, a PDF, an archive or a picture. `sheet` names one of the workbook's.
 */
export function decoder(sheet?: string): Decoder {
  let inner: Decoder | undefined
  let held: Uint8Array = new Uint8Array(0)
  const begin = (): Decoder => {
    refuseOtherFormats(held)
    return decoderFor(held, sheet)
  }
  return {
    push(bytes) {
      if (inner) return inner.push(bytes)
      held = joined(held, bytes)
      if (held.length < BYTES_LOOKED_AT) return ''
      inner = begin()
      return inner.push(held)
    },
    end() {
      if (inner) return inner.end()
      inner = begin()
      return inner.push(held) + inner.end()
    },
    encoding: () => inner?.encoding() ?? 'utf-8',
    sheets: () => inner?.sheets?.() ?? [],
  }
}

const OTHER_FORMATS: [number[], string][] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook (.xls)'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x1f, 0x8b], 'a gzip archive'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture (.png)'],
  [[0xff, 0xd8, 0xff], 'a picture (.jpg)'],
  [[0x47, 0x49, 0x46, 0x38], 'a picture (.gif)'],
]

function refuseOtherFormats(bytes: Uint8Array): void {
  const found = OTHER_FORMATS.find(([magic]) => magic.every((byte, at) => bytes[at] === byte))
  if (found)
    throw new Unreadable(
      `This is ${found[1]}, not a CSV file. Open it, save the sheet with the people as CSV, and import that.`,
    )
}

function decoderFor(bytes: Uint8Array, sheet: string | undefined): Decoder {
  if (isWorkbook(bytes)) return workbook(sheet)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return wide('utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return wide('utf-16be')
  const [even, odd] = zeros(bytes)
  const half = Math.min(bytes.length, BYTES_LOOKED_AT) / 2
  if (odd > half * 0.4 && even < half * 0.1) return wide('utf-16le')
  if (even > half * 0.4 && odd < half * 0.1) return wide('utf-16be')
  return lineByLine()
}

const LARGEST_WORKBOOK = 50_000_000

function workbook(sheet: string | undefined): Decoder {
  const parts: Uint8Array[] = []
  let size = 0
  let sheets: SheetFound[] = []
  return {
    push(bytes) {
      size += bytes.length
      if (size > LARGEST_WORKBOOK) throw new Unreadable(TOO_LARGE)
      parts.push(bytes.slice())
      return ''
    },
    end() {
      const read = workbookText(joined(...parts), sheet)
      sheets = read.sheets
      return read.text
    },
    encoding: () => 'utf-8',
    sheets: () => sheets,
  }
}

function zeros(bytes: Uint8Array): [even: number, odd: number] {
  const count: [number, number] = [0, 0]
  for (let at = 0; at < Math.min(bytes.length, BYTES_LOOKED_AT); at++) if (bytes[at] === 0) count[(at % 2) as 0 | 1]++
  return count
}

function wide(encoding: 'utf-16le' | 'utf-16be'): Decoder {
  const text = new TextDecoder(encoding)
  return { push: (bytes) => text.decode(bytes, { stream: true }), end: () => text.decode(), encoding: () => encoding }
}

function lineByLine(): Decoder {
  const text = lineDecoder()
  let rest: Uint8Array[] = []
  return {
    push(bytes) {
      const end = lastLineEnd(bytes)
      if (end === 0) rest.push(bytes.slice())
      if (end === 0) return ''
      const whole = joined(...rest, bytes.subarray(0, end))
      rest = [bytes.slice(end)]
      return text.decode(whole)
    },
    end: () => text.decode(joined(...rest)),
    encoding: text.encoding,
  }
}

function joined(...parts: Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
