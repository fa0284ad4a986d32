import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Unreadable } from '../../../src/people/reading/file/refusals.ts'
import { countOf, peopleOf } from '../people.ts'
import { csvOf, madeRoster } from '../roster-maker.ts'

const ROSTER = [...csvOf(madeRoster({ seed: 7, people: 40, again: 0.2 }))].join('')

/** What is counted, or the sentence with which the file is refused. Anything else is a crash. */
function counted(bytes: Uint8Array | string) {
  try {
    return countOf(bytes)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    expect(error.message).toMatch(/[.!]$/)
    return undefined
  }
}

const NOBODY = /^The row (identifies no one|repeats the column names|looks like a total|names the columns)/

function expectAllAccountedFor(bytes: Uint8Array | string): void {
  const count = counted(bytes)
  if (!count) return
  expect(count.people + count.joined + count.refused).toBe(count.rows)
  expect(count.atLeast <= count.people && count.people <= count.atMost).toBe(true)
  expect(count.problems.filter(({ message }) => NOBODY.test(message))).toHaveLength(count.refused)
}

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const inserted = fc.constantFrom(
  '\0',
  '\0\0\0\0',
  '"',
  '""',
  '\n',
  '\r',
  ',"a\n\nb",',
  '=HYPERLINK("x")',
  '+1',
  '@SUM(A1)',
  '\u202e',
  '\u200f\u2066',
  '\ufeff',
  '\ud800',
  ';'.repeat(50),
  ','.repeat(5_000),
)
const corruption = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: place, length: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ kind: fc.constant('double' as const), at: place, length: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ kind: fc.constant('end' as const), at: place, length: fc.constant(0) }),
  fc.record({ kind: fc.constant('byte' as const), at: place, length: fc.integer({ min: 0, max: 255 }) }),
  fc.record({ kind: fc.constant('insert' as const), at: place, text: inserted }),
)
type Corruption = typeof corruption extends fc.Arbitrary<infer T> ? T : never

function corrupted(bytes: Uint8Array, by: Corruption): Uint8Array {
  const at = Math.floor(by.at * bytes.length)
  const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)]
  if (by.kind === 'insert') return Buffer.concat([head, Buffer.from(by.text), tail])
  if (by.kind === 'end') return head
  if (by.kind === 'cut') return Buffer.concat([head, tail.subarray(by.length)])
  if (by.kind === 'double') return Buffer.concat([head, tail.subarray(0, by.length), tail])
  return Buffer.concat([head, Buffer.of(by.length), tail.subarray(1)])
}

test('a roster corrupted in a hundred ways is counted with every row accounted for, or refused with a sentence', () => {
  fc.assert(
    fc.property(fc.array(corruption, { minLength: 1, maxLength: 4 }), (corruptions) => {
      expectAllAccountedFor(corruptions.reduce(corrupted, Buffer.from(ROSTER)))
    }),
    { numRuns: 100 },
  )
})

test.each([
  ['UTF-16', Buffer.from(`\ufeff${ROSTER}`, 'utf16le')],
  ['Windows-1252', Buffer.from(ROSTER.replaceAll('ar', 'är'), 'latin1')],
])('so is one written in %s', (_, roster) => {
  fc.assert(
    fc.property(fc.array(corruption, { minLength: 1, maxLength: 4 }), (corruptions) => {
      expectAllAccountedFor(corruptions.reduce(corrupted, roster))
    }),
    { numRuns: 50 },
  )
})

describe('no row is lost', () => {
  const lines = ROSTER.trim().split('\n')
  const rows = lines.length - 1
  const withLine = (line: string) => [...lines.slice(0, 5), line, ...lines.slice(5)].join('\n')

  test.each([
    ['a value of 9 MB', `1,,Jane,,${'x'.repeat(9_000_000)},,1980-01-02,,,,,,,,`],
    ['a quoted value full of line ends', `1,,Jane,,"Do${'\n'.repeat(5_000)}e",,1980-01-02,,,,,,,,`],
    ['5,000 cells', `1,,Jane,,Doe${','.repeat(4_995)}`],
    ['formulas', '=1+1,,=cmd|A1,,@Doe,,1980-01-02,,,,+1,,-1,,'],
    ['right-to-left marks', '1,,\u202eenaJ,,\u2066Doe\u2069,,1980-01-02,,,,,,,,'],
    ['NULs', '1,,Ja\0ne,,Doe\0,,1980-01-02,,,,,,,,'],
  ])('to %s', (_, line) => {
    const count = counted(withLine(line))!
    expect(count.rows).toBe(rows + 1)
    expectAllAccountedFor(withLine(line))
  })

  test('to a header of 5,000 columns', () => {
    const names = Array.from({ length: 4_985 }, (_, at) => `Extra ${at}`).join(',')
    expect(countOf([`${lines[0]},${names}`, ...lines.slice(1)].join('\n')).rows).toBe(rows)
  })
})

test('a thousand problems are listed, and of the others one line a kind says how many there are', () => {
  const bad = Array.from({ length: 3_000 }, (_, at) => `${at},P${at},13/32/1980`)
  const { problems, people } = countOf(['MRN,Last,DOB', ...bad].join('\n'))
  expect(people).toBe(3_000)
  expect(problems).toHaveLength(1_001)
  expect(problems.at(-1)).toMatchObject({
    row: null,
    column: 'DOB',
    message: expect.stringContaining('2000 more rows'),
  })
})

test('of a value longer than anybody’s name a thousand characters are kept, and its row says so', () => {
  const [person] = peopleOf(`MRN,Last\nX-1,${'x'.repeat(5_000_000)}\n`)
  expect(person!.familyName).toHaveLength(1_000)
  const { problems } = countOf(`MRN,Last\nX-1,${'x'.repeat(5_000_000)}\n`)
  expect(problems).toMatchObject([{ row: 1, column: 'Last', message: expect.stringContaining('The rest was cut off') }])
  expect(JSON.stringify(problems).length).toBeLessThan(300)
})
