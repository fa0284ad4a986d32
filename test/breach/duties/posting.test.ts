import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { postingRun } from '../../../src/breach/duties/posting.ts'
import { plus } from '../../../src/breach/law/day.ts'

const up = { postedOn: '2026-03-01', removedOn: null }
const daysFrom = (first: string, count: number) => Array.from({ length: count }, (_, at) => plus(first, at))

describe('the days of a posting', () => {
  test('count from the day after it went up, and ninety of them have run on May 30', () => {
    expect(postingRun(up, [], '2026-03-01')).toMatchObject({ days: 0, ran: false, until: '2026-05-30' })
    expect(postingRun(up, [], '2026-05-29')).toMatchObject({ days: 89, ran: false })
    expect(postingRun(up, [], '2026-05-30')).toMatchObject({ days: 90, ran: true })
  })

  test('stop on the day it was taken down', () => {
    const down = { ...up, removedOn: '2026-03-11' }
    expect(postingRun(down, daysFrom('2026-03-01', 10), '2026-09-01')).toMatchObject({ days: 10, ran: false, gaps: [] })
  })

  test('without proof are a gap, days in a row one of them; today is none before it is over', () => {
    const run = postingRun(up, ['2026-03-01', '2026-03-04', '2026-03-06'], '2026-03-08')
    expect(run.gaps).toEqual([
      { from: '2026-03-02', to: '2026-03-03', days: 2 },
      { from: '2026-03-05', to: '2026-03-05', days: 1 },
      { from: '2026-03-07', to: '2026-03-07', days: 1 },
    ])
    expect([run.until, run.safeUntil]).toEqual(['2026-05-30', '2026-06-03'])
  })

  test('are each proven or in a gap, whichever were shown', () => {
    fc.assert(
      fc.property(fc.nat({ max: 200 }), fc.array(fc.nat({ max: 220 })), (age, shown) => {
        const today = plus(up.postedOn, age)
        const on = [...new Set(shown)].filter((at) => at < age).map((at) => plus(up.postedOn, at))
        const run = postingRun(up, on, today)
        const missing = run.gaps.reduce((sum, gap) => sum + gap.days, 0)
        expect(run.shown + missing).toBe(age)
        for (const { from, to, days } of run.gaps) expect(plus(from, days - 1)).toBe(to)
      }),
    )
  })
})
