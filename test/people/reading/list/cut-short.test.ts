import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gapsIn } from '../../../../src/people/reading/layout-gaps.ts'
import { cutWatch } from '../../../../src/people/reading/list/cut-short.ts'
import { readLength } from '../../../../src/people/reading/report/cut-phrases.ts'
import { countOf, layoutOf } from '../../people.ts'

const HEADER = 'MRN,Last Name,First Name,DOB,Address,City,State,Zip'
const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => `${7000 + at},Fam${at},Al,1950-03-04,${at + 1} Elm St,Lowell,MA,01852`)
const list = (count: number, { above = [], below = [] }: { above?: string[]; below?: string[] } = {}) =>
  [...above, HEADER, ...rows(count), ...below, ''].join('\n')
const first = (text: string) => countOf(text).problems.filter(({ row }) => row === null)[0]?.message

describe('a list that says that it was cut short', () => {
  test.each([
    ['Showing 1 to 5 of 12,345 entries', 'shows 5 of 12,345 entries'],
    ['Showing 1-5 of 12345', 'shows 5 of 12,345 entries'],
    ['Displaying records 1 - 5 of 340', 'shows 5 of 340 entries'],
    ['Records 1 to 5 of 340', 'shows 5 of 340 entries'],
    ['Showing 5 of 340 patients', 'shows 5 of 340 entries'],
    ['5 of 340 records shown', 'shows 5 of 340 entries'],
    ['Mostrando 1 a 5 de 340', 'shows 5 of 340 entries'],
    ['First 1,000 rows shown', 'only the first 1,000 entries'],
    ['(first 500 records displayed)', 'only the first 500 entries'],
    ['Output limited to 1000 rows', 'only the first 1,000 entries'],
    ['Results truncated', 'was cut short'],
    ['*** OUTPUT TRUNCATED ***', 'was cut short'],
    ['Row limit of 5,000 reached', 'was cut short'],
    ['Export limit exceeded', 'was cut short'],
    ['Too many results', 'was cut short'],
    ['335 more rows', 'was cut short'],
    ['More records available', 'was cut short'],
    ['Total records: 5,000', 'it has 5,000 entries, but 5 rows were read'],
    ['Total Patients: 340', 'it has 340 entries, but 5 rows were read'],
    ['Record count: 340', 'it has 340 entries, but 5 rows were read'],
    ['(340 rows affected)', 'it has 340 entries, but 5 rows were read'],
    ['Number of records = 340', 'it has 340 entries, but 5 rows were read'],
  ])('by “%s”', (line, said) => {
    const cells = `"${line}",,,,,,,`
    for (const text of [list(5, { below: [cells] }), list(5, { above: [cells] }), list(5, { below: [`"${line}"`] })]) {
      expect(first(text)).toContain(said)
      expect(countOf(text).people).toBe(5)
    }
  })

  test('is said before anything is imported, as far as its beginning shows it', () => {
    expect(gapsIn(layoutOf(list(5, { above: ['Showing 1 to 500 of 12,345'] })))[0]).toContain('500 of 12,345')
    expect(gapsIn(layoutOf(list(2000, { above: ['First 2,000 rows shown'] })))[0]).toContain('first 2,000')
    expect(gapsIn(layoutOf(list(5)))).toEqual([])
  })

  test('is said before all other problems', () => {
    const odd = rows(4).map((row, at) => (at < 2 ? row.replace('1950-03-04', 'soon') : row))
    const { problems } = countOf([HEADER, ...odd, 'Results truncated', ''].join('\n'))
    expect(problems[0]!.message).toContain('was cut short')
    expect(problems.length).toBeGreaterThan(2)
  })
})

describe('a list that is whole says nothing', () => {
  test.each([
    'Showing 1 to 5 of 5 entries',
    'Total records: 5',
    'Total: 5',
    'Total Patients: 5',
    '5 rows',
    '(5 rows affected)',
    'Count: 5',
    'Total: 12,345.50',
    'Page 1 of 12',
    'Total for Dr. Dunn: 3',
    'Records: 6',
  ])('“%s”', (line) => {
    const found = first(list(5, { below: [`"${line}"`] })) ?? ''
    expect(found).not.toMatch(/cut short|entries, but|missing/)
  })

  test('where the totals of its groups add up', () => {
    const groups = [...rows(3), 'Total Patients: 3', ...rows(5).slice(3), 'Total Patients: 2']
    expect(first([HEADER, ...groups, ''].join('\n'))).toBeUndefined()
    expect(first([HEADER, ...groups, 'Total Patients: 5', ''].join('\n'))).toBeUndefined()
  })

  test.each([3, 100, 1000, 5000])('however round the number of its %i rows', (count) => {
    expect(first(list(count))).toBeUndefined()
  })

  test('more rows than it says is another question', () => {
    expect(first(list(10, { below: ['Total records: 9'] }))).toContain('Check that no heading')
    expect(first(list(10, { below: ['Total records: 4'] }))).toBeUndefined()
    expect(first(list(10, { below: ['Total patients: 9'] }))).toBeUndefined()
  })
})

describe('as many rows as a sheet holds', () => {
  const found = (count: number) => {
    const watch = cutWatch()
    for (let row = 0; row < count; row++) watch.row(['1', 'Doe'], false)
    return watch.found(true)
  }

  test.each([65_535, 65_536, 1_048_575, 1_048_576])('%i', (count) => {
    expect(found(count)).toMatchObject([expect.stringContaining('as many as a spreadsheet can hold')])
  })

  test.each([65_534, 65_537, 1_048_574, 1_048_577, 10_000])('but not %i', (count) => {
    expect(found(count)).toEqual([])
  })
})

describe('a last row that ends in the middle', () => {
  test('anywhere but in its last cells is seen, and the person still counts', () => {
    const whole = list(5).trimEnd()
    const start = whole.lastIndexOf('\n') + 1
    const lastComma = whole.lastIndexOf(',')
    fc.assert(
      fc.property(fc.integer({ min: start + 6, max: lastComma }), (end) => {
        const text = whole.slice(0, end)
        expect(first(text)).toContain('ends in the middle')
        expect(countOf(text).people).toBe(5)
      }),
    )
  })

  test('with a quote that nobody closed is seen', () => {
    const quoted = rows(5).map((row) => row.replace('01852', '"01852"'))
    const whole = [HEADER, ...quoted].join('\n')
    expect(first(whole.slice(0, -2))).toContain('ends in the middle')
    expect(first(whole)).toBeUndefined()
  })

  test.each([
    ['is as wide as the others', list(5)],
    [
      'is one of many short ones',
      [HEADER, ...rows(5).map((row, at) => (at % 2 === 0 ? row.slice(0, -6) : row))].join('\n'),
    ],
    ['has an inch mark', [HEADER, ...rows(5).slice(0, 4), rows(5)[4]!.replace('Lowell', '6" pipe')].join('\n')],
    ['is a total', list(5, { below: ['Total,5'] })],
  ])('is none where it %s', (_what, text) => {
    expect(
      countOf(text)
        .problems.map(({ message }) => message)
        .join(),
    ).not.toContain('ends in the middle')
  })
})

test.each([
  'First Baptist 12 Elm St',
  'Showing, Top 5',
  'Limited Partners 12',
  'Total Wellness 5000 Main St',
  'Record, Mary 1980-02-03',
  'More, Thomas 12',
  'Max Powers 3 Main St',
  'Only, Ann 44',
  'Page, Jimmy 1944',
])('“%s” says nothing of the length of a list', (text) => {
  expect(readLength(text)).toBeUndefined()
})
