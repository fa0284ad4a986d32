import { type ColumnMap, type Columns, columnsOf } from './columns.ts'
import { correctedByValues } from './columns-by-value.ts'
import type { Field } from './fields/fields.ts'
import type { Line } from './file/record.ts'
import type { ColumnSource, SourcedColumns } from './proposal.ts'
import { columnsByShape } from './value-shapes.ts'

/** What is said of the columns of a file: their names, a map, what was kept for the header, all of them as somebody chose. */
export type SaidOfColumns = {
  header: readonly string[]
  map: ColumnMap
  kept?: Columns | undefined
  given?: Columns | undefined
}

/** The columns to be read, each with what tells its field. What somebody settled or said is not corrected by values. */
export function sourcedColumns(said: SaidOfColumns, rows: readonly Line[]): SourcedColumns {
  const { header, map, kept, given } = said
  const named = columnsOf(header, map, kept)
  const own = kept || map.size > 0 ? named : byValues(named, header, rows)
  const sourceOf = (field: Field, place: number): ColumnSource => {
    if (map.has(field) || !own[field]?.includes(place)) return 'chosen'
    if (kept) return 'kept'
    return named[field]?.includes(place) ? 'name' : 'values'
  }
  return { columns: given ?? own, sourceOf }
}

// Where no line names the columns, their values tell what they can.
function byValues(named: Columns, header: readonly string[], rows: readonly Line[]): Columns {
  if (header.every((name) => name === '')) return columnsByShape(rows, header.length)
  return correctedByValues(named, rows, header.length)
}
