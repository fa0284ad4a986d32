import type { Cutting, Line } from './record.ts'

// A quoted value longer than this is taken for a quote that nobody closed: memory stays bounded.
const LONGEST_QUOTED = 1 << 20

type Cell = { value: string; next: number; oddQuote: boolean }

/**
 * Splits the record that starts at `from` and holds quotes; `next` is where the next record starts.
 * Answers undefined where the text ends before the record does and more text is to come.
 */
export function splitRow(text: string, from: number, by: Cutting): (Line & { next: number }) | undefined {
  const cells: string[] = []
  let oddQuote = false
  for (let at = from; ; ) {
    const cell = quotedCell(text, at, by) ?? bareCell(text, at, by)
    if (cell === 'unfinished') return undefined
    cells.push(cell.value)
    oddQuote ||= cell.oddQuote
    at = cell.next + 1
    if (cell.next >= text.length || text.startsWith(by.eol, cell.next)) return { cells, oddQuote, next: at }
  }
}

function quotedCell(text: string, from: number, by: Cutting): Cell | 'unfinished' | undefined {
  const open = skipSpaces(text, from, by)
  if (text[open] !== '"') return undefined
  let oddQuote = false
  for (let quote = text.indexOf('"', open + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    if (quote - open > LONGEST_QUOTED) return literal(text, from, by)
    if (text[quote + 1] === '"') {
      quote++
      continue
    }
    const next = pastReturn(text, skipSpaces(text, quote + 1, by))
    if (next >= text.length && !by.last) return 'unfinished'
    const value = text.slice(open + 1, quote)
    if (endsCell(text, next, by)) return { value: unescaped(value), next, oddQuote: oddQuote || mayHoldRows(value, by) }
    if (value.includes(by.eol)) return literal(text, from, by)
    oddQuote = true
  }
  return by.last || text.length - open > LONGEST_QUOTED ? literal(text, from, by) : 'unfinished'
}

// A quote left open by one row may be closed by the next one's: the value then has separators below its first line.
function mayHoldRows(value: string, by: Cutting): boolean {
  const line = value.indexOf(by.eol)
  return line >= 0 && value.includes(by.separator, line)
}

function literal(text: string, from: number, by: Cutting): Cell | 'unfinished' {
  const cell = bareCell(text, from, by)
  return cell === 'unfinished' ? cell : { ...cell, value: cell.value.replace('"', ''), oddQuote: true }
}

function bareCell(text: string, from: number, by: Cutting): Cell | 'unfinished' {
  const separator = text.indexOf(by.separator, from)
  const eol = text.indexOf(by.eol, from)
  if (separator < 0 && eol < 0 && !by.last) return 'unfinished'
  const next = Math.min(separator < 0 ? text.length : separator, eol < 0 ? text.length : eol)
  const value = text.slice(from, next)
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

function unescaped(value: string): string {
  return value.includes('"') ? value.replaceAll('""', '"') : value
}
