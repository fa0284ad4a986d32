import type { Person } from '../values/person.ts'
import type { ColumnLayout } from './column-layout.ts'
import { isBlank, type Line } from './file/record.ts'
import type { CutWatch } from './list/cut-short.ts'
import type { Note } from './note.ts'
import { whyNotAPerson } from './report/not-a-person.ts'
import { isSomebody, type rowReader } from './row.ts'
import { secondTable } from './second-table.ts'
import { noteShape } from './shape-notes.ts'

/**
 * One row of a roster: row 1 is the first after the header that is not blank. `person` is null where the row is
 * refused; then its last note says why.
 */
export type RosterRow = { row: number; person: Person | null; notes: Note[] }

/** The header and the columns of a further table in a file. */
export type TableUnder = Pick<ColumnLayout, 'header' | 'columns'>

/**
 * Somebody who stands beside the reading: gives other cells for a row than the file has, and sees each row with a
 * note, with the cells it was read from and the table it stands in, where that is not the first of the file.
 */
export type RowWatch = {
  mended?(row: number, cells: readonly string[]): readonly string[] | undefined
  odd?(row: RosterRow, cells: readonly string[], under?: TableUnder): void
  /** Sees whether the list was cut short. */
  cut?: CutWatch
}

type PersonReader = (...read: [...Parameters<ReturnType<typeof rowReader>>, row: number]) => Person

/** Reads the rows of a table from its records, one by one; the header and what stands above it are skipped. */
export function lineReader(
  first: ColumnLayout,
  readerOf: (layout: ColumnLayout) => PersonReader,
  { mended, odd, cut }: RowWatch = {},
): (lines: Line[]) => RosterRow[] {
  let layout = first
  let person = readerOf(layout)
  let skip = layout.skip
  let row = 0
  return (lines) => {
    const rows: RosterRow[] = []
    for (const written of lines) {
      if (skip > 0) {
        if (--skip > 0) cut?.aside(written.cells)
      } else if (!isBlank(written.cells)) {
        const line = mended ? lineMended(written, mended(row + 1, written.cells)) : written
        const why = whyNobody(line.cells, layout, first)
        const columns = why === undefined && first.skip > 0 ? secondTable(line.cells, layout) : undefined
        const nobody = columns ? SECOND_TABLE : why
        const read = nobody === undefined ? readLine(line, ++row, layout, person) : refused(++row, nobody)
        rows.push(read)
        if (nobody === undefined) cut?.row(line.cells, line.oddQuote)
        else cut?.aside(line.cells)
        if (odd && read.notes.length > 0) odd(read, line.cells, layout === first ? undefined : layout)
        if (!columns) continue
        layout = { ...layout, columns, header: line.cells }
        person = readerOf(layout)
      }
    }
    return rows
  }
}

/** Reads one row anew, from cells that somebody corrected. */
export function readRowAnew(
  row: number,
  cells: readonly string[],
  layout: ColumnLayout,
  read: PersonReader,
): RosterRow {
  const why = whyNobody(cells, layout, layout)
  return why === undefined ? readLine({ cells: [...cells], oddQuote: false }, row, layout, read) : refused(row, why)
}

function lineMended(line: Line, cells: readonly string[] | undefined): Line {
  return cells ? { cells: [...cells], oddQuote: false } : line
}

function whyNobody(cells: readonly string[], layout: ColumnLayout, { written }: ColumnLayout): string | undefined {
  const { columns } = layout
  return whyNotAPerson(cells, layout) ?? (written && whyNotAPerson(cells, { header: written, columns }))
}

const SECOND_TABLE =
  'The row names the columns of another table, so it is not a person. The rows below it were read by these names. Check one.'

function refused(row: number, message: string): RosterRow {
  return { row, person: null, notes: [{ column: null, message }] }
}

function readLine(line: Line, row: number, layout: ColumnLayout, read: PersonReader): RosterRow {
  const notes: Note[] = []
  noteShape(line, layout, notes)
  const person = read(line.cells, notes, row)
  if (isSomebody(person)) return { row, person, notes }
  notes.push({
    column: null,
    message: 'The row identifies no one: it has no name, record number or SSN. Complete it, or map the columns.',
  })
  return { row, person: null, notes }
}
