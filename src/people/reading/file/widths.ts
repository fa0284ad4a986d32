import type { Line } from './record.ts'
import { TOO_WIDE, Unreadable } from './refusals.ts'

/** No list of people is wider than a spreadsheet can be. */
export const MOST_COLUMNS = 16_384

/** As many cells are cut before it is seen that a record is several. */
export const MOST_IN_A_RECORD = 1_000_000

/** Of a longer value its beginning and its end are kept. Patterns that go through millions of characters run out of memory. */
const LONGEST_VALUE = 100_000

/** The same records, their longest values cut. Throws Unreadable where one is wider than any list. */
export function narrow(lines: Line[]): Line[] {
  if (lines.some(({ cells }) => cells.length > MOST_COLUMNS)) throw new Unreadable(TOO_WIDE)
  for (const { cells } of lines)
    for (let at = 0; at < cells.length; at++) if (cells[at]!.length > LONGEST_VALUE) cells[at] = cut(cells[at]!)
  return lines
}

function cut(value: string): string {
  return value.slice(0, LONGEST_VALUE / 2) + value.slice(-LONGEST_VALUE / 2)
}

/** How many cells most records so far have (Boyer and Moore's majority vote); 0 before the first. */
export function usualWidth() {
  let [width, votes] = [0, 0]
  return {
    now: () => width,
    met(cells: number): void {
      if (cells === width) votes++
      else if (votes > 0) votes--
      else [width, votes] = [cells, 1]
    },
  }
}

/**
 * The records in a record that is as wide as several: a line end of another kind stood between them, so that the last
 * value of one and the first of the next became one. Undefined where it is one record.
 */
export function apart({ cells, oddQuote }: Line, width: number): Line[] | undefined {
  if (width < 2 || (cells.length - 1) % (width - 1) !== 0) return undefined
  const rows: Line[] = []
  let row: string[] = []
  for (const [at, cell] of cells.entries()) {
    const isSeam = row.length === width - 1 && at < cells.length - 1
    const seam = isSeam ? /^([^\r\n]*)[\r\n]+([^\r\n]*)$/.exec(cell) : null
    if (isSeam && !seam) return undefined
    row.push(seam ? seam[1]! : cell)
    if (!seam) continue
    rows.push({ cells: row, oddQuote })
    row = [seam[2]!]
  }
  return [...rows, { cells: row, oddQuote }]
}

/** How wide the records are in a first record with line ends of another kind between them; 0 where they are not of one width. */
export function widthBySeams({ cells }: Line): number {
  const seams = cells.filter((cell) => /[\r\n]/.test(cell)).length
  const width = (cells.length + seams) / (seams + 1)
  return seams > 0 && Number.isInteger(width) ? width : 0
}
