import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { merged } from '../../../../src/people/merging/merged.ts'
import { readMergedRecord } from '../../../../src/people/reading/list/merged-record.ts'
import { countOf, peopleOf, personOf } from '../../people.ts'

const FAMILY = ['Abbott', 'Nguyen', 'Castillo', 'Smith', 'Okafor', 'Weiss', 'Park', 'Rossi']
const GIVEN = ['Ana', 'Bob', 'Chidi', 'Dolores', 'Ewa', 'Farid', 'Grace', 'Hiro']
const HEADER = 'MRN,Last Name,First Name,DOB,Address,City,State,Zip'
const JANE = '1234,Doe,Jane,1980-02-03,12 Elm St,Lowell,MA,01852'
const SECOND = '999,Doe,Jane,1980-02-03,9 Oak Ave,Salem,MA,01970'
const OTHERS = Array.from(
  { length: 6 },
  (_, at) => `${5000 + at},Name${'abcdef'[at]},Al,19${50 + at}-03-04,${at} Main St,Lowell,MA,01852`,
)

function count(column: string, cell: string, row = SECOND) {
  const rows = [`${JANE},`, `${row},${cell}`, ...OTHERS.map((line) => `${line},`)]
  return countOf(`${HEADER},${column}\n${rows.join('\n')}\n`)
}

describe('a record that was merged into another counts with the person of that number', () => {
  test.each([
    ['Status', 'Merged into 1234'],
    ['Status', 'MERGED - USE MRN 1234'],
    ['Patient Status', 'Inactive - merged to 1234'],
    ['Notes', 'Chart merged into MRN# 1234 on 3/4/2025'],
    ['Notes', 'merged 3/4/2025 into 1234'],
    ['Comments', 'DUP OF 1234'],
    ['Comments', '"Duplicate chart, see 1234"'],
    ['Status', 'see 1234'],
    ['Record Status', 'USE MRN 1234'],
    ['Alert', 'DO NOT USE - USE 1234'],
    ['Merged Into', '1234'],
    ['Merged To MRN', '1234'],
    ['Surviving MRN', '#1234'],
    ['Duplicate Of', 'MRN 1234'],
  ])('%s: %s', (column, cell) => {
    const { people, rows, joined, problems } = count(column, cell)
    expect({ people, rows, joined }).toEqual({ people: 7, rows: 8, joined: 1 })
    expect(problems).toMatchObject([
      { row: null, message: expect.stringContaining('One row says that its record was') },
    ])
  })

  test.each([
    'Doe (MERGED INTO 1234)',
    'Doe - MERGED USE MRN 1234',
    'MERGED - USE MRN 1234 Doe',
    'Doe *DUP OF 1234*',
    'Doe (see MRN 1234)',
    'MERGED INTO 1234',
  ])('in the name “%s”, which keeps nothing of it', (name) => {
    const row = SECOND.replace('Doe', `"${name}"`)
    const { people, joined } = countOf(`${HEADER}\n${[JANE, row, ...OTHERS].join('\n')}\n`)
    expect({ people, joined }).toEqual({ people: 7, joined: 1 })
    const person = personOf(HEADER, row)
    expect([person.familyName ?? 'Doe', person.givenName, person.mergedInto]).toEqual(['Doe', 'Jane', '1234'])
  })

  test.each(['Doe [DUPLICATE]', 'Doe *DUPLICATE*', 'Doe - MERGED', 'Doe (Dup)', 'Doe {merged record}'])(
    'a mark without a number leaves the name “%s” too',
    (name) => {
      expect(personOf(HEADER, SECOND.replace('Doe', `"${name}"`))).toMatchObject({ familyName: 'Doe', mrn: '999' })
    },
  )

  test('where the row has nothing but the number', () => {
    const rows = [`${JANE},`, ',,,,,,,,merged into 1234']
    expect(countOf(`${HEADER},Status\n${rows.join('\n')}\n`)).toMatchObject({ people: 1, joined: 1, refused: 0 })
  })

  test('and so does a third row of a list that knows only the old address', () => {
    const rows = [`${JANE},`, `${SECOND},merged into 1234`]
    const later = countOf(
      `${HEADER},Status\n${rows.join('\n')}\n`,
      `${HEADER}\n${JANE}\n`,
      'Last Name,First Name,DOB,Address,City,State,Zip\nDoe,Jane,1980-02-03,9 Oak Ave,Salem,MA,01970\n',
    )
    expect(later.people).toBe(1)
  })

  test('whose own facts stand before those of the record that is gone', () => {
    const [gone, stands] = peopleOf(`${HEADER},Status\n${SECOND},merged into 1234\n${JANE},\n`)
    for (const lists of [
      [gone!, stands!],
      [stands!, gone!],
    ]) {
      const person = merged(lists)
      expect(person).toMatchObject({ mrn: '1234', address: { line1: '12 Elm St' } })
      expect(person.mergedInto).toBeUndefined()
    }
  })
})

