import { type CellForm, shownIn } from './cell.ts'
import { csvRow } from './csv.ts'
import { type Fills, fillsOf, noFills } from './merged.ts'
import { DAMAGED, TOO_LARGE, TOO_WIDE } from './refusals.ts'
import { Unreadable } from './unreadable.ts'
import { MOST_COLUMNS } from './widths.ts'
import { attribute, type Element, elements, opened } from './xml.ts'

const MOST_CHARACTERS = 60_000_000
const MOST_CELLS = 6_000_000
/** An empty cell so far from the one before it is there for its looks. */
const FAR = 100
const FIRST_ROWS = 20

/** How many rows of a sheet are hidden and how many cells are merged, show an error, or hold a formula without a result. */
export type Oddities = { hidden: number; merged: number; errors: number; formulas: number }

type Met = Oddities & { cells: number }

/**
 * The rows of a sheet as CSV text, its days as days; the value of cells merged downward stands in each of their rows, and
 * hidden rows are read. Throws Unreadable where a row or a cell does not end, so that none is lost, and where the text
 * would be larger than memory should hold.
 */
export function sheetText(sheet: string, form: CellForm): { text: string; oddities: Oddities } {
  const lines: string[] = []
  const { fills, merged } = fillsOf(sheet)
  const met: Met = { hidden: 0, merged, errors: 0, formulas: 0, cells: 0 }
  let [size, cells] = [0, 0]
  for (const row of elements(sheet, 'row')) {
    const shown = cellsOf(row, form, met, fills)
    const line = csvRow(shown)
    size += line.length
    cells += shown.length
    if (size > MOST_CHARACTERS || cells > MOST_CELLS) throw new Unreadable(TOO_LARGE)
    lines.push(line)
  }
  const { cells: read, ...oddities } = met
  if (lines.length !== opened(sheet, 'row') || read !== opened(sheet, 'c')) throw new Unreadable(DAMAGED)
  return { text: lines.map((line) => `${line}\n`).join(''), oddities }
}

/** How many rows of a sheet hold something. */
export function rowsIn(sheet: string): number {
  let rows = 0
  for (const { content } of elements(sheet, 'row')) if (content.includes('<v') || content.includes('<t')) rows++
  return rows
}

/** What the cells of the first rows show: enough to find the names of the columns. */
export function cellsOfFirstRows(sheet: string, form: CellForm): string[][] {
  const met: Met = { hidden: 0, merged: 0, errors: 0, formulas: 0, cells: 0 }
  return Array.from(elements(sheet, 'row').take(FIRST_ROWS), (row) => cellsOf(row, form, met, noFills))
}

function cellsOf(row: Element, form: CellForm, met: Met, fills: Fills): string[] {
  const cells: string[] = []
  for (const cell of elements(row.content, 'c')) {
    met.cells++
    const place = placeOf(attribute(cell, 'r')) ?? cells.length
    const { text, lost } = shownIn(cell, form)
    if (text === '' && place > cells.length + FAR) continue
    if (place >= MOST_COLUMNS) throw new Unreadable(TOO_WIDE)
    while (cells.length < place) cells.push('')
    cells[place] = text
    if (lost === 'error') met.errors++
    else if (lost === 'formula') met.formulas++
  }
  fills(attribute(row, 'r'), cells)
  if (isHidden(row) && cells.some((text) => text !== '')) met.hidden++
  return cells
}

function isHidden(row: Element): boolean {
  return /^(1|true)$/.test(attribute(row, 'hidden') ?? '')
}

function placeOf(name: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/i.exec(name ?? '')?.[0]
  if (letters === undefined) return undefined
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
