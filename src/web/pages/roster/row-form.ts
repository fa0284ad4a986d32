import { asTyped, type RowShown, type RowTyped } from '../../../actions/roster/fix-rows.ts'
import type { ColumnLayout } from '../../../people/reading/column-layout.ts'
import { columnMark } from '../../../people/reading/columns.ts'
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

/**
 * Which columns are shown: those that are used, whose it is first, then what is wrong. All of them in their order where a
 * row has too many cells or too few, or stands in another table.
 */
export function placesShown(rows: readonly RowShown[], { columns, header }: ColumnLayout): number[] {
  const isOdd = rows.some(({ cells, under }) => under || cells.length !== header.length)
  if (isOdd) {
    const width = Math.max(header.length, ...rows.map(({ cells }) => cells.length))
    return Array.from({ length: width }, (_, place) => place)
  }
  const wrong = new Set(rows.flatMap(marksOf))
  const [whose, used] = [WHOSE.flatMap((field) => columns[field] ?? []), Object.values(columns).flat()]
  const rest = used.toSorted((one, other) => one - other)
  return [...new Set([...whose, ...rest.filter((place) => wrong.has(columnMark(header, place))), ...rest])]
}

const WHOSE = ['mrn', 'name', 'given_name', 'family_name'] as const

/** A row with its problems, the name in it and, for each column that is shown, its field: those to fix, and the rest. */
export function rowShown(shown: RowShown, places: readonly number[], { header: first, columns }: ColumnLayout) {
  const { row, version, cells, notes, under } = shown
  const header = under?.header ?? first
  const marked = marksOf({ notes })
  const fields = places.map((place) => ({
    place,
    column: nameOf(header, place),
    text: asTyped(cells[place] ?? ''),
    isWrong: marked.includes(columnMark(header, place)),
  }))
  const rest = fields.filter(({ isWrong }) => !isWrong)
  return {
    row,
    version,
    notes: [...new Set(notes.map(({ column, message }) => (column ? `${column}: ${message}` : message)))],
    whose: under ? '' : whoseIs(rest, columns),
    wrong: fields.filter(({ isWrong }) => isWrong),
    rest,
  }
}

function whoseIs(rest: readonly { place: number; text: string }[], columns: ColumnLayout['columns']): string {
  const places = NAMES.flatMap((field) => columns[field] ?? [])
  return places.flatMap((place) => rest.find((each) => each.place === place)?.text || []).join(' ')
}

const NAMES = ['name', 'given_name', 'family_name'] as const

/** What a column is called. */
function nameOf(header: readonly string[], place: number): string {
  return header[place] || `Column ${place + 1}`
}

// Notes name their columns, several joined by a plus.
function marksOf({ notes }: Pick<RowShown, 'notes'>): string[] {
  return notes.flatMap(({ column }) => (column === null ? [] : [column, ...column.split('+')]))
}