describe('nobody is lost by it', () => {
  test('where that number is on no list: the row counts, and is named', () => {
    const { people, problems } = count('Status', 'merged into 777')
    expect(people).toBe(8)
    expect(problems).toMatchObject([
      { row: null, message: expect.stringContaining('Row 2 says that its record was merged') },
    ])
  })

  test.each([
    ['another name and birth date', '999,Weiss,Cy,1951-09-09,9 Oak Ave,Salem,MA,01970'],
    ['a sister’s name', '999,Doe,Anna,1980-02-03,12 Elm St,Lowell,MA,01852'],
  ])('where that number has %s', (_what, row) => {
    const { people, atMost } = count('Status', 'merged into 1234', row)
    expect([people, atMost]).toEqual([8, 8])
  })

  test('where only the birth date is another one: the list’s word joins, and the pair can still be looked at', () => {
    const { people, atMost } = count('Status', 'merged into 1234', '999,Doe,Jane,2010-07-08,12 Elm St,Lowell,MA,01852')
    expect([people, atMost]).toEqual([7, 8])
  })

  test('where the mark has no number: the row counts, and is named', () => {
    for (const mark of ['Merged', 'Merged/Inactive duplicate', 'INACTIVE - DUPLICATE', 'Dup', 'Duplicate Record']) {
      const { people, problems } = count('Status', mark, SECOND.replace('Jane', 'Cleo'))
      expect(people).toBe(8)
      expect(problems).toMatchObject([
        { row: 2, column: 'Status', message: expect.stringContaining('without the number') },
      ])
    }
  })

  test('whatever number it names, however many rows say so', () => {
    const number = fc.integer({ min: 1, max: 9999 }).map(String)
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 8 }), (numbers) => {
        const rows = numbers.map(
          (into, at) => `${20_000 + at},${FAMILY[at]},${GIVEN[at]},19${60 + at}-0${1 + at}-11,,,,,merged into ${into}`,
        )
        expect(countOf(`${HEADER},Status\n${JANE},\n${rows.join('\n')}\n`).people).toBe(1 + numbers.length)
      }),
      { numRuns: 100 },
    )
  })

  test.each(['See', 'Dupree', 'Merger', 'Mergenthaler', 'Dup', 'Du P.', 'Use', 'Duplessis', 'Duplicate', 'Now'])(
    'who is called %s',
    (name) => {
      const person = personOf(HEADER, SECOND.replace('Doe', name))
      expect([person.familyName, person.mergedInto]).toEqual([name, undefined])
    },
  )
})

test('no text takes long to look at, whatever it repeats', () => {
  const started = performance.now()
  for (const part of ['mrn#', '#', 'merged ', 'dup of ', '- ', 'use 1-', '1', 'see mrn ', '1/1/', '*('])
    for (const text of [part.repeat(400), `merged into ${part.repeat(450)}`, `use ${part.repeat(450)}x`])
      for (const as of ['name', 'status', 'note'] as const) readMergedRecord(text.slice(0, 2000), as)
  expect(performance.now() - started).toBeLessThan(2000)
})

test.each([
  'Merged insurance into plan 1234',
  'Use interpreter 12',
  'please see note of 12/3/2024',
  'moved, see 12 Elm St',
  'sees Dr. 2 times a year',
  'use 2 pillows',
  'knee merged films 3 views',
  'see 1234',
])('“%s” in a note says nothing of a merged record', (text) => {
  expect(readMergedRecord(text, 'note')).toBeUndefined()
})
