/** A row of a CSV file without its end, RFC 4180: a field is quoted where it has to be, and nothing else in it is changed. */
export function csvRow(fields: readonly string[]): string {
  return fields.map(quoted).join(',')
}

/** The same as a line of its own, for the programs of others: a mail house prints what stands in it. */
export function csvLine(fields: readonly string[]): string {
  return `${csvRow(fields)}\r\n`
}

/**
 * The same for a file that people open in a spreadsheet: a field that it would take for a formula is led by a tab within
 * quotes, which holds where an apostrophe vanishes at the next saving.
 */
export function spreadsheetLine(fields: readonly string[]): string {
  return csvLine(fields.map((field) => (looksLikeFormula(field) ? `\t${field}` : field)))
}

/** Whether a spreadsheet would take this for a formula: by its first sign, full-width forms too. */
export function looksLikeFormula(field: string): boolean {
  return /^\s*[=+\-@＝＋－＠\t\r]/.test(field)
}

function quoted(field: string): string {
  return /[",\r\n\t]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
