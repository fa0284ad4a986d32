import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvLine, csvRow, looksLikeFormula, spreadsheetLine } from '../../../../src/people/reading/file/csv.ts'

const SRC = new URL('../../../../src/', import.meta.url)
const rows = fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 6 })

describe('a CSV file', () => {
  test('another reader reads back whatever stands in its fields', () => {
    fc.assert(
      fc.property(rows, (fields) => {
        expect(parse(csvLine(fields))).toEqual([fields])
      }),
    )
  })

  test('for a mail house is the row itself, its end apart', () => {
    expect(csvLine(['=1+1', '-5', 'Ann "Nan" Doe'])).toBe('=1+1,-5,"Ann ""Nan"" Doe"\r\n')
    expect(csvRow(['a,b', ''])).toBe('"a,b",')
  })

  test('for a spreadsheet runs nothing, and loses nothing but the tab before a formula', () => {
    const signs = fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', ' =', '\n@')
    const hostile = fc.array(fc.tuple(signs, fc.string()).map(([sign, rest]) => sign + rest))
    fc.assert(
      fc.property(hostile, (fields) => {
        const [read] = parse(spreadsheetLine(['1', ...fields]))
        expect(read).toEqual(['1', ...fields.map((field) => `\t${field}`)])
      }),
    )
  })

  test('for a spreadsheet leaves alone what is no formula', () => {
    fc.assert(
      fc.property(
        rows.map((fields) => fields.filter((field) => !looksLikeFormula(field))),
        (fields) => {
          expect(spreadsheetLine(fields)).toBe(csvLine(fields))
        },
      ),
    )
  })
})

test('CSV is written in one place', () => {
  const doubling = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => readFileSync(new URL(file, SRC), 'utf8').includes(`replaceAll('"', '""')`))
  expect(doubling.map((file) => file.split('/').at(-1))).toEqual(['csv.ts'])
})
