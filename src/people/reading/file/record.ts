/** One record of a table. `oddQuote`: a quote was opened and never closed, or stood in the middle of a value. */
export type Line = { cells: string[]; oddQuote: boolean }

export type Cutting = { separator: string; eol: '\n' | '\r'; last: boolean }
