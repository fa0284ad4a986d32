import { MOST_COLUMNS } from './widths.ts'
import { attribute, type Element } from './xml.ts'

/** Puts into the cells of a row, by its number, what stands in cells merged with it from above. */
export type Fills = (row: string | undefined, cells: string[]) => void

/** Fills nothing. */
export const noFills: Fills = () => undefined

/** Cells that are merged downward: their rows from 1, their first column from 0, and what stands in them. */
export type Merged = { from: number; to: number; column: number; value: string }

const MOST_ROWS = 1_048_576

/**
 * The cells of a sheet that are merged over several rows (ECMA-376 part 1, 18.3.1.55). A row whose every cell is merged into
 * the one above is no row of its own and stays empty.
 */
export function fillsOf(down: readonly Merged[]): Fills {
  if (down.length === 0) return noFills
  const byStart = Map.groupBy(down, ({ from }) => from)
  const open = new Map<number, Merged>()
  let number = 0
  return (name, cells) => {
    number = name === undefined ? number + 1 : Number(name)
    for (const { column, to } of open.values()) if (to < number) open.delete(column)
    if (cells.some((text) => text !== '')) for (const { column, value } of open.values()) fill(cells, column, value)
    for (const area of byStart.get(number) ?? []) open.set(area.column, { ...area, value: cells[area.column] ?? '' })
  }
}

function fill(cells: string[], column: number, value: string): void {
  if (value === '' || (cells[column] ?? '') !== '') return
  while (cells.length < column) cells.push('')
  cells[column] = value
}

/** The cells that an area of a sheet merges; undefined where it is of one row, or is none. */
export function mergedDown(area: Element): Merged | undefined {
  const found = /^\$?([A-Z]{1,3})\$?(\d+):\$?[A-Z]{1,3}\$?(\d+)$/i.exec(attribute(area, 'ref') ?? '')
  if (!found) return undefined
  const column = [...found[1]!.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  if (column >= MOST_COLUMNS) return undefined
  const [from, to] = [Number(found[2]), Math.min(Number(found[3]), MOST_ROWS)]
  return to > from ? { from, to, column, value: '' } : undefined
}
