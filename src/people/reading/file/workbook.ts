import { type CellForm, cellForm, sharedTexts } from './cell.ts'
import { refuseOtherArchives } from './formats.ts'
import { openPackage, type Package, type Relationship, relationsOf } from './package.ts'
import { TOO_MANY_SHEETS, Unreadable } from './refusals.ts'
import { cellsIn, type Looked, lookAt, type Oddities, sheetText } from './sheet.ts'
import { attribute, elements } from './xml.ts'

/** A sheet of a workbook that has rows, the header among them; `read`: it is the one that is read. */
export type SheetFound = { name: string; rows: number; read: boolean; hidden: boolean }

/** How many columns of a row are known, of what the caller looks for: tells the sheet of people from others. */
export type Recognize = (cells: readonly string[], sheet: string) => number

/** Which sheet of a workbook is wanted, and how well the cells of a row name columns, where none is. */
export type SheetWanted = { sheet?: string | undefined; recognize?: Recognize }

/** Which sheets there are, and the text of the one that is read, in pieces; at its end, what is odd in it. */
export type WorkbookRead = { sheets: SheetFound[]; text: Generator<string, Oddities> }

/** Whether a file begins as an Excel workbook (.xlsx) does: as a ZIP archive. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/**
 * A sheet of an Excel workbook as CSV text (ECMA-376 part 1, section 18.3): the one that is named, else a visible one with
 * the most known columns, else with the most rows; and which sheets have rows. Cells that are shown as dates become days.
 * Throws Unreadable, at once or with a piece, where the archive is no workbook, is broken, unpacks to over 100 MB, or has no
 * sheet of that name.
 */
export function openWorkbook(bytes: Uint8Array, wanted?: string, recognize: Recognize = () => 0): WorkbookRead {
  refuseOtherArchives(bytes)
  const parts = openPackage(bytes)
  const book = relationsOf(parts, '').find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const [xml, relations] = [parts.whole(book), relationsOf(parts, book)]
  const part = (type: string, usual: string) => relations.find((one) => one.type === type)?.target ?? usual
  const shared = sharedTexts(parts.pieces(part('sharedStrings', 'xl/sharedstrings.xml')))
  const form = cellForm(xml, parts.whole(part('styles', 'xl/styles.xml')), shared)
  const found = lookedAt(parts, sheetsOf(parts.names, xml, relations), form, recognize)
  const best = bestOf(found)
  if (!best)
    throw new Unreadable('This is a ZIP archive or an empty workbook. Use an Excel workbook (.xlsx) or a CSV file.')
  const chosen = wanted === undefined ? best : found.find(({ name }) => isNamed(name, wanted))
  if (!chosen)
    throw new Unreadable(`There is no sheet "${wanted}". The sheets are: ${found.map(({ name }) => name).join(', ')}.`)
  const sheets = found.map(({ name, rows, hidden }) => ({ name, rows, hidden, read: name === chosen.name }))
  return { sheets, text: sheetText(parts.pieces(chosen.file), form, chosen.merged) }
}

const FOLDER = 'xl/worksheets/'

const MOST_SHEETS = 255

type Sheet = { name: string; file: string; hidden: boolean }

// In the order of the tabs; by the numbers of their files where the workbook does not name them.
function sheetsOf(files: readonly string[], book: string, relations: readonly Relationship[]): Sheet[] {
  const [targets, known] = [new Map(relations.map(({ id, target }) => [id, target])), new Set(files)]
  const named = Array.from(elements(book, 'sheet'), (sheet) => ({
    name: attribute(sheet, 'name') ?? '',
    hidden: /hidden/i.test(attribute(sheet, 'state') ?? ''),
    file: targets.get(attribute(sheet, 'id') ?? '') ?? '',
  })).filter(({ file }) => known.has(file))
  const all = named.length > 0 ? eachFileOnce(named) : numbered(files)
  if (all.length > MOST_SHEETS) throw new Unreadable(TOO_MANY_SHEETS)
  return all
}

function eachFileOnce<Named extends { file: string }>(named: readonly Named[]): Named[] {
  return [...new Map(named.toReversed().map((each) => [each.file, each])).values()].toReversed()
}

function numbered(names: readonly string[]): Sheet[] {
  const number = (name: string) => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0)
  const files = names.filter((file) => file.startsWith(FOLDER) && file.endsWith('.xml'))
  const sorted = files.toSorted((one, other) => number(one) - number(other))
  return sorted.map((file) => ({ name: file.slice(FOLDER.length, -4), hidden: false, file }))
}

const KNOWN_AS_PEOPLE = 2
// Names of columns stand among the first of them; what is asked of a name takes a while.
const CELLS_ASKED = 200_000

type Known = Sheet & Looked & { known: number }

// The sheets with rows; where there are several, each with how many columns of its first rows are known.
function lookedAt(parts: Package, sheets: readonly Sheet[], form: CellForm, recognize: Recognize): Known[] {
  let left = sheets.length > 1 ? CELLS_ASKED : 0
  const looked = sheets.map((sheet) => {
    let known = 0
    const { rows, merged } = lookAt(parts.pieces(sheet.file), (row) => {
      if (left <= 0) return
      const cells = cellsIn(row, form)
      left -= cells.length
      if (left >= 0) known = Math.max(known, recognize(cells, sheet.name))
    })
    return { ...sheet, rows, merged, known }
  })
  return looked.filter(({ rows }) => rows > 0)
}

// A visible sheet of people, a hidden one, any visible one; then by the columns known, then by its rows.
function bestOf(sheets: readonly Known[]): Known | undefined {
  const [first, ...others] = sheets.map((sheet) => {
    const people = sheet.known >= KNOWN_AS_PEOPLE ? sheet.known : 0
    return { sheet, rank: [people > 0 ? 1 : 0, sheet.hidden ? 0 : 1, people, sheet.rows] }
  })
  return first && others.reduce((best, other) => (isBefore(best.rank, other.rank) ? other : best), first).sheet
}

function isBefore(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, place) => value !== other[place])
  return at >= 0 && one[at]! < other[at]!
}

function isNamed(name: string, wanted: string): boolean {
  return name.trim().toLowerCase() === wanted.trim().toLowerCase()
}
