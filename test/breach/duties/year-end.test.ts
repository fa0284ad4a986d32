import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answer } from '../../../src/breach/duties/duties.ts'
import { annualDuties, closingOf, yearsAtHand } from '../../../src/breach/duties/year-end.ts'
import { complete } from '../../../src/breach/law/complete.ts'

describe('the last day of a year’s small breaches', () => {
  test.each([
    [2023, '2024-02-29'],
    [2024, '2025-03-01'],
    [2025, '2026-03-01'],
    [2026, '2027-03-01'],
    [2027, '2028-02-29'],
  ])('of %i is %s', (year, lastDay) => {
    expect(closingOf(year, '2026-11-22').lastDay).toBe(lastDay)
  })

  test('is counted down to the day itself and past it', () => {
    const left = (today: string) => closingOf(2026, today).daysLeft
    expect([left('2026-12-31'), left('2027-03-01'), left('2027-03-02')]).toEqual([60, 0, -1])
  })

  test('is the one that the engine gives every small breach of the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2010, max: 2150 }), fc.integer({ min: 1, max: 499 }), (year, total) => {
        const knownOn = `${year}-07-04`
        const { duties } = answer(complete({ event: { knownOn }, people: { total } }, knownOn))
        expect(annualDuties(duties).map(({ due }) => due)).toEqual([closingOf(year, knownOn).lastDay])
      }),
    )
  })
})

test('a breach of 500, or of nobody knows how many, owes no year-end report', () => {
  const annual = (total: number | null) =>
    annualDuties(answer(complete({ event: { knownOn: '2026-05-05' }, people: { total } }, '2026-05-06')).duties)
  expect([annual(499).length, annual(500).length, annual(null).length]).toEqual([1, 0, 0])
})

test('records under Part 2 owe a report of their own', () => {
  const question = { entity: { part2: true }, event: { knownOn: '2026-05-05' }, people: { total: 40 } }
  expect(annualDuties(answer(complete(question, '2026-05-06')).duties).map(({ id }) => id)).toEqual([
    'hipaa.ocr',
    'part2.ocr',
  ])
})

test('last year and this year are at hand', () => {
  expect(yearsAtHand('2027-01-01')).toEqual([2026, 2027])
})
