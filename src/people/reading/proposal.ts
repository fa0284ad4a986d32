import { masked } from '../values/mask.ts'
import { clean } from '../values/values.ts'
import type { Columns } from './columns.ts'
import type { Field } from './fields/fields.ts'
import { isBlank, type Line } from './file/record.ts'

/** What tells that a column holds its field: its name, its values, a layout that was kept, or somebody now. */
export type ColumnSource = 'name' | 'values' | 'kept' | 'chosen'

/** A column, what it is taken for and by what, and a few of its values. */
export type ColumnProposal = {
  place: number
  name: string
  field: Field | null
  source: ColumnSource | null
  samples: string[]
}

/** How a value of a file is shown before it is imported. */
export type Show = (value: string) => string

/** The columns to be read, and what tells the field of a place. */
export type SourcedColumns = { columns: Columns; sourceOf(field: Field, place: number): ColumnSource }

/** One of the first lines of a file, for somebody who says which of them names the columns. `line` 1 is the first. */
export type FirstLine = { line: number; cells: string[] }

const LONGEST_SAMPLE = 60
const SAMPLES_SHOWN = 3
const ROWS_SAMPLED = 200
const LINES_SHOWN = 12
const CELLS_SHOWN = 8

/** A value as it stands in the file, cut where it would fill the page. */
export function plainly(value: string): string {
  return value.length > LONGEST_SAMPLE ? `${value.slice(0, LONGEST_SAMPLE).toWellFormed()}…` : value
}

/** What is proposed for each column, for a person to correct. */
export function propose(
  header: readonly string[],
  { columns, sourceOf }: SourcedColumns,
  rows: readonly Line[],
  show: Show = masked,
): ColumnProposal[] {
  const fields = Object.entries(columns) as [Field, readonly number[]][]
  return header.map((name, place) => {
    const field = fields.find(([, places]) => places.includes(place))?.[0] ?? null
    return { place, name, field, source: field && sourceOf(field, place), samples: samplesOf(rows, place, show) }
  })
}

/** The first lines that are not blank, shown as said but those of the line that is taken for the header (from 1; 0: none). */
export function firstLines(lines: readonly Line[], header: number, show: Show = masked): FirstLine[] {
  const shown = lines.slice(0, LINES_SHOWN).flatMap(({ cells }, at) => {
    const shownAs = at + 1 === header ? (cell: string) => cell : show
    return isBlank(cells)
      ? []
      : [{ line: at + 1, cells: cells.slice(0, CELLS_SHOWN).map((cell) => shownAs(clean(cell))) }]
  })
  const chosen = lines[header - 1]
  return header > LINES_SHOWN && chosen
    ? [...shown, { line: header, cells: chosen.cells.slice(0, CELLS_SHOWN).map(clean) }]
    : shown
}

function samplesOf(rows: readonly Line[], place: number, show: Show): string[] {
  const samples = new Set<string>()
  for (const { cells } of rows.slice(0, ROWS_SAMPLED)) {
    const value = clean(cells[place] ?? '')
    if (value !== '') samples.add(show(value))
    if (samples.size === SAMPLES_SHOWN) break
  }
  return [...samples]
}
