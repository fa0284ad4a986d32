import { unzipSync } from 'fflate'
import { plus } from '../breach/day.ts'
import { Unreadable } from './unreadable.ts'
import { attribute, type Element, elements, plainText } from './xml.ts'

const MOST_BYTES = 100_000_000
const MOST_COLUMNS = 16_384
const LAST_SERIAL = 2_958_465

/** Whether a file begins as an Excel workbook (.xlsx) does: as a ZIP archive. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/**
 * The first sheet of an Excel workbook that has rows, as CSV text (ECMA-376 part 1, section 18.3). Cells that are
 * shown as dates become days. Throws Unreadable where the archive is no workbook, is broken, or unpacks to over 100 MB.
 */
export function workbookText(bytes: Uint8Array): string {
  const files = unpacked(bytes)
  const strings = Array.from(elements(files.get('xl/sharedStrings.xml') ?? '', 'si'), textOf)
  const dates = dateStyles(files.get('xl/styles.xml') ?? '')
  const from = /date1904="(1|true)"/.test(files.get('xl/workbook.xml') ?? '') ? '1904-01-01' : '1899-12-30'
  for (const sheet of sheetsOf(files)) {
    const lines = Array.from(elements(sheet, 'row'), (row) => lineOf(row, { strings, dates, from }))
    if (lines.length > 0) return `${lines.join('\n')}\n`
  }
  throw new Unreadable('This is a ZIP archive or an empty workbook: give an Excel workbook (.xlsx) or a CSV file.')
}

function unpacked(bytes: Uint8Array): Map<string, string> {
  let size = 0
  try {
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!/^xl\/(workbook|styles|sharedStrings|worksheets\/[^/]+)\.xml$/.test(name)) return false
        size += originalSize
        return size <= MOST_BYTES
      },
    })
    const text = new TextDecoder()
    if (size <= MOST_BYTES) return new Map(Object.entries(files).map(([name, file]) => [name, text.decode(file)]))
  } catch {
    throw new Unreadable('The workbook is damaged: open it, save the sheet with the people as CSV, and give that.')
  }
  throw new Unreadable('The workbook is too large to read: save the sheet with the people as CSV, and give that.')
}

function sheetsOf(files: ReadonlyMap<string, string>): string[] {
  const number = (name: string) => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0)
  const names = [...files.keys()].filter((name) => name.startsWith('xl/worksheets/'))
  return names.sort((one, other) => number(one) - number(other)).map((name) => files.get(name)!)
}

// The places of the cell formats that show a day: built-in ones, and the file's own that name a day or a year.
function dateStyles(styles: string): Set<number> {
  const own = new Set<string | undefined>()
  for (const format of elements(styles, 'numFmt'))
    if (/[dy]/i.test((attribute(format, 'formatCode') ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')))
      own.add(attribute(format, 'numFmtId'))
  const [formats] = elements(styles, 'cellXfs')
  const isDate = (format: Element) => {
    const id = attribute(format, 'numFmtId')
    return own.has(id) || (Number(id) >= 14 && Number(id) <= 17) || id === '22'
  }
  return new Set(Array.from(elements(formats?.content ?? '', 'xf'), isDate).flatMap((is, at) => (is ? [at] : [])))
}

type Form = { strings: readonly string[]; dates: ReadonlySet<number>; from: string }

function lineOf(row: Element, form: Form): string {
  const cells: string[] = []
  for (const cell of elements(row.content, 'c')) {
    const place = placeOf(attribute(cell, 'r')) ?? cells.length
    if (place >= MOST_COLUMNS) continue
    while (cells.length < place) cells.push('')
    cells[place] = quoted(shownIn(cell, form))
  }
  return cells.join(',')
}

function placeOf(name: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(name ?? '')?.[0]
  if (letters === undefined) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function shownIn(cell: Element, { strings, dates, from }: Form): string {
  const type = attribute(cell, 't')
  if (type === 'inlineStr') return textOf(cell)
  const [value] = elements(cell.content, 'v')
  const text = plainText(value?.content ?? '')
  if (type === 's') return strings[Number(text)] ?? ''
  if (type === 'b') return text === '1' ? 'true' : 'false'
  const serial = Math.floor(Number(text))
  const isDay = (type ?? 'n') === 'n' && text !== '' && serial > 0 && serial <= LAST_SERIAL
  return isDay && dates.has(Number(attribute(cell, 's') ?? -1)) ? plus(from, serial) : text
}

// Runs of a rich text are one text; the reading aids of East Asian scripts are none of it.
function textOf({ content }: Element): string {
  const text = content.includes('<rPh') ? content.replace(/<rPh\b.*?<\/rPh>/gs, '') : content
  return Array.from(elements(text, 't'), (part) => plainText(part.content)).join('')
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
