import { type CellForm, cellForm } from './cell.ts'
import { refuseOtherArchives } from './formats.ts'
import { type Parts, partsOf, relationsOf } from './package.ts'
import { TOO_MANY_SHEETS } from './refusals.ts'
import { cellsOfFirstRows, type Oddities, rowsIn, sheetText } from './sheet.ts'
import { Unreadable } from './unreadable.ts'
import { attribute, elements } from './xml.ts'

/** A sheet of a workbook that has rows, the header among them; `read`: it is the one that is read. */
export type SheetFound = { name: string; rows: number; read: boolean; hidden: boolean }

/** How many columns of a row are known, of what the caller looks for: tells the sheet of people from others. */
export type Recognize = (cells: readonly string[], sheet: string) => number

/** The text of a sheet, which sheets there are, and what is odd in the one that is read. */
export type WorkbookRead = { text: string; sheets: SheetFound[]; oddities: Oddities }

/** Whether a file begins as an Excel workbook (.xlsx) does: as a ZIP archive. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/**
 * A sheet of an Excel workbook as CSV text (ECMA-376 part 1, section 18.3): the one that is named, else a visible one with
 * the most known columns, else with the most rows; and which sheets have rows. Cells that are shown as dates become days.
 * Throws Unreadable where the archive is no workbook, is broken, unpacks to over 100 MB, or has no sheet of that name.
 */
export function workbookText(bytes: Uint8Array, wanted?: string, recognize: Recognize = () => 0): WorkbookRead {
  refuseOtherArchives(bytes)
  const parts = partsOf(bytes)
  const book = relationsOf(parts, '').find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const part = (type: string, usual: string) =>
    parts.get(relationsOf(parts, book).find((one) => one.type === type)?.target ?? usual) ?? ''
  const form = cellForm(parts.get(book) ?? '', part('styles', 'xl/styles.xml'), part('sharedStrings', STRINGS))
  const found = sheetsOf(parts, book).filter(({ rows }) => rows > 0)
  const best = bestOf(found, form, recognize)
  if (!best)
    throw new Unreadable('This is a ZIP archive or an empty workbook. Use an Excel workbook (.xlsx) or a CSV file.')
  const chosen = wanted === undefined ? best : found.find(({ name }) => isNamed(name, wanted))
  if (!chosen)
    throw new Unreadable(`There is no sheet "${wanted}". The sheets are: ${found.map(({ name }) => name).join(', ')}.`)
  const sheets = found.map(({ name, rows, hidden }) => ({ name, rows, hidden, read: name === chosen.name }))
  return { sheets, ...sheetText(chosen.xml, form) }
}

const STRINGS = 'xl/sharedstrings.xml'
const FOLDER = 'xl/worksheets/'

const MOST_SHEETS = 255

type Sheet = { name: string; rows: number; xml: string; hidden: boolean }

// In the order of the tabs; by the numbers of their files where the workbook does not name them.
function sheetsOf(parts: Parts, book: string): Sheet[] {
  const targets = new Map(relationsOf(parts, book).map(({ id, target }) => [id, target]))
  const named = Array.from(elements(parts.get(book) ?? '', 'sheet'), (sheet) => ({
    name: attribute(sheet, 'name') ?? '',
    hidden: /hidden/i.test(attribute(sheet, 'state') ?? ''),
    file: targets.get(attribute(sheet, 'id') ?? '') ?? '',
  })).filter(({ file }) => parts.has(file))
  const all = named.length > 0 ? eachFileOnce(named) : numbered(parts)
  if (all.length > MOST_SHEETS) throw new Unreadable(TOO_MANY_SHEETS)
  return all.map(({ file, ...sheet }) => ({ ...sheet, rows: rowsIn(parts.get(file)!), xml: parts.get(file)! }))
}

function eachFileOnce<Named extends { file: string }>(named: readonly Named[]): Named[] {
  return [...new Map(named.toReversed().map((each) => [each.file, each])).values()].toReversed()
}

function numbered(parts: Parts) {
  const number = (name: string) => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0)
  const files = [...parts.keys()].filter((file) => file.startsWith(FOLDER) && file.endsWith('.xml'))
  const sorted = files.toSorted((one, other) => number(one) - number(other))
  return sorted.map((file) => ({ name: file.slice(FOLDER.length, -4), hidden: false, file }))
}

const KNOWN_AS_PEOPLE = 2
// Names of columns stand among the first of them; what is asked of a name takes a while.
const CELLS_ASKED = 200_000

// A visible sheet of people, a hidden one, any visible one; then by the columns known, then by its rows.
function bestOf(sheets: readonly Sheet[], form: CellForm, recognize: Recognize): Sheet | undefined {
  if (sheets.length < 2) return sheets[0]
  let left = CELLS_ASKED
  const knownIn = (cells: string[], name: string) => {
    left -= cells.length
    return left < 0 ? 0 : recognize(cells, name)
  }
  const ranked = sheets.map((sheet) => {
    const known = Math.max(0, ...cellsOfFirstRows(sheet.xml, form).map((cells) => knownIn(cells, sheet.name)))
    const people = known >= KNOWN_AS_PEOPLE ? known : 0
    return { sheet, rank: [people > 0 ? 1 : 0, sheet.hidden ? 0 : 1, people, sheet.rows] }
  })
  return ranked.reduce((best, other) => (isBefore(best.rank, other.rank) ? other : best)).sheet
}

function isBefore(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, place) => value !== other[place])
  return at >= 0 && one[at]! < other[at]!
}

function isNamed(name: string, wanted: string): boolean {
  return name.trim().toLowerCase() === wanted.trim().toLowerCase()
}
