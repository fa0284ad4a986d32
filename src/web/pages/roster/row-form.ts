import { asTyped, type RowShown, type RowTyped } from '../../../actions/roster/fix-rows.ts'
import type { ColumnLayout } from '../../../people/reading/column-layout.ts'
import type { Values } from '../../shell/forms/form.ts'

/** The rows that a form sent, with the texts of their cells. */
export function rowsTyped(values: Values): RowTyped[] {
  const rows = new Map<number, { row: number; version: string; texts: Map<number, string> }>()
  for (const [name, text] of Object.entries(values)) {
    const row = Number(/^version-(\d{1,9})$/.exec(name)?.[1] ?? 0)
    if (row > 0) rows.set(row, { row, version: text, texts: new Map() })
  }
  for (const [name, text] of Object.entries(values)) {
    const [, row, place] = /^cell-(\d{1,9})-(\d{1,5})$/.exec(name) ?? []
    if (place !== undefined) rows.get(Number(row))?.texts.set(Number(place), text)
  }
  return [...rows.values()]
}

/** Which columns are shown: those that are used, and all of them where a row has too many cells or too few. */
export function placesShown(rows: readonly RowShown[], { columns, header }: ColumnLayout): number[] {
  const isOdd = rows.some(({ cells }) => cells.length !== header.length)
  if (!isOdd) return [...new Set(Object.values(columns).flat())].sort((one, other) => one - other)
  const width = Math.max(header.length, ...rows.map(({ cells }) => cells.length))
  return Array.from({ length: width }, (_, place) => place)
}

/** A row with its problems and, for each column that is shown, its field. */
export function rowShown(
  { row, version, cells, notes }: RowShown,
  places: readonly number[],
  header: readonly string[],
) {
  const marked = notes.flatMap(({ column }) => (column === null ? [] : [column, ...column.split('+')]))
  return {
    row,
    version,
    notes: [...new Set(notes.map(({ column, message }) => (column ? `${column}: ${message}` : message)))],
    fields: places.map((place) => {
      const column = nameOf(header, place)
      return {
        place,
        column,
        text: asTyped(cells[place] ?? ''),
        wrong: marked.includes(header[place] || `#${place + 1}`),
      }
    }),
  }
}

/** What a column is called. */
export function nameOf(header: readonly string[], place: number): string {
  return header[place] || `Column ${place + 1}`
}
