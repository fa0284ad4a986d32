/** One record of a table. `oddQuote`: a quote was opened and never closed, or stood in the middle of a value. */
export type Line = { cells: string[]; oddQuote: boolean }

/**
 * How the text of a table is cut: the separator of its values, the end of its lines and the sign around values.
 * `wrapped`: each line stands once more in quotes, as one value.
 */
export type Shape = { separator: string; eol: '\n' | '\r'; quote?: '"' | "'"; wrapped?: boolean }

/** The same where a part of the text is cut: whether it is the last, and how many cells its records usually have. */
export type Cutting = { separator: string; eol: '\n' | '\r'; quote: '"' | "'"; last: boolean; width: number }

/** Whether every cell of a record is empty: nobody. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || cell.trim() === '')
}
