import { type ColumnMap, recognised } from './columns.ts'
import { isBlank, type Line } from './file/record.ts'
import { Unreadable } from './file/refusals.ts'

const RECORDS_LOOKED_AT = 50

/**
 * The place of the header among the first records: the one with the most names that mean something here, else the
 * first as wide as the table. Throws Unreadable where there is no table, or where a person stands in the header's place.
 */
export function findHeader(lines: readonly Line[], map: ColumnMap): number {
  const first = lines.slice(0, RECORDS_LOOKED_AT)
  const filled = filledOf(lines)
  const scores = first.map(({ cells }) => (looksLikeHeader(cells, map) ? recognised(cells, map) : 0))
  const best = firstTable(first, scores, scores.indexOf(Math.max(...scores)))
  refuseSideways(first, map)
  if (scores[best]! > 0) return best
  const width = usualWidth(filled)
  if (filled.length === 1 && width === 1) {
    throw new Unreadable('This is not a table. Use a CSV file with a header row and one row per person.')
  }
  return refuseData(
    first,
    first.findIndex(({ cells }) => cells.length >= width && !isBlank(cells)),
  )
}

/** The place of the header that somebody named: its line, from 1. Throws Unreadable where there is none. */
export function headerAt(lines: readonly Line[], line: number): number {
  filledOf(lines)
  const found = lines[line - 1]
  if (found && line <= RECORDS_LOOKED_AT && !isBlank(found.cells)) return line - 1
  throw new Unreadable(
    `Line ${line} cannot name the columns: give the number of one of the first ${Math.min(lines.length, RECORDS_LOOKED_AT)} lines that is not blank, or 0 where no line does.`,
  )
}

/** The place of the first record of which a layout is kept, else of one that is nearly so (`fresh`); -1 where there is none. */
export function headerKnown(
  lines: readonly Line[],
  keptOf: (cells: readonly string[]) => { fresh?: readonly number[] } | undefined,
): number {
  const kept = lines.slice(0, RECORDS_LOOKED_AT).map(({ cells }) => (isBlank(cells) ? undefined : keptOf(cells)))
  const exact = kept.findIndex((each) => each && each.fresh === undefined)
  return exact >= 0 ? exact : kept.findIndex((each) => each !== undefined)
}

/** As many columns without names as most records have cells. */
export function namelessHeader(lines: readonly Line[]): string[] {
  return Array.from({ length: usualWidth(filledOf(lines)) }, () => '')
}

function filledOf(lines: readonly Line[]): Line[] {
  const filled = lines.filter((line) => !isBlank(line.cells))
  if (filled.length > 0) return filled
  throw new Unreadable('The file is empty. Use a file with a header row and one row per person.')
}

const NAMES_OF_A_TABLE = 3

// A second table below the first may know more names; the people of the first stand between the two headers.
function firstTable(lines: readonly Line[], scores: readonly number[], best: number): number {
  const earlier = scores.findIndex((score, at) => at < best && score >= NAMES_OF_A_TABLE)
  if (earlier < 0) return best
  return lines.slice(earlier + 1, best).some(({ cells }) => cells.some(isValue)) ? earlier : best
}

const NAMES_OF_A_SIDE = 3

// One column a patient: the names of the fields stand below each other.
function refuseSideways(lines: readonly Line[], map: ColumnMap): void {
  const side = lines.flatMap(({ cells }) => (isBlank(cells) ? [] : [cells[0] ?? '']))
  const down = recognised(side, map)
  if (down < NAMES_OF_A_SIDE || down * 2 < side.length) return
  if (lines.some(({ cells }) => recognised(cells, map) > 1)) return
  throw new Unreadable(
    'This sheet lies on its side: the names of the fields stand below each other, and each person has a column. In Excel, copy it, use Paste Special with Transpose, save that sheet as CSV, and import that.',
  )
}

function refuseData(lines: readonly Line[], at: number): number {
  const place = Math.max(at, 0)
  if (!lines[place]!.cells.some(isValue)) return place
  throw new Unreadable(
    'The first row looks like a person, not column names. Add a header row above it, such as MRN, First Name, Last Name, Date of Birth. Or say that there is no header (--header 0) and give columns by position, such as family_name=#2.',
    'header',
  )
}

function looksLikeHeader(cells: readonly string[], map: ColumnMap): boolean {
  return !cells.some(isValue) || recognised(cells, map) * 2 > cells.length
}

const LONGEST_VALUE = 200

function isValue(cell: string): boolean {
  const text = cell.trim()
  if (text.length > LONGEST_VALUE) return false
  return (/^[\d\s.,/:()+-]+$/.test(text) && /\d/.test(text)) || /^[^\s@]+@[^\s@]+$/.test(text)
}

function usualWidth(lines: readonly Line[]): number {
  const widths = new Map<number, number>()
  for (const { cells } of lines) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  return [...widths].sort((one, other) => other[1] - one[1] || other[0] - one[0])[0]![0]
}
