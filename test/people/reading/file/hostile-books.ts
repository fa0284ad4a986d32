import { randomBytes } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { type BookParts, bookOf, relations, rowsXml, zipped } from './workbook-maker.ts'

/** Small spreadsheets, each made to cost a careless reader minutes or gigabytes: what it does, and its bytes. */
export const HOSTILE: readonly (readonly [kind: string, make: () => Uint8Array])[] = [
  ['a date format made of brackets', () => zipped({ ...plain(), 'xl/styles.xml': format('['.repeat(400_000)) })],
  ['a date format made of quotes', () => zipped({ ...plain(), 'xl/styles.xml': format("'&quot;a".repeat(99_999)) })],
  ['reading aids that never end', () => zipped(strings(`<t>${'<rPh '.repeat(40_000)}</t>`))],
  ['reading aids without a tag end', () => zipped(strings('<rPh>'.repeat(60_000)))],
  ['one sheet named 6,000 times', () => zipped(named(6_000))],
  ['6,000 cells at the last column', () => zipped(bookOf([farCells(6_000)]))],
  ['60,000 cells at the last column, one a row, empty', () => zipped(bookOf([farCells(60_000, '')]))],
  ['comments that never end', () => zipped(bookOf([`${table()}${'<!--'.repeat(400_000)}`]))],
  ['character data that never ends', () => zipped(bookOf([`${table()}${'<![CDATA['.repeat(200_000)}`]))],
  ['blanks before the end of no tag', () => zipped(bookOf([`${table()}${`</a${' '.repeat(300)}`.repeat(9_000)}`]))],
  ['merged cells over each row, 50,000 times', () => zipped(bookOf([merged(50_000)]))],
  ['merged cells below each other, 30,000 rows', () => zipped(bookOf([merged(30_000, 30_000)]))],
  ['one long text in 60,000 cells', () => zipped(shared(60_000, 'long '.repeat(20_000)))],
  ['numbers of 309 digits', () => hidden(bookOf([rows(200_000, '<c><v>1e308</v></c>'.repeat(3))]))],
  ['an archive that unpacks to 90 MB', () => zipped(bookOf([`${table()}${' '.repeat(90_000_000)}`]))],
  ['an archive that says it unpacks to nothing', () => lying(zipped(bookOf([`${table()}${' '.repeat(90_000_000)}`])))],
  ['an archive of 12,000 files', () => manyFiles(12_000)],
  ['an archive that names one file 30,000 times', () => overlapping(30_000)],
  ['the same beside a picture that packs badly', () => hidden(bookOf([`${table()}${' '.repeat(90_000_000)}`]))],
  ['3,000,000 rows without a cell', () => hidden(bookOf([rows(3_000_000, '')]))],
  ['4,000,000 cells without a value', () => hidden(bookOf([rows(400_000, `${cellOf('Ito')}${'<c/>'.repeat(10)}`)]))],
  ['2,000 columns in 3,000 rows', () => hidden(bookOf([rows(3_000, `${cellOf('Ito')}<c r="BXW1"><v>1</v></c>`)]))],
  ['200 sheets of 20 rows of 900 names', () => hidden(bookOf(names(200).map(() => rowsXml(...nameRows(20, 900)))))],
  ['600,000 texts that no cell shows', () => hidden(bookOf([table()], { strings: names(600_000) }))],
  ['an attribute of blanks', () => hidden(bookOf([rows(20, `<c r${' '.repeat(200_000)}s${' r'.repeat(200_000)}/>`)]))],
  ['tags that never end', () => zipped(bookOf([`${table()}${'<c<row<v'.repeat(300_000)}`]))],
  ['40,000 relationships of one part', () => zipped(related(40_000))],
  ['a header of 16,000 names', () => zipped(bookOf([rowsXml(names(16_000), names(16_000))]))],
  ['a text of 9 MB without a line end', () => strToU8(`MRN,Last Name\n1,${'a,'.repeat(4_500_000)}`)],
  ['a text made of quotes', () => strToU8(`MRN,Last Name\n${'"a"b,'.repeat(1_000_000)}`)],
  ['quotes that never end, each on its line', () => strToU8(`MRN,Last Name\n${'1,"a\n'.repeat(400_000)}`)],
  ['a header of 200,000 names', () => strToU8(`${names(200_000).join(',')}\n${names(200_000).join(',')}\n`)],
  ['a name of a column of 1,900,000 letters', () => strToU8(`MRN,Last Name,${'Na me'.repeat(380_000)}\n1,Ito,\n`)],
  ['60,000 headers below each other', () => strToU8('MRN,Last Name,First Name,Zip,State\n'.repeat(60_000))],
  ['20,000 headers of 100 names', () => strToU8(`MRN,Last Name,${names(98).join(',')}\n`.repeat(20_000))],
  ['values of several lines without number', () => strToU8(`MRN,Last Name\n${'"\n",'.repeat(400_000)}`)],
  ['values of several lines in each row', () => strToU8(`MRN,Last Name\n${`${'"\n",'.repeat(6)}\n`.repeat(60_000)}`)],
  ['backslashes before quotes', () => strToU8(`MRN,Last Name\n${'"\\",'.repeat(300)}\n`.repeat(900))],
  ['carriage returns alone', () => strToU8(`MRN,Last Name\n1,${'\r'.repeat(1_900_000)}\n`)],
  ['one cell of 8 MB of blanks', () => strToU8(`MRN,Last Name\n1,a${' '.repeat(8_000_000)}b\n`)],
  ['one cell of 40 MB of blanks', () => strToU8(`MRN,Last Name\n1,a${' '.repeat(40_000_000)}b\n`)],
  ['one cell of 2 MB of line ends', () => strToU8(`MRN,Last Name\n1,"a${'\n'.repeat(2_000_000)}b"\n`)],
]

