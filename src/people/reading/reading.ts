import type { Day } from '../../breach/law/day.ts'
import type { ColumnLayout } from './column-layout.ts'
import { columnMark } from './columns.ts'
import { columnName, countedNotes, ORDER_OPEN } from './counted-notes.ts'
import { decoder } from './file/encoding.ts'
import { tableReader } from './file/table.ts'
import { narrow } from './file/widths.ts'
import { misfitSentence } from './layout-gaps.ts'
import { lineReader, type RosterRow, type RowWatch, readRowAnew, type TableUnder } from './line-reader.ts'
import { cutWatch } from './list/cut-short.ts'
import type { Note } from './note.ts'
import { rowReader } from './row.ts'

export type { RosterRow, RowWatch, TableUnder }

export type RosterReader = {
  push(bytes: Uint8Array): RosterRow[]
  /** The rows that are left, some at a time, each read when it is asked for. */
  end(): Iterable<RosterRow[]>
  /** What was done to the file as a whole, once all of it is read. */
  notes(): Note[]
  /** Whether the list was cut short, once all of it is read: to be said before all else. */
  cuts(): Note[]
}

/** Reads the rows of a roster from its bytes, chunk by chunk, from its first byte on. Blank rows are nobody. */
export function rosterReader(layout: ColumnLayout, today: Day, watch?: RowWatch): RosterReader {
  const text = decoder({ sheet: layout.sheets.find(({ read }) => read)?.name })
  const table = tableReader(layout)
  const counted = countedNotes({ ...layout, dateOrderLeft: layout.dateOrderGuessed && !layout.dateOrderOpen })
  const cut = cutWatch()
  const readerOf = (form: ColumnLayout) => {
    const person = rowReader({ ...form, ...counted, today })
    return (cells: readonly string[], notes: Note[], row: number) => {
      counted.at(row)
      return person(cells, notes)
    }
  }
  const read = lineReader(layout, readerOf, { ...watch, cut })
  return {
    push: (bytes) => read(narrow(table.push(text.push(bytes)))),
    *end() {
      for (const piece of text.end()) yield read(narrow(table.push(piece)))
      yield read(narrow(table.end()))
    },
    notes: () => [...(text.notes?.() ?? []).map((message) => ({ column: null, message })), ...counted.notes()],
    cuts: () => cut.found(true).map((message) => ({ column: null, message })),
  }
}

/** Reads one row anew from cells that somebody corrected. */
export function rowAnew(layout: ColumnLayout, today: Day): (row: number, cells: readonly string[]) => RosterRow {
  const read = rowReader({ ...layout, today })
  return (row, cells) => readRowAnew(row, cells, layout, read)
}

/**
 * What is odd about the file as a whole: sheets that are not read, a header that names nothing known, dates that could be read either way, columns
 * without a name or with one name.
 */
export function fileNotes(layout: ColumnLayout): Note[] {
  return [
    ...sheetNotes(layout),
    ...quoteNotes(layout),
    ...headerNotes(layout),
    ...misfitNotes(layout),
    ...dateNotes(layout),
    ...(layout.skip > 0 ? columnNotes(layout) : []),
  ]
}

function sheetNotes({ sheets }: ColumnLayout): Note[] {
  const left = sheets
    .filter(({ read }) => !read)
    .map(({ name, rows, hidden }) => `${name} (${hidden ? 'hidden, ' : ''}${count(rows, 'row')})`)
  if (left.length === 0) return []
  const message = `Only the sheet ${sheets.find(({ read }) => read)?.name} was read. Other sheets have rows too: ${left.join(', ')}. Import each one that lists people, choosing the sheet.`
  return [{ column: null, message }]
}

function quoteNotes({ quote, wrapped }: ColumnLayout): Note[] {
  if (quote !== "'" && !wrapped) return []
  return [{ column: null, message: `Quotation marks around every ${wrapped ? 'line' : 'value'} were removed.` }]
}

function headerNotes({ skip, understood }: ColumnLayout): Note[] {
  if (understood || skip === 0) return []
  const message = `No column name was recognized. Line ${skip} was read as the header. If it is a person, say that there is no header.`
  return [{ column: null, message }]
}

function misfitNotes({ misfit }: ColumnLayout): Note[] {
  return misfit ? [{ column: null, message: misfitSentence(misfit) }] : []
}

function dateNotes(layout: ColumnLayout): Note[] {
  if (!layout.dateOrderOpen) return []
  return [{ column: columnName(layout, 'birth_date') ?? columnName(layout, 'death_date'), message: ORDER_OPEN }]
}

function columnNotes(layout: ColumnLayout): Note[] {
  const used = new Set(Object.values(layout.columns).flat())
  return layout.proposal.flatMap(({ name, place, samples }) => {
    if (name === '' && samples.length > 0 && !used.has(place)) {
      return [
        {
          column: `#${place + 1}`,
          message: `Column ${place + 1} has values but no name, so it is not used. Map it as #${place + 1}.`,
        },
      ]
    }
    const earlier = name === '' ? place : layout.header.indexOf(name)
    return earlier === place
      ? []
      : [
          {
            column: columnMark(layout.header, place),
            message: `Columns ${earlier + 1} and ${place + 1} have the same name. Check that the right one is used.`,
          },
        ]
  })
}

function count(number: number, one: string): string {
  return number === 1 ? `1 ${one}` : `${number} ${one}s`
}
