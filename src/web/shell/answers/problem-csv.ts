import { spreadsheetLine } from '../../../people/reading/file/csv.ts'
import type { RowNote } from '../../../people/reading/problem-list.ts'

/** The problems in a roster as CSV: row, column, the value masked, what to do. */
export async function* problemCsv(problems: readonly RowNote[]): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(`\ufeff${spreadsheetLine(['row', 'column', 'value (masked)', 'what to do'])}`)
  for (let at = 0; at < problems.length; at += LINES_AT_ONCE)
    yield encoder.encode(
      problems
        .slice(at, at + LINES_AT_ONCE)
        .map(lineOf)
        .join(''),
    )
}

const LINES_AT_ONCE = 1000

function lineOf({ row, column, message, masked }: RowNote): string {
  return spreadsheetLine([row === null ? 'file' : String(row), column ?? '', masked ?? '', message])
}
