import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rosterReader, rowAnew } from '../../../src/people/reading/reading.ts'
import { layoutOf, TODAY } from '../people.ts'

const HEADER = ['MRN', 'First', 'Last', 'DOB', 'State', 'Zip']
const cell = fc.oneof(
  fc.constantFrom(
    '',
    'Total',
    'Page',
    'Test',
    '1',
    'MA',
    'Atlantis',
    '01970',
    '13/45/1980',
    '1980-02-03',
    'Peru',
    'O’Neil',
  ),
  fc.stringMatching(/^[A-Za-z0-9 .-]{0,12}$/),
)
const row = fc.array(cell, { minLength: HEADER.length, maxLength: HEADER.length })
const filled = row.filter((cells) => cells.some((text) => text.trim() !== ''))

function textOf(rows: readonly string[][]): string {
  return [HEADER, ...rows].map((cells) => `${cells.join(',')}\n`).join('')
}

function readAll(reader: ReturnType<typeof rosterReader>, text: string) {
  return [...reader.push(new TextEncoder().encode(text)), ...[...reader.end()].flat()]
}

test('a list whose rows are fixed here is read as the list that was fixed in the file', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(filled, fc.option(filled)), { minLength: 1, maxLength: 20 }), (pairs) => {
      const before = textOf(pairs.map(([was]) => was))
      const after = textOf(pairs.map(([was, now]) => now ?? was))
      const layout = layoutOf(before)
      const mended = (at: number, cells: readonly string[]) => {
        const [was, now] = pairs[at - 1]!
        expect(cells).toEqual(was)
        return now ?? undefined
      }
      const [here, there] = [rosterReader(layout, TODAY, { mended }), rosterReader(layout, TODAY)]
      expect(readAll(here, before)).toEqual(readAll(there, after))
      expect(here.notes()).toEqual(there.notes())
    }),
    { numRuns: 200 },
  )
})

test('a row that is read anew alone has the problems that it has in the list', () => {
  fc.assert(
    fc.property(filled, (cells) => {
      const layout = layoutOf(textOf([['1', 'Ada', 'Quigley', '1980-02-03', 'MA', '01970']]))
      const [, inList] = readAll(
        rosterReader(layout, TODAY),
        textOf([['1', 'Ada', 'Quigley', '1980-02-03', 'MA', '01970'], cells]),
      )
      expect(rowAnew(layout, TODAY)(2, cells).notes).toEqual(inList?.notes)
    }),
    { numRuns: 200 },
  )
})
