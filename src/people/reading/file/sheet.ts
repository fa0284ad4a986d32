import { type CellForm, shownIn } from './cell.ts'
import { csvRow } from './csv.ts'
import { type Fills, fillsOf, type Merged, mergedDown, noFills } from './merged.ts'
import { DAMAGED, TOO_LARGE, TOO_WIDE, Unreadable } from './refusals.ts'
import { MOST_COLUMNS } from './widths.ts'
import { attribute, type Element, elementCutter, elements, opened } from './xml.ts'

const MOST_CHARACTERS = 60_000_000
const MOST_CELLS = 6_000_000
const MOST_MERGED = 200_000
/** An empty cell so far from the one before it is there for its looks. */
const FAR = 100
const FIRST_ROWS = 20

/** How many rows of a sheet are hidden and how many cells are merged, show an error, or hold a formula without a result. */
export type Oddities = { hidden: number; merged: number; errors: number; formulas: number }

type Met = Oddities & { cells: number }

/** What a first look at a sheet tells: how many of its rows hold something, and its cells merged downward. */
export type Looked = { rows: number; merged: Merged[] }

/** Looks at a whole sheet; `first` is shown each of its first rows: enough to find the names of the columns. */
export function lookAt(pieces: Iterable<string>, first: (row: Element) => void): Looked {
  const looked: Looked = { rows: 0, merged: [] }
  const [rows, areas] = [elementCutter('row'), elementCutter('mergeCell')]
  let left = FIRST_ROWS
  for (const piece of pieces) {
    for (const row of rows(piece)) {
      if (row.content.includes('<v') || row.content.includes('<t')) looked.rows++
      if (left-- > 0) first(row)
    }
    for (const area of areas(piece)) {
      const merged = mergedDown(area)
      if (merged) looked.merged.push(merged)
    }
    if (looked.merged.length > MOST_MERGED) throw new Unreadable(TOO_LARGE)
  }
  return looked
}

/** What the cells of a row show. */
export function cellsIn(row: Element, form: CellForm): string[] {
  return cellsOf(row, form, { hidden: 0, merged: 0, errors: 0, formulas: 0, cells: 0 }, noFills)
}

/**
 * The rows of a sheet as CSV text in pieces, its days as days; the value of cells merged downward stands in each of their
 * rows, and hidden rows are read. Answers what was odd. Throws Unreadable where a row or a cell does not end, so that none is
 * lost, and where the text would be larger than any list.
 */
export function* sheetText(pieces: Iterable<string>, form: CellForm, merged: Merged[]): Generator<string, Oddities> {
  const fills = fillsOf(merged)
  const met: Met = { hidden: 0, merged: merged.length, errors: 0, formulas: 0, cells: 0 }
  const due = { rows: 0, cells: 0 }
  const bounded = bounds()
  const rows = elementCutter('row')
  const lines = linesGathered()
  for (const piece of pieces) {
    due.rows += opened(piece, 'row')
    due.cells += opened(piece, 'c')
    for (const row of rows(piece)) {
      due.rows--
      const shown = cellsOf(row, form, met, fills)
      const line = csvRow(shown)
      bounded(line, shown.length)
      const full = lines.add(line)
      if (full !== undefined) yield full
    }
  }
  yield lines.rest()
  const { cells: read, ...oddities } = met
  if (due.rows !== 0 || read !== due.cells) throw new Unreadable(DAMAGED)
  return oddities
}

function bounds(): (line: string, cells: number) => void {
  let [size, all] = [0, 0]
  return (line, cells) => {
    size += line.length
    all += cells
    if (size > MOST_CHARACTERS || all > MOST_CELLS) throw new Unreadable(TOO_LARGE)
  }
}

const A_PIECE = 1 << 16

function linesGathered() {
  let lines: string[] = []
  let size = 0
  const rest = (): string => {
    const text = lines.map((line) => `${line}\n`).join('')
    lines = []
    size = 0
    return text
  }
  return {
    rest,
    add(line: string): string | undefined {
      lines.push(line)
      size += line.length
      return size < A_PIECE && lines.length < A_PIECE ? undefined : rest()
    },
  }
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
