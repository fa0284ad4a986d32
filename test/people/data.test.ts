import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { dataFile, layoutOf, rowsOf } from './people.ts'

type Expected = {
  rows?: number
  encoding?: string
  delimiter?: string
  answer?: string
  cellsInOddRows?: Record<string, number>
}
type Listed = { file: string; map: Record<string, string> | null; expected: Expected | null }

const { files } = JSON.parse(readFileSync(new URL('../../../shared/data/index.json', import.meta.url), 'utf8')) as {
  files: Listed[]
}
const tables = files.filter(({ expected }) => expected?.rows !== undefined && expected.answer !== 'refuse')

// Plain ASCII is all three; a mark of the bytes' order is none of the text.
const ENCODINGS: Record<string, string> = { cp1252: 'windows-1252', ascii: 'utf-8' }

function encodingOf({ encoding = '' }: Expected): string {
  const bare = encoding.replace(' with BOM', '')
  return ENCODINGS[bare] ?? bare
}

test('the shared tables are found', () => {
  expect(tables.length).toBeGreaterThan(45)
})

describe.each(tables.map((table) => [table.file, table] as const))('%s', (name, { map, expected }) => {
  const maps = Object.entries(map ?? {}).map(([field, column]) => `${field}=${column}`)

  test('is cut and decoded as it was written', () => {
    const { separator, encoding } = layoutOf(dataFile(name), ...maps)
    if (layoutOf(dataFile(name), ...maps).header.length > 1) expect(separator).toBe(expected?.delimiter)
    expect(encoding).toBe(encodingOf(expected!))
  })

  test('gives each row once, whatever the size of the pieces it comes in', () => {
    for (const chunk of [1 << 16, 977]) {
      const rows = rowsOf(dataFile(name), maps, chunk)
      expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: expected!.rows! }, (_, at) => at + 1))
      const odd = rows.filter(({ notes }) => notes.length > 0).map(({ row }) => row)
      for (const row of Object.keys(expected?.cellsInOddRows ?? {})) expect(odd).toContain(Number(row))
    }
  })
})
