import { expect, test } from 'vitest'
import {
  describeShared,
  type Expected,
  listedFiles,
  mapOf,
  sharedBytes,
  sharedTest,
} from '../support/machine/shared.ts'
import { layoutOf, rowsOf } from './people.ts'

const tables = listedFiles(({ expected }) => expected?.rows !== undefined && expected.answer !== 'refuse')

// Plain ASCII is all three; a mark of the bytes' order is none of the text.
const ENCODINGS: Record<string, string> = { cp1252: 'windows-1252', ascii: 'utf-8' }

function encodingOf({ encoding = '' }: Expected): string {
  const bare = encoding.replace(' with BOM', '')
  return ENCODINGS[bare] ?? bare
}

sharedTest('the shared tables are found', () => {
  expect(tables.length).toBeGreaterThan(45)
})

describeShared.each(tables.map((table) => [table.file, table] as const))('%s', (name, { map, expected }) => {
  const maps = mapOf({ map })

  test('is cut and decoded as it was written', () => {
    const { separator, encoding } = layoutOf(sharedBytes(name), ...maps)
    if (layoutOf(sharedBytes(name), ...maps).header.length > 1) expect(separator).toBe(expected?.delimiter)
    expect(encoding).toBe(encodingOf(expected!))
  })

  test('gives each row once, whatever the size of the pieces it comes in', () => {
    for (const chunk of [1 << 16, 977]) {
      const rows = rowsOf(sharedBytes(name), maps, chunk)
      expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: expected!.rows! }, (_, at) => at + 1))
      const odd = rows.filter(({ notes }) => notes.length > 0).map(({ row }) => row)
      for (const row of Object.keys(expected?.cellsInOddRows ?? {})) expect(odd).toContain(Number(row))
    }
  })
})
