import { MOST_COLUMNS } from './widths.ts'
import { attribute, elements } from './xml.ts'

/** Puts into the cells of a row, by its number, what stands in cells merged with it from above. */
export type Fills = (row: string | undefined, cells: string[]) => void

/** Fills nothing. */
export const noFills: Fills = () => undefined

type Merged = { from: number; to: number; column: number; value: string }

const MOST_ROWS = 1_048_576

/**
 * The cells of a sheet that are merged over several rows (ECMA-376 part 1, 18.3.1.55), and how many such areas it has. A row
 * whose every cell is merged into the one above is no row of its own and stays empty.
 */
export function fillsOf(sheet: string): { fills: Fills; merged: number } {
  const areas = Array.from(elements(sheet, 'mergeCell'), (area) => areaOf(attribute(area, 'ref') ?? ''))
  const down = areas.flatMap((area) => (area && area.to > area.from ? [area] : []))
  if (down.length === 0) return { fills: noFills, merged: 0 }
  const byStart = Map.groupBy(down, ({ from }) => from)
  const open = new Map<number, Merged>()
  let number = 0
  const fills: Fills = (name, cells) => {
    number = name === undefined ? number + 1 : Number(name)
    for (const { column, to } of open.values()) if (to < number) open.delete(column)
    if (cells.some((text) => text !== '')) for (const { column, value } of open.values()) fill(cells, column, value)
    for (const area of byStart.get(number) ?? []) open.set(area.column, { ...area, value: cells[area.column] ?? '' })
  }
  return { fills, merged: down.length }
}

function fill(cells: string[], column: number, value: string): void {
  if (value === '' || (cells[column] ?? '') !== '') return
  while (cells.length < column) cells.push('')
  cells[column] = value
}

function areaOf(ref: string): Merged | undefined {
  const found = /^\$?([A-Z]{1,3})\$?(\d+):\$?[A-Z]{1,3}\$?(\d+)$/i.exec(ref)
  if (!found) return undefined
  const column = [...found[1]!.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  if (column >= MOST_COLUMNS) return undefined
  return { from: Number(found[2]), to: Math.min(Number(found[3]), MOST_ROWS), column, value: '' }
}
