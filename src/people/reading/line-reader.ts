import type { Person } from '../values/person.ts'
import type { ColumnLayout } from './column-layout.ts'
import { isBlank, type Line } from './file/record.ts'
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

type PersonReader = ReturnType<typeof rowReader>

/** Reads the rows of a table from its records, one by one; the header and what stands above it are skipped. */
export function lineReader(
  first: ColumnLayout,
  readerOf: (layout: ColumnLayout) => PersonReader,
): (lines: Line[]) => RosterRow[] {
  let layout = first
  let person = readerOf(layout)
  let skip = layout.skip
  let row = 0
  return (lines) => {
    const rows: RosterRow[] = []
    for (const line of lines) {
      if (skip > 0) skip--
      else if (!isBlank(line.cells)) {
        const why = whyNotAPerson(line.cells, layout) ?? whyRepeated(line.cells, first)
        const columns = why === undefined && first.skip > 0 ? secondTable(line.cells, layout) : undefined
        const nobody = columns ? SECOND_TABLE : why
        rows.push(nobody === undefined ? readLine(line, ++row, layout, person) : refused(++row, nobody))
        if (!columns) continue
        layout = { ...layout, columns, header: line.cells }
        person = readerOf(layout)
      }
    }
    return rows
  }
}

function whyRepeated(cells: readonly string[], { written, columns }: ColumnLayout): string | undefined {
  return written && whyNotAPerson(cells, { header: written, columns })
}

const SECOND_TABLE =
  'The row names the columns of another table, so it is not a person. The rows below it were read by these names. Check one.'

function refused(row: number, message: string): RosterRow {
  return { row, person: null, notes: [{ column: null, message }] }
}

function readLine(line: Line, row: number, layout: ColumnLayout, read: PersonReader): RosterRow {
  const notes: Note[] = []
  noteShape(line, layout, notes)
  const person = read(line.cells, notes)
  if (isSomebody(person)) return { row, person, notes }
  notes.push({
    column: null,
    message:
      'The row identifies no one: it has no name, record number or SSN. Complete it in the file, or map the columns.',
  })
  return { row, person: null, notes }
}
