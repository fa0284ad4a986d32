import { type Columns, columnsOf, recognised } from './columns.ts'
import { plainName } from './fields/column-names.ts'
import type { Field } from './fields/fields.ts'
import type { TableForm } from './report/not-a-person.ts'

const NAMES_OF_A_HEADER = 3

/**
 * The columns of a second table whose header stands in the rows of the first, by the names that the first has for its
 * fields, else by the usual ones. Undefined where the row is no header; a row with a number in it is none.
 */
export function secondTable(cells: readonly string[], form: TableForm<Columns>): Columns | undefined {
  if (cells.length < NAMES_OF_A_HEADER || hasNumber(cells)) return undefined
  const filled = cells.filter((cell) => cell.trim() !== '')
  if (filled.length < NAMES_OF_A_HEADER) return undefined
  const known = recognised(cells, new Map())
  if (known < NAMES_OF_A_HEADER || known * 2 < filled.length) return undefined
  const columns = { ...columnsOf(cells, new Map()), ...sameNames(cells, form) }
  return columns.mrn || columns.name || columns.family_name || columns.given_name ? columns : undefined
}

// Asked of every row: a record number, a day or a ZIP code begins with a digit.
function hasNumber(cells: readonly string[]): boolean {
  for (let at = 0; at < cells.length; at++) {
    const code = cells[at]!.charCodeAt(0)
    if (code >= 48 && code <= 57) return true
  }
  return false
}

function sameNames(cells: readonly string[], { header, columns }: TableForm<Columns>): Columns {
  const names = cells.map(plainName)
  const found = (Object.entries(columns) as [Field, readonly number[]][]).flatMap(([field, places]) => {
    const now = places.map((place) => names.indexOf(plainName(header[place] ?? '')))
    return now.length > 0 && now.every((place) => place >= 0) ? [[field, now] as const] : []
  })
  return Object.fromEntries(found)
}
