import { plus } from '../../../breach/law/day.ts'
import { csvRow } from './csv.ts'
import { Unreadable } from './unreadable.ts'
import { attribute, type Element, elements, opened, plainText } from './xml.ts'

const MOST_COLUMNS = 16_384
const MOST_CHARACTERS = 200_000_000
const LAST_SERIAL = 2_958_465

/** What the cells of a workbook's sheets share: its texts, which of its formats show days, and the day of serial number 0. */
export type CellForm = { strings: readonly string[]; dates: ReadonlySet<number>; from: string }

/** The cell form of a workbook from its parts, each as XML or ''. */
export function cellForm(workbook: string, styles: string, sharedStrings: string): CellForm {
  return {
    strings: Array.from(elements(sharedStrings, 'si'), textOf),
    dates: dateStyles(styles),
    from: /date1904="(1|true)"/.test(workbook) ? '1904-01-01' : '1899-12-30',
  }
}

/**
 * The rows of a sheet as CSV text, its days as days. Throws Unreadable where a row or a cell does not end, so that none is
 * lost, and where the text would be larger than memory should hold.
 */
export function sheetText(sheet: string, form: CellForm): string {
  const lines: string[] = []
  let [size, cells] = [0, 0]
  for (const row of elements(sheet, 'row')) {
    const line = lineOf(row, form, () => cells++)
    size += line.length
    if (size > MOST_CHARACTERS) throw new Unreadable(TOO_LARGE)
    lines.push(line)
  }
  if (lines.length !== opened(sheet, 'row') || cells !== opened(sheet, 'c')) throw new Unreadable(DAMAGED)
  return lines.map((line) => `${line}\n`).join('')
}

/** What a workbook is refused with. */
export const DAMAGED = 'The workbook is damaged. Open it, save the sheet with the people as CSV, and import that.'
export const TOO_LARGE = 'The workbook is too large to read. Save the sheet with the people as CSV, and import that.'

// The places of the cell formats that show a day: built-in ones, and the file's own that name a day or a year.
function dateStyles(styles: string): Set<number> {
  const own = new Set<string | undefined>()
  for (const format of elements(styles, 'numFmt'))
    if (/[dy]/i.test((attribute(format, 'formatCode') ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')))
      own.add(attribute(format, 'numFmtId'))
  const [formats] = elements(styles, 'cellXfs')
  const isDate = (format: Element) => {
    const id = attribute(format, 'numFmtId')
    return own.has(id) || BUILT_IN.has(Number(id))
  }
  return new Set(Array.from(elements(formats?.content ?? '', 'xf'), isDate).flatMap((is, at) => (is ? [at] : [])))
}

// ECMA-376 part 1, 18.8.30: dates of all languages, and of East Asian ones.
const BUILT_IN = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])

function lineOf(row: Element, form: CellForm, met: () => void): string {
  const cells: string[] = []
  for (const cell of elements(row.content, 'c')) {
    met()
    const place = placeOf(attribute(cell, 'r')) ?? cells.length
    if (place >= MOST_COLUMNS) continue
    while (cells.length < place) cells.push('')
    cells[place] = shownIn(cell, form)
  }
  return csvRow(cells)
}

function placeOf(name: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(name ?? '')?.[0]
  if (letters === undefined) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function shownIn(cell: Element, form: CellForm): string {
  const type = attribute(cell, 't') ?? 'n'
  if (type === 'inlineStr') return textOf(cell)
  const [value] = elements(cell.content, 'v')
  const text = plainText(value?.content ?? '')
  if (type === 's') return form.strings[Number(text)] ?? ''
  if (type === 'b') return text === '1' ? 'true' : 'false'
  return type === 'n' && text !== '' ? numberShown(text, Number(attribute(cell, 's') ?? -1), form) : unescaped(text)
}

function numberShown(text: string, style: number, { dates, from }: CellForm): string {
  const number = Number(text)
  const serial = Math.floor(number)
  if (dates.has(style) && serial > 0 && serial <= LAST_SERIAL) return plus(from, serial)
  return /e/i.test(text) && Number.isInteger(number) ? BigInt(number).toString() : text
}

// Runs of a rich text are one text; the reading aids of East Asian scripts are none of it.
function textOf({ content }: Element): string {
  const text = content.includes('<rPh') ? content.replace(/<rPh\b.*?<\/rPh>/gs, '') : content
  return unescaped(Array.from(elements(text, 't'), (part) => plainText(part.content)).join(''))
}

// Characters that XML cannot hold stand as _x000D_ (ST_Xstring).
function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([\dA-F]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))).toWellFormed()
    : text
}
