import { LONGEST_LINE } from './line-decoder.ts'
import { splitRow } from './quotes.ts'
import type { Cutting, Line, Shape } from './record.ts'
import { TOO_LONG, TOO_WIDE, Unreadable } from './refusals.ts'
import { apart, MOST_IN_A_RECORD, usualWidth, widthBySeams } from './widths.ts'

/** In characters: a record with a quote that is still open is cut anew with each piece. */
const LONGEST_OPEN = 4_000_000

/** Of more empty lines below each other none is anything: a file can be made of them. */
const MOST_EMPTY = 1000

export type TableReader = { push(text: string): Line[]; end(): Line[] }

/**
 * Cuts the text of a table into records, chunk by chunk (RFC 4180, with any separator and any line end).
 * csv-parse would fail, or take the rest of the file for one value, where a quote is never closed; here such
 * a quote is an ordinary character, its record ends with its line, and the record says so.
 */
export function tableReader(shape: Shape): TableReader {
  const cutter = recordCutter(shape)
  if (!shape.wrapped) return { push: (text) => cutter(text, false), end: () => cutter('', true) }
  const inner = recordCutter({ ...shape, wrapped: false })
  const unwrapped = (lines: Line[], last: boolean) => inner(lines.map((line) => textOf(line, shape)).join(''), last)
  return {
    push: (text) => unwrapped(cutter(text, false), false),
    end: () => unwrapped(cutter('', true), true),
  }
}

function recordCutter({ separator, eol, quote = '"' }: Shape): (more: string, last: boolean) => Line[] {
  const width = usualWidth()
  const empty = { lines: 0 }
  let text = ''
  let awaitsLineEnd = false
  return (more, last) => {
    text += more
    if (awaitsLineEnd && !last && text.length < LONGEST_LINE && !more.includes(eol)) return []
    const { lines, rest, open } = cut(text, { separator, eol, quote, last, width: 0 }, width, empty)
    text = text.slice(rest)
    const isLong = open && text.length > LONGEST_OPEN
    if (text.length > LONGEST_LINE || (isLong && awaitsLineEnd)) throw new Unreadable(TOO_LONG)
    awaitsLineEnd = !open || isLong
    return lines
  }
}

function textOf({ cells }: Line, { separator, eol }: Shape): string {
  return `${cells.join(separator)}${eol}`
}

type Cut = { lines: Line[]; rest: number; open: boolean }

function cut(text: string, form: Cutting, width: ReturnType<typeof usualWidth>, empty: { lines: number }): Cut {
  const lines: Line[] = []
  const { eol, quote: sign, last } = form
  const add = (line: Line, isBare: boolean): void => {
    const wide = width.now() || (isBare ? widthBySeams(line) : 0)
    const rows = wide > 0 && line.cells.length > wide ? apart(line, wide) : undefined
    for (const each of rows ?? [line]) lines.push(each)
    width.met(rows?.[0]?.cells.length ?? line.cells.length)
  }
  let quote = text.indexOf(sign)
  let from = 0
  while (from < text.length) {
    const found = text.indexOf(eol, from)
    if (found < 0 && !last) return { lines, rest: from, open: false }
    const end = found < 0 ? text.length : found
    empty.lines = isEmpty(text, from, end) ? empty.lines + 1 : 0
    if (empty.lines > MOST_EMPTY) {
      from = end + 1
      continue
    }
    if (quote >= 0 && quote < from) quote = text.indexOf(sign, from)
    if (quote < 0 || quote > end) {
      add({ cells: plainCells(text.slice(from, end), form.separator), oddQuote: false }, true)
      from = end + 1
    } else {
      const row = splitRow(text, from, { ...form, width: width.now() })
      if (!row) return { lines, rest: from, open: true }
      add(row, false)
      from = row.next
    }
  }
  return { lines, rest: text.length, open: false }
}

function isEmpty(text: string, from: number, end: number): boolean {
  return end === from || (end === from + 1 && text[from] === '\r')
}

function plainCells(line: string, separator: string): string[] {
  const cells = (line.endsWith('\r') ? line.slice(0, -1) : line).split(separator, MOST_IN_A_RECORD + 1)
  if (cells.length > MOST_IN_A_RECORD) throw new Unreadable(TOO_WIDE)
  return cells
}
