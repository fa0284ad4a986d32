import type { Decoder } from './line-decoder.ts'
import { TOO_LARGE, Unreadable } from './refusals.ts'
import type { Oddities } from './sheet.ts'
import { openWorkbook, type SheetWanted, type WorkbookRead } from './workbook.ts'

const LARGEST_WORKBOOK = 50_000_000

/** Holds a workbook to its end, then gives its sheet as CSV text, row by row. */
export function workbook({ sheet, recognize }: SheetWanted): Decoder {
  let read: WorkbookRead | undefined
  let odd: Oddities | undefined
  const whole = wholeFile(function* (bytes) {
    read = openWorkbook(bytes, sheet, recognize)
    odd = yield* read.text
  })
  return { ...whole, sheets: () => read?.sheets ?? [], notes: () => (odd ? workbookNotes(odd) : []) }
}

/** Holds a file to its end, and makes text of the whole. */
export function wholeFile(textOf: (bytes: Uint8Array) => Iterable<string>): Decoder {
  const parts: Uint8Array[] = []
  let size = 0
  return {
    push(bytes) {
      size += bytes.length
      if (size > LARGEST_WORKBOOK) throw new Unreadable(TOO_LARGE)
      parts.push(bytes.slice())
      return ''
    },
    end: () => textOf(joined(...parts.splice(0))),
    encoding: () => 'utf-8',
  }
}

/** Bytes one after the other as one. */
export function joined(...parts: Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

// What is said of a workbook's odd rows and cells: a sentence for each kind, with its number.
function workbookNotes({ hidden, merged, errors, formulas }: Oddities): string[] {
  const said: [number, string][] = [
    [
      hidden,
      `${several(hidden, 'row is', 'rows are')} hidden in the workbook, by a filter or by hand. They were read too. If they are not affected, delete them there and import the file again.`,
    ],
    [
      merged,
      `${several(merged, 'merged cell covers', 'merged cells cover')} more than one row. The value was used for each of those rows. Check them.`,
    ],
    [
      errors,
      `${several(errors, 'cell shows', 'cells show')} an error such as #REF! or #N/A. They were read as empty. Correct them in the workbook.`,
    ],
    [
      formulas,
      `${several(formulas, 'cell holds a formula', 'cells hold formulas')} without a result. They were read as empty. Open the workbook in Excel, save it, and import it again.`,
    ],
  ]
  return said.flatMap(([number, sentence]) => (number > 0 ? [sentence] : []))
}

function several(number: number, one: string, more: string): string {
  return number === 1 ? `1 ${one}` : `${number.toLocaleString('en-US')} ${more}`
}
