import { type Day, daysBetween } from '../../breach/law/day.ts'
import { zipOf } from './zip.ts'

/** What stands in a cell: text is never a formula, whatever it begins with; a day is a date. */
export type Cell = string | number | null | { day: Day }

/** A sheet: its name, how wide each column is in signs, and its rows; the first names the columns. */
export type Sheet = { name: string; widths: readonly number[]; rows: Iterable<readonly Cell[]> }

/**
 * A workbook as Excel keeps it (.xlsx: ECMA-376 part 1, section 18), in pieces: no shared strings, no formula, no macro. The
 * same sheets and `instant` make the same bytes.
 */
export function workbookOf(sheets: readonly Sheet[], instant: string): AsyncGenerator<Uint8Array> {
  const packed = (name: string, bytes: AsyncIterable<Uint8Array>) => ({ name, bytes, isPacked: true })
  const whole = (name: string, xml: string) => packed(name, once(`${DECLARATION}${xml}`))
  return zipOf(
    [
      whole('[Content_Types].xml', contentTypes(sheets)),
      whole('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])),
      whole('xl/workbook.xml', workbook(sheets)),
      whole('xl/_rels/workbook.xml.rels', relations([...sheets.map(partOf), ['styles', 'styles.xml']])),
      whole('xl/styles.xml', STYLES),
      ...sheets.map((sheet, at) => packed(`xl/${partOf(sheet, at)[1]}`, sheetXml(sheet))),
    ],
    instant,
  )
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Places in the styles below. */
const [NAMES, DAY] = [1, 2]

const STYLES = `<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>\
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`

function contentTypes(sheets: readonly Sheet[]): string {
  const part = (name: string, type: string) => `<Override PartName="/xl/${name}" ContentType="${TYPE}.${type}+xml"/>`
  const parts = [
    part('workbook.xml', 'sheet.main'),
    part('styles.xml', 'styles'),
    ...sheets.map((sheet, at) => part(partOf(sheet, at)[1], 'worksheet')),
  ]
  const relationships = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
  return `<Types xmlns="${PACKAGE}/content-types">${relationships}${parts.join('')}</Types>`
}

function relations(all: readonly (readonly [type: string, target: string])[]): string {
  const each = all.map(
    ([type, target], at) => `<Relationship Id="r${at + 1}" Type="${RELATION}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

function partOf(_: Sheet, at: number): [type: string, target: string] {
  return ['worksheet', `worksheets/sheet${at + 1}.xml`]
}

function workbook(sheets: readonly Sheet[]): string {
  const tabs = sheets.map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="r${at + 1}"/>`)
  return `<workbook ${MAIN} xmlns:r="${RELATION}"><sheets>${tabs.join('')}</sheets></workbook>`
}

async function* once(xml: string): AsyncGenerator<Uint8Array> {
  yield bytesOf(xml)
}

const ROWS_AT_ONCE = 500

async function* sheetXml({ widths, rows }: Sheet): AsyncGenerator<Uint8Array> {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
  const frozen =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>'
  yield bytesOf(`${DECLARATION}<worksheet ${MAIN}>${frozen}<cols>${columns.join('')}</cols><sheetData>`)
  let [held, at] = ['', 0]
  for (const cells of rows) {
    held += `<row>${cells.map((cell) => cellXml(cell, at === 0)).join('')}</row>`
    at += 1
    if (at % ROWS_AT_ONCE > 0) continue
    yield bytesOf(held)
    held = ''
  }
  yield bytesOf(`${held}</sheetData></worksheet>`)
}

function cellXml(cell: Cell, isName: boolean): string {
  if (cell === null) return '<c/>'
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`
  if (typeof cell === 'object') return `<c s="${DAY}"><v>${daysBetween(DAY_ZERO, cell.day)}</v></c>`
  return `<c t="inlineStr"${isName ? ` s="${NAMES}"` : ''}><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

/** Excel counts days from here on, as it takes 1900 for a leap year; right from March 1, 1900. */
const DAY_ZERO: Day = '1899-12-30'

// What XML 1.0 cannot hold, halves of characters too, is left out.
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
