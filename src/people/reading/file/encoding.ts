import { type Restored, restoreLetters } from './damaged-letters.ts'
import { isCompound, refuseCompound, refuseOtherFormats, refuseOtherTexts } from './formats.ts'
import { letterNotes } from './letter-notes.ts'
import { type Decoder, LONGEST_LINE, lastLineEnd, lineDecoder } from './line-decoder.ts'
import { TOO_LONG, Unreadable } from './refusals.ts'
import { isWorkbook, type SheetWanted } from './workbook.ts'
import { joined, wholeFile, workbook } from './workbook-decoder.ts'

const BYTES_LOOKED_AT = 4096

/**
 * Reads UTF-16 by its byte order mark or by the zeros that it leaves beside Latin letters, else UTF-8 line by line;
 * a line that is no UTF-8 is in the older character set that its letters fit, mostly Windows-1252. So one bad line late in a long file spoils neither itself nor the others.
 * An Excel workbook (.xlsx) is held until its end and then comes as CSV text, row by row. Throws Unreadable where the first bytes
 * are those of something else: an older workbook, a PDF, a web page, an archive or a picture.
 */
export function decoder(wanted: SheetWanted = {}): Decoder {
  let inner: Decoder | undefined
  let held: Uint8Array = new Uint8Array(0)
  const restored: Restored = { twice: 0, entities: 0 }
  const whole = (text: string): string => restoreLetters(text, restored)
  const begin = (): Decoder => {
    refuseOtherFormats(held)
    return decoderFor(held, wanted)
  }
  return {
    push(bytes) {
      if (inner) return whole(inner.push(bytes))
      held = joined(held, bytes)
      if (held.length < BYTES_LOOKED_AT) return ''
      inner = begin()
      return whole(inner.push(held))
    },
    *end() {
      if (!inner) {
        inner = begin()
        yield whole(inner.push(held))
      }
      for (const piece of inner.end()) yield whole(piece)
    },
    encoding: () => inner?.encoding() ?? 'utf-8',
    sheets: () => inner?.sheets?.() ?? [],
    notes: () => [...(inner?.notes?.() ?? []), ...letterNotes(inner?.encoding() ?? 'utf-8', restored)],
  }
}

function decoderFor(bytes: Uint8Array, wanted: SheetWanted): Decoder {
  if (isWorkbook(bytes)) return workbook(wanted)
  if (isCompound(bytes)) return wholeFile(refuseCompound)
  const text = textDecoder(bytes)
  refuseOtherTexts(text.encoding().startsWith('utf-16') ? new TextDecoder(text.encoding()).decode(bytes) : plain(bytes))
  return text
}

function plain(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes.subarray(0, BYTES_LOOKED_AT))
}

function textDecoder(bytes: Uint8Array): Decoder {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return wide('utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return wide('utf-16be')
  const [even, odd] = zeros(bytes)
  const half = Math.min(bytes.length, BYTES_LOOKED_AT) / 2
  if (odd > half * 0.4 && even < half * 0.1) return wide('utf-16le')
  if (even > half * 0.4 && odd < half * 0.1) return wide('utf-16be')
  return lineByLine()
}

function zeros(bytes: Uint8Array): [even: number, odd: number] {
  const count: [number, number] = [0, 0]
  for (let at = 0; at < Math.min(bytes.length, BYTES_LOOKED_AT); at++) if (bytes[at] === 0) count[(at % 2) as 0 | 1]++
  return count
}

function wide(encoding: 'utf-16le' | 'utf-16be'): Decoder {
  const text = new TextDecoder(encoding)
  return { push: (bytes) => text.decode(bytes, { stream: true }), end: () => [text.decode()], encoding: () => encoding }
}

function lineByLine(): Decoder {
  const text = lineDecoder()
  let rest: Uint8Array[] = []
  let held = 0
  return {
    push(bytes) {
      const end = lastLineEnd(bytes)
      held = end === 0 ? held + bytes.length : bytes.length - end
      if (held > LONGEST_LINE) throw new Unreadable(TOO_LONG)
      const whole = end === 0 ? [] : [...rest, bytes.subarray(0, end)]
      rest = end === 0 ? [...rest, bytes.slice()] : [bytes.slice(end)]
      return text.decode(joined(...whole))
    },
    end: () => [text.decode(joined(...rest))],
    encoding: text.encoding,
  }
}