function plain(): Record<string, string> {
  return { ...bookOf([table()]) }
}

function table(): string {
  return rowsXml(['MRN', 'Last Name', 'Zip'], ['1', 'Ito', '02139'])
}

// Beside what packs badly, so that the archive as a whole does not give itself away.
function hidden(parts: BookParts): Uint8Array {
  return zipped({ ...parts, 'xl/media/noise.xml': randomBytes(1_000_000).toString('base64') })
}

function cellOf(text: string): string {
  return `<c t="inlineStr"><is><t>${text}</t></is></c>`
}

function nameRows(count: number, width: number): string[][] {
  return Array.from({ length: count }, () => names(width))
}

function names(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `Name ${at}`)
}

function format(code: string): string {
  return `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="${code}"/></numFmts></styleSheet>`
}

function strings(item: string): BookParts {
  return { ...plain(), 'xl/sharedStrings.xml': `<sst><si>${item}</si></sst>` }
}

function shared(cells: number, text: string): BookParts {
  return bookOf([rows(cells, '<c t="s"><v>0</v></c>')], { strings: [text] })
}

function rows(count: number, cells: string): string {
  return `<sheetData>${`<row>${cells}</row>`.repeat(count)}</sheetData>`
}

function farCells(count: number, value = '<v>1</v>'): string {
  return rows(count, `<c r="A1"><v>1</v></c><c r="XFD1">${value}</c>`)
}

function named(times: number): BookParts {
  const sheets = names(times).map((name) => `<sheet name="${name}" r:id="r1"/>`)
  const filled = rows(2_000, '<c t="inlineStr"><is><t>Last Name</t></is></c>')
  return { ...bookOf([filled]), 'xl/workbook.xml': `<workbook><sheets>${sheets.join('')}</sheets></workbook>` }
}

function merged(areas: number, filled = 2_000): string {
  const area = (_: unknown, at: number) => `<mergeCell ref="B${1 + (at % 100)}:B1048576"/>`
  const cell = '<c t="inlineStr"><is><t>Ito</t></is></c>'
  return `${rows(filled, cell)}<mergeCells>${Array.from({ length: areas }, area).join('')}</mergeCells>`
}

function related(count: number): BookParts {
  const each = names(count).map((name): [string, string, string] => [name, 'other', 'worksheets/sheet1.xml'])
  return {
    ...plain(),
    'xl/_rels/workbook.xml.rels': relations(['r1', 'worksheet', 'worksheets/sheet1.xml'], ...each),
    'xl/workbook.xml': `<workbook><sheets>${'<sheet name="S" r:id="Name 39999"/>'.repeat(3_000)}</sheets></workbook>`,
  }
}

// The sizes that the archive states of what it holds, unpacked, are one byte each.
function lying(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = 0; at + 46 < bytes.length; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1, true)
  return bytes
}

function manyFiles(count: number): Uint8Array {
  return zipSync(Object.fromEntries(names(count).map((name) => [`xl/worksheets/${name}.xml`, strToU8('<a/>')])), {
    level: 0,
  })
}

// Each entry of the directory leads to the same bytes, so that they are unpacked again and again.
function overlapping(times: number): Uint8Array {
  const one = zipSync({ 'xl/worksheets/sheet1.xml': strToU8(`${table()}${' '.repeat(3_000)}`) })
  const view = new DataView(one.buffer, one.byteOffset, one.length)
  const end = one.length - 22
  const start = view.getUint32(end + 16, true)
  const entry = one.subarray(start, end)
  const whole = new Uint8Array(start + entry.length * times + 22)
  whole.set(one.subarray(0, start))
  for (let at = 0; at < times; at++) {
    whole.set(entry, start + at * entry.length)
    whole[start + at * entry.length + 46 + 20] = 97 + (at % 26)
    whole[start + at * entry.length + 46 + 21] = 97 + (Math.floor(at / 26) % 26)
  }
  whole.set(one.subarray(end), whole.length - 22)
  const last = new DataView(whole.buffer, whole.length - 22)
  last.setUint16(8, times, true)
  last.setUint16(10, times, true)
  last.setUint32(12, entry.length * times, true)
  return whole
}
