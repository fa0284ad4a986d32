import { tableReader } from './table.ts'

/** How the text of a table is cut: the separator of its values and the end of its lines. */
export type Shape = { separator: string; eol: '\n' | '\r' }

const SEPARATORS = [',', ';', '\t', '|']
const RECORDS_LOOKED_AT = 200

/**
 * Finds the separator whose count is the same in the most records of the sample, and among equals the one that makes
 * the most columns. A sample without any is a table of one column. Lines end in CR only where there is no LF at all.
 */
export function shapeOf(sample: string): Shape {
  const eol = !sample.includes('\n') && sample.includes('\r') ? '\r' : '\n'
  const best = SEPARATORS.map((separator) => ({ separator, ...regularity(sample, separator, eol) })).reduce(
    (one, other) =>
      other.records > one.records || (other.records === one.records && other.width > one.width) ? other : one,
  )
  return { separator: best.separator, eol }
}

function regularity(sample: string, separator: string, eol: '\n' | '\r'): { records: number; width: number } {
  const reader = tableReader(separator, eol)
  const lines = [...reader.push(sample), ...reader.end()].slice(0, RECORDS_LOOKED_AT)
  const widths = new Map<number, number>()
  for (const { cells } of lines) if (cells.length > 1) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  const [width, records] = [...widths].sort((one, other) => other[1] - one[1] || other[0] - one[0])[0] ?? [1, 0]
  return { records, width }
}
