import { splitRow } from './quotes.ts'
import type { Cutting, Line } from './record.ts'

export type TableReader = { push(text: string): Line[]; end(): Line[] }

/**
 * Cuts the text of a table into records, chunk by chunk (RFC 4180, with any separator and any line end).
 * csv-parse would fail, or take the rest of the file for one value, where a quote is never closed; here such
 * a quote is an ordinary character, its record ends with its line, and the record says so.
 */
export function tableReader(separator: string, eol: '\n' | '\r'): TableReader {
  let text = ''
  let awaitsLineEnd = false
  const read = (more: string, last: boolean): Line[] => {
    text += more
    if (awaitsLineEnd && !last && !more.includes(eol)) return []
    const { lines, rest, open } = cut(text, { separator, eol, last })
    text = text.slice(rest)
    awaitsLineEnd = !open
    return lines
  }
  return { push: (more) => read(more, false), end: () => read('', true) }
}

function cut(text: string, by: Cutting): { lines: Line[]; rest: number; open: boolean } {
  const lines: Line[] = []
  let quote = text.indexOf('"')
  let from = 0
  while (from < text.length) {
    const found = text.indexOf(by.eol, from)
    if (found < 0 && !by.last) return { lines, rest: from, open: false }
    const end = found < 0 ? text.length : found
    if (quote >= 0 && quote < from) quote = text.indexOf('"', from)
    if (quote < 0 || quote > end) {
      lines.push({ cells: plainCells(text.slice(from, end), by.separator), oddQuote: false })
      from = end + 1
    } else {
      const row = splitRow(text, from, by)
      if (!row) return { lines, rest: from, open: true }
      lines.push(row)
      from = row.next
    }
  }
  return { lines, rest: text.length, open: false }
}

function plainCells(line: string, separator: string): string[] {
  return (line.endsWith('\r') ? line.slice(0, -1) : line).split(separator)
}
