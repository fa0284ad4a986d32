import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDate } from '../../../src/people/values/date.ts'
import { peopleOf } from '../people.ts'

const born = (...dates: string[]) =>
  peopleOf(`Last,DOB\n${dates.map((date, at) => `D${at},${date}`).join('\n')}\n`).map(({ birthDate }) => birthDate)

describe('dates with dots follow the evidence of their file', () => {
  test.each<[string[], string]>([
    [['04.09.1961', '04.25.1961'], '1961-04-09'],
    [['04.09.1961', '12.31.1950'], '1961-04-09'],
    [['04.09.1961', '25.04.1961'], '1961-09-04'],
    [['04.09.1961'], '1961-09-04'],
    [['04.09.1961', '4/25/1961'], '1961-04-09'],
    [['04.09.1961', '4/25/1961', '5/26/1970', '25.04.1961'], '1961-09-04'],
    [['04.09.61', '04.25.61'], '1961-04-09'],
  ])('%j', (dates, day) => {
    expect(born(...dates)[0]).toBe(day)
  })
})

test('a year of two digits is the latest one in which the day is not still to come', () => {
  expect(readDate('12/25/26', 'month_first', '2026-11-29')).toBe('1926-12-25')
  expect(readDate('11/29/26', 'month_first', '2026-11-29')).toBe('2026-11-29')
  expect(readDate('25-Dec-26', 'month_first', '2026-11-29')).toBe('1926-12-25')
  const number = (most: number) => fc.integer({ min: 1, max: most }).map((each) => String(each).padStart(2, '0'))
  fc.assert(
    fc.property(number(12), number(28), fc.integer({ min: 0, max: 99 }), (month, day, year) => {
      const read = readDate(`${month}/${day}/${String(year).padStart(2, '0')}`, 'month_first', '2026-11-29')
      expect(read?.slice(5)).toBe(`${month}-${day}`)
      expect(read! <= '2026-11-29' && read! > '1926-11-29').toBe(true)
    }),
  )
})
