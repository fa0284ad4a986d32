import type { DateOrder } from '../values/date.ts'
import { clean } from '../values/values.ts'
import { type ColumnMap, type Columns, recognised } from './columns.ts'
import type { Recognize } from './file/workbook.ts'

/**
 * What somebody settled for files with the same header, or nearly the same: then `fresh` are the places of the columns of
 * which nothing was settled. A null order: their dates tell it. `onSheet`: whether it was settled for a sheet of that name.
 */
export type SavedLayout = {
  columns: Columns
  dateOrder: DateOrder | null
  fresh?: readonly number[]
  onSheet?(name: string): boolean
}

/** Finds what was settled for files with a header. */
export type KeptLayouts = (header: readonly string[]) => SavedLayout | undefined

/** More than any names of columns tell. */
const SETTLED = 10_000

/** How well the cells of a row name columns: a sheet that somebody settled comes before others that look like people. */
export function recognizer(map: ColumnMap, kept: KeptLayouts | undefined): Recognize {
  return (cells, sheet) => {
    const found = kept?.(cells.map(clean))
    return found ? SETTLED + (found.onSheet?.(sheet) ? 1 : 0) : recognised(cells, map)
  }
}
