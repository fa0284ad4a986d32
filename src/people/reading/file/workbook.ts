import { unzipSync } from 'fflate'
import { cellForm, DAMAGED, sheetText, TOO_LARGE } from './sheet.ts'
import { Unreadable } from './unreadable.ts'
import { attribute, elements } from './xml.ts'

const MOST_BYTES = 100_000_000

/** A sheet of a workbook that has rows, the header among them; `read`: it is the one that is read. */
export type SheetFound = { name: string; rows: number; read: boolean }

/** Whether a file begins as an Excel workbook (.xlsx) does: as a ZIP archive. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/**
 * A sheet of an Excel workbook as CSV text (ECMA-376 part 1, section 18.3): the one that is named, else the one with the
 * most rows; and which sheets have rows. Cells that are shown as dates become days. Throws Unreadable where the archive
 * is no workbook, is broken, unpacks to over 100 MB, or has no sheet of that name.
 */
export function workbookText(bytes: Uint8Array, wanted?: string): { text: string; sheets: SheetFound[] } {
  const files = unpacked(bytes)
  const found = sheetsOf(files).filter(({ rows }) => rows > 0)
  const largest = found.toSorted((one, other) => other.rows - one.rows)[0]
  if (!largest)
    throw new Unreadable('This is a ZIP archive or an empty workbook. Use an Excel workbook (.xlsx) or a CSV file.')
  const chosen = wanted === undefined ? largest : found.find(({ name }) => isNamed(name, wanted))
  if (!chosen)
    throw new Unreadable(`There is no sheet "${wanted}". The sheets are: ${found.map(({ name }) => name).join(', ')}.`)
  const part = (name: string) => files.get(`xl/${name}.xml`) ?? ''
  const form = cellForm(part('workbook'), part('styles'), part('sharedStrings'))
  const sheets = found.map(({ name, rows }) => ({ name, rows, read: name === chosen.name }))
  return { text: sheetText(chosen.xml, form), sheets }
}

const PARTS = /^xl\/(?:(?:workbook|styles|sharedStrings|worksheets\/[^/]+)\.xml|_rels\/workbook\.xml\.rels)$/

function unpacked(bytes: Uint8Array): Map<string, string> {
  let size = 0
  try {
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!PARTS.test(name)) return false
        size += originalSize
        return size <= MOST_BYTES
      },
    })
    const text = new TextDecoder()
    if (size <= MOST_BYTES)
      return new Map(Object.entries(files).map(([name, file]) => [name, withoutPrefixes(text.decode(file))]))
  } catch {
    throw new Unreadable(DAMAGED)
  }
  throw new Unreadable(TOO_LARGE)
}

// Some programs write <x:row> for <row>.
function withoutPrefixes(xml: string): string {
  return /<\w+:(?:worksheet|workbook|sst|styleSheet)[\s>]/.test(xml.slice(0, 1000))
    ? xml.replace(/<(\/?)\w+:/g, '<$1')
    : xml
}

type Sheet = { name: string; rows: number; xml: string }

const FOLDER = 'xl/worksheets/'

// In the order of the tabs; by the numbers of their files where the workbook does not name them.
function sheetsOf(files: ReadonlyMap<string, string>): Sheet[] {
  const targets = new Map<string, string>()
  for (const part of elements(files.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship'))
    targets.set(attribute(part, 'Id') ?? '', `xl/${(attribute(part, 'Target') ?? '').replace(/^\/?xl\//, '')}`)
  const named = Array.from(elements(files.get('xl/workbook.xml') ?? '', 'sheet'), (sheet) => ({
    name: attribute(sheet, 'name') ?? '',
    file: targets.get(attribute(sheet, 'r:id') ?? '') ?? '',
  })).filter(({ file }) => files.has(file))
  const numbered = [...files.keys()].filter((file) => file.startsWith(FOLDER)).sort(byNumber)
  const all = named.length > 0 ? named : numbered.map((file) => ({ name: file.slice(FOLDER.length, -4), file }))
  return all.map(({ name, file }) => ({ name, rows: rowsIn(files.get(file)!), xml: files.get(file)! }))
}

function byNumber(one: string, other: string): number {
  const number = (name: string) => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0)
  return number(one) - number(other)
}

function rowsIn(xml: string): number {
  let rows = 0
  for (const { content } of elements(xml, 'row')) if (content.includes('<v') || content.includes('<t')) rows++
  return rows
}

function isNamed(name: string, wanted: string): boolean {
  return name.trim().toLowerCase() === wanted.trim().toLowerCase()
}
