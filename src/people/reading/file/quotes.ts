import { LINES_LOOKED_AT, mayHoldRows, rowsSwallowed } from './open-quote.ts'
import type { Cutting, Line } from './record.ts'
import { TOO_WIDE, Unreadable } from './refusals.ts'
import { MOST_IN_A_RECORD } from './widths.ts'

// A quoted value longer than this is taken for a quote that nobody closed: memory stays bounded.
const LONGEST_QUOTED = 1 << 20

// In a record of more quotes that close nothing, and of more values of several lines, the rest is read as it stands: looking
// at each anew would take time that grows with the square of its length.
const MOST_FAILED = 2_000
const MOST_SPANNING = 5

type Cell = { value: string; next: number; oddQuote: boolean }

/** A record that is being cut: where it begins, how it is cut, where a line ends from a place on, and what was tried in vain. */
type Cut = Cutting & { record: number; lineEnd(from: number): number; failed: number; spanning: number }

/**
 * Splits the record that starts at `from` and holds quotes; `next` is where the next record starts.
 * Answers undefined where the text ends before the record does and more text is to come.
 */
export function splitRow(text: string, from: number, cutting: Cutting): (Line & { next: number }) | undefined {
  const by = { ...cutting, record: from, lineEnd: lineEnds(text, cutting.eol), failed: 0, spanning: 0 }
  const cells: string[] = []
  let oddQuote = false
  for (let at = from; ; ) {
    const cell = quotedCell(text, at, by) ?? bareCell(text, at, by)
    if (cell === 'unfinished') return undefined
    if (cells.push(cell.value) > MOST_IN_A_RECORD) throw new Unreadable(TOO_WIDE)
    oddQuote ||= cell.oddQuote
    at = cell.next + 1
    if (cell.next >= text.length || text.startsWith(by.eol, cell.next)) return { cells, oddQuote, next: at }
  }
}

// Asked in order, each end is looked for once.
function lineEnds(text: string, eol: string): (from: number) => number {
  let [asked, end] = [0, -2]
  return (from) => {
    if (end === -2 || from < asked || (end >= 0 && end < from)) end = text.indexOf(eol, from)
    asked = from
    return end
  }
}

function quotedCell(text: string, from: number, by: Cut): Cell | 'unfinished' | undefined {
  const open = skipSpaces(text, from, by)
  if (text[open] !== by.quote) return undefined
  if (by.failed > MOST_FAILED) return literal(text, from, by)
  const lineEnd = by.lineEnd(open)
  let oddQuote = false
  for (let quote = text.indexOf(by.quote, open + 1); quote >= 0; quote = text.indexOf(by.quote, quote + 1)) {
    if (quote - open > LONGEST_QUOTED) return literal(text, from, by)
    if (text[quote + 1] === by.quote && !isClosedTwice(text, quote, by)) {
      quote++
      continue
    }
    const last = text[quote + 1] === by.quote ? quote + 1 : quote
    const next = pastReturn(text, skipSpaces(text, last + 1, by))
    if (next >= text.length && !by.last) return 'unfinished'
    const value = text.slice(open + 1, last)
    if (endsCell(text, next, by)) return closed(text, { value, next, oddQuote: oddQuote || last > quote }, by, from)
    if (lineEnd >= 0 && lineEnd < last) return literal(text, from, by)
    by.failed++
    oddQuote ||= text[quote - 1] !== '\\'
  }
  return by.last || text.length - open > LONGEST_QUOTED ? literal(text, from, by) : 'unfinished'
}

// 5" as "5"","next": the sign and the end of its value, where another value in quotes follows; or \" and the end.
function isClosedTwice(text: string, quote: number, by: Cutting): boolean {
  if (text[quote - 1] === '\\' && endsCell(text, quote + 2, by)) return true
  if (!text.startsWith(by.separator, quote + 2) || text[quote + 3] !== by.quote) return false
  const after = text[quote + 4]
  return after !== undefined && after !== by.quote && !endsCell(text, quote + 4, by) && after !== '\r'
}

function closed(text: string, cell: Cell, by: Cut, from: number): Cell | 'unfinished' {
  const value = unescaped(cell.value, by)
  if (!cell.value.includes(by.eol)) return { ...cell, value }
  const lineEnd = text.indexOf(by.eol, cell.next)
  if (lineEnd < 0 && !by.last) return 'unfinished'
  if (by.spanning++ >= MOST_SPANNING) return { ...cell, value }
  const lines = text.slice(by.record, lineEnd < 0 ? text.length : lineEnd).split(by.eol, LINES_LOOKED_AT)
  const alone = (line: string) => splitRow(line, 0, { ...by, last: true })!.cells
  if (rowsSwallowed(lines, alone, by.width)) return literal(text, from, by)
  return { ...cell, value, oddQuote: cell.oddQuote || mayHoldRows(lines, alone, by.width) }
}

function literal(text: string, from: number, by: Cut): Cell | 'unfinished' {
  const cell = bareCell(text, from, by)
  return cell === 'unfinished'
    ? cell
    : { ...cell, value: unescaped(cell.value.replace(by.quote, ''), by), oddQuote: true }
}

function bareCell(text: string, from: number, by: Cut): Cell | 'unfinished' {
  const eol = by.lineEnd(from)
  const line = text.slice(from, eol < 0 ? text.length : eol)
  const separator = line.indexOf(by.separator)
  if (separator < 0 && eol < 0 && !by.last) return 'unfinished'
  const value = separator < 0 ? line : line.slice(0, separator)
  const next = from + value.length
  return { value: value.endsWith('\r') ? value.slice(0, -1) : value, next, oddQuote: false }
}

function skipSpaces(text: string, from: number, by: Cutting): number {
  let at = from
  while (text[at] === ' ' || (text[at] === '\t' && by.separator !== '\t')) at++
  return at
}

function endsCell(text: string, at: number, by: Cutting): boolean {
  return at >= text.length || text.startsWith(by.eol, at) || text.startsWith(by.separator, at)
}

function pastReturn(text: string, at: number): number {
  return text[at] === '\r' && (text[at + 1] === '\n' || at + 1 === text.length) ? at + 1 : at
}

function unescaped(value: string, { quote }: Cutting): string {
  if (!value.includes(quote)) return value
  return value.replaceAll(`\\${quote}`, quote).replaceAll(quote + quote, quote)
}
