import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  daysBetween,
  earlierOf,
  inWords,
  isDay,
  laterOf,
  plus,
  plusBusinessDays,
  yearOf,
} from '../../../src/breach/law/day.ts'

const days = fc.integer({ min: 0, max: 3_652_058 }).map((number) => plus('0001-01-01', number))

describe('a day is a day of the calendar', () => {
  test.each(['2024-02-29', '2000-02-29', '2025-12-31', '0001-01-01', '9999-12-31'])('%s is one', (text) => {
    expect(isDay(text)).toBe(true)
  })

  test.each([
    '2025-02-29',
    '1900-02-29',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '0000-12-31',
    '2025-1-1',
    '2025-01-01T00:00:00Z',
    ' 2025-01-01',
    '10000-01-01',
    '02/29/2024',
    '',
  ])('"%s" is none', (text) => {
    expect(isDay(text)).toBe(false)
  })
})

describe('days are counted on the calendar', () => {
  test.each([
    ['2025-02-10', 60, '2025-04-11'],
    ['2023-12-31', 60, '2024-02-29'],
    ['2024-12-31', 60, '2025-03-01'],
    ['2025-03-08', 1, '2025-03-09'],
    ['1969-12-31', 1, '1970-01-01'],
    ['2025-03-01', -1, '2025-02-28'],
  ])('%s and %i days is %s', (day, count, expected) => {
    expect(plus(day, count)).toBe(expected)
  })

  test('every day is as the calendar of the language has it', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -400, max: 400 }), (day, count) => {
        fc.pre(day > '0003-01-01' && day < '9998-01-01')
        expect(plus(day, count)).toBe(Temporal.PlainDate.from(day).add({ days: count }).toString())
        expect(daysBetween(day, plus(day, count))).toBe(count)
      }),
    )
  })

  test('a day before the year 1 or after 9999 is refused', () => {
    expect(() => plus('9999-12-31', 1)).toThrow(RangeError)
    expect(() => plus('0001-01-01', -1)).toThrow(RangeError)
    expect(plus('9999-12-30', 1)).toBe('9999-12-31')
    expect(plus('0001-01-02', -1)).toBe('0001-01-01')
  })
})

describe('business days are Monday to Friday', () => {
  test.each([
    ['2026-03-02', 15, '2026-03-23'],
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-22', 1, '2026-11-23'],
    ['2026-11-23', 1, '2026-11-24'],
    ['2026-11-26', 0, '2026-11-26'],
    ['1969-12-26', 1, '1969-12-29'],
    ['2025-12-24', 1, '2025-12-25'],
  ])('%s and %i business days is %s, holidays or not', (day, count, expected) => {
    expect(plusBusinessDays(day, count)).toBe(expected)
  })
})

test('a day is said in English as a letter says it', () => {
  expect(inWords('2026-03-14')).toBe('March 14, 2026')
  expect(inWords('2025-12-01')).toBe('December 1, 2025')
})

test('days compare, and know their year', () => {
  expect([laterOf('2025-01-01', '2024-12-31'), earlierOf('2025-01-01', '2024-12-31')]).toEqual([
    '2025-01-01',
    '2024-12-31',
  ])
  expect(yearOf('0999-12-31')).toBe(999)
})
