import type { Line } from './file/record.ts'
import { isBlank } from './header.ts'
import type { Note } from './note.ts'

/** Notes what is odd about a row as a row of its table: too many or too few cells, quotation marks, NUL characters. */
export function noteShape({ cells, oddQuote }: Line, { header }: { header: readonly string[] }, notes: Note[]): void {
  const extra = cells.length > header.length && !isBlank(cells.slice(header.length))
  if (extra || cells.length < header.length) {
    const message = `The row has ${count(cells.length, 'cell')} but the header has ${header.length}. Check that each value is in the right column.`
    notes.push({ column: null, message })
  }
  if (oddQuote)
    notes.push({
      column: null,
      message: 'A quotation mark in the row is not closed or is inside a value. Check this row and the next one.',
    })
  const nul = cells.findIndex((cell) => cell.includes('\0'))
  if (nul >= 0)
    notes.push({
      column: header[nul] ?? null,
      message: 'A value contains a NUL character, which was removed. Check it in the file.',
    })
}

function count(number: number, one: string): string {
  return number === 1 ? `1 ${one}` : `${number} ${one}s`
}
