import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shapeOf } from '../../../../src/people/reading/file/separator.ts'
import { tableReader } from '../../../../src/people/reading/file/table.ts'
import { layoutOf, rowsOf } from '../../people.ts'

const spectrum = (name: string) => readFileSync(new URL(import.meta.resolve(`csv-spectrum/${name}`)), 'utf8')

function cellsOf(text: string, chunk = text.length): string[][] {
  const { separator, eol } = shapeOf(text)
  const reader = tableReader({ separator, eol })
  const cells: string[][] = []
  for (let from = 0; from < text.length; from += Math.max(1, chunk))
    cells.push(...reader.push(text.slice(from, from + chunk)).map((line) => line.cells))
  return [...cells, ...reader.end().map((line) => line.cells)]
}

const cell = fc.stringMatching(/^[a-z "',;\n]{0,8}$/)
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 8 }))

function written(rows: string[][], separator: string, eol: string): string {
  return rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(separator)).join(eol) + eol
}

test('whatever a spreadsheet writes with quotes is read back cell for cell, in chunks of any size', () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n'),
      fc.integer({ min: 1, max: 40 }),
      (rows, separator, eol, chunk) => {
        const text = written(rows, separator, eol)
        const reader = tableReader({ separator, eol: '\n' })
        const lines = []
        for (let from = 0; from < text.length; from += chunk) lines.push(...reader.push(text.slice(from, from + chunk)))
        lines.push(...reader.end())
        expect(lines.map((line) => line.cells)).toEqual(rows)
        expect(lines.map((line) => line.cells)).toEqual(parse(text, { delimiter: separator, record_delimiter: eol }))
      },
    ),
  )
})

test.each([
  'comma_in_quotes',
  'empty',
  'empty_crlf',
  'escaped_quotes',
  'json',
  'newlines',
  'newlines_crlf',
  'quotes_and_newlines',
  'simple',
  'simple_crlf',
  'utf8',
])('the acid test %s is read cell for cell', (name) => {
  const text = spectrum(`csvs/${name}.csv`)
  const [header = [], ...rows] = cellsOf(text, 3)
  const expected = JSON.parse(spectrum(`json/${name}.json`))
  const records = rows.map((row) => Object.fromEntries(header.map((column, at) => [column.trim(), row[at]])))
  expect(records).toEqual(expected)
})

test('quotes in the middle of a bare value stay in it', () => {
  const text = spectrum('csvs/location_coordinates.csv')
  expect(cellsOf(text)[1]![1]).toMatch(/^37.*8"N 121.*9"W$/)
})

test('a quote that is never closed takes no other row with it, and its row says so', () => {
  const rows = rowsOf('Last,First,Note\nDoe,"Jane,x\nRoe,Rich,y\nPoe,Ann,z\n')
  expect(rows.map(({ person }) => person?.familyName)).toEqual(['Doe', 'Roe', 'Poe'])
  expect(rows.map(({ notes }) => notes.length > 0)).toEqual([true, false, false])
  expect(rows[0]!.notes[0]!.message).toContain('A quotation mark in the row is not closed')
})

test('a quote that is never closed among quoted rows ends with its line', () => {
  const rows = rowsOf('"Last","First"\n"Doe","Jane\n"Roe","Rich"\n"Poe","Ann"\n')
  expect(rows.map(({ person }) => person?.familyName)).toEqual(['Doe', 'Roe', 'Poe'])
})

test('a quote that the next row happens to close is reported, for it may hold that row', () => {
  const [row] = rowsOf('Last,First,Note\nDow,Jane,"\nRoe,Rich,"\n')
  expect(row!.notes).toMatchObject([{ message: expect.stringContaining('Check this row and the next one') }])
})

test('an unclosed quote in a long file is found without holding the rest of the file', () => {
  const rows = rowsOf(`Last,First\nDoe,"Jane\n${'Roe,Rich\n'.repeat(300_000)}`)
  expect(rows.length).toBe(300_001)
})

test('comma, semicolon, tab and bar are told apart, also where the others stand inside quotes', () => {
  for (const separator of [',', ';', '\t', '|']) {
    const text = [
      ['Name', 'City', 'Note'],
      ['"Doe, Jane; x|y"', 'Salem', 'a'],
    ]
      .map((row) => `${row.join(separator)}\n`)
      .join('')
    expect(layoutOf(text)).toMatchObject({ separator, header: ['Name', 'City', 'Note'] })
  }
})

test('lines may end in LF, CR LF or CR', () => {
  for (const eol of ['\n', '\r\n', '\r']) {
    const rows = rowsOf(['Last,First', 'Doe,Jane', 'Roe,Rich'].join(eol) + eol)
    expect(rows.map(({ person }) => person?.givenName)).toEqual(['Jane', 'Rich'])
  }
})

test('rows too short and too long are people, and are reported', () => {
  const rows = rowsOf('MRN,Last,First\n1,Doe\n2,Roe,Rich,extra\n3,Poe,Ann,,\n')
  expect(rows.map(({ person }) => person?.mrn)).toEqual(['1', '2', '3'])
  expect(rows.map(({ notes }) => notes.map(({ message }) => message.slice(0, 19)))).toEqual([
    ['The row has 2 cells'],
    ['The row has 4 cells'],
    [],
  ])
})

test('blank rows are nobody and have no number', () => {
  const rows = rowsOf('Last,First\n\nDoe,Jane\n,\n  ,\nRoe,Rich\n\n')
  expect(rows.map(({ row, person }) => [row, person?.familyName])).toEqual([
    [1, 'Doe'],
    [2, 'Roe'],
  ])
})

test.each(['\n', '\r\n', '\r'])(
  'of a run of empty lines (%j) no more than a thousand are kept, in chunks of any size',
  (eol) => {
    const text = `MRN,Name${eol.repeat(5000)}A1,Ana${eol.repeat(3)}A2,Eva${eol}`
    const whole = cellsOf(text)
    expect(whole.length).toBeLessThan(1010)
    expect(whole.filter((cells) => cells.length > 1)).toEqual([
      ['MRN', 'Name'],
      ['A1', 'Ana'],
      ['A2', 'Eva'],
    ])
    for (const chunk of [1, 7, 1024]) expect(cellsOf(text, chunk)).toEqual(whole)
  },
)

test('a NUL character is left out and reported', () => {
  const [row] = rowsOf('Last,First\nDow,Ja\0ne\n')
  expect(row!.person).toMatchObject({ givenName: 'Jane' })
  expect(row!.notes).toEqual([
    { column: 'First', message: 'A value contains a NUL character, which was removed. Check it.' },
  ])
})
