import { type ColumnMap, type Columns, columnsOf } from './columns.ts'
import { correctedByValues } from './columns-by-value.ts'
import type { Field } from './fields/fields.ts'
import type { Line } from './file/record.ts'
import type { SavedLayout } from './kept-layout.ts'
import type { ColumnSource, SourcedColumns } from './proposal.ts'
import { columnsByShape } from './value-shapes.ts'

/** What is said of the columns of a file: their names, a map, what was kept for the header, all of them as somebody chose. */
export type SaidOfColumns = {
  header: readonly string[]
  map: ColumnMap
  kept?: Pick<SavedLayout, 'columns' | 'fresh'> | undefined
  given?: Columns | undefined
}

/** The columns to be read, each with what tells its field. What somebody settled or said is not corrected by values. */
export function sourcedColumns(said: SaidOfColumns, rows: readonly Line[]): SourcedColumns {
  const { header, map, kept, given } = said
  const named = { ...freshColumns(said), ...columnsOf(header, map, kept?.columns) }
  const own = kept || map.size > 0 ? named : byValues(named, header, rows)
  const sourceOf = (field: Field, place: number): ColumnSource => {
    if (map.has(field) || !own[field]?.includes(place)) return 'chosen'
    if (kept && !kept.fresh?.includes(place)) return 'kept'
    return named[field]?.includes(place) ? 'name' : 'values'
  }
  return { columns: given ?? own, sourceOf }
}

// Of a column that was not there when the others were settled its name tells.
function freshColumns({ header, map, kept }: SaidOfColumns): Columns {
  if (!kept?.fresh?.length) return {}
  const { fresh } = kept
  return columnsOf(
    header.map((name, place) => (fresh.includes(place) ? name : '')),
    new Map([...map].map(([field]) => [field, ''])),
  )
}

// Where no line names the columns, their values tell what they can.
function byValues(named: Columns, header: readonly string[], rows: readonly Line[]): Columns {
  if (header.every((name) => name === '')) return columnsByShape(rows, header.length)
  return correctedByValues(named, rows, header.length)
}
