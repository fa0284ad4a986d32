import { describe, expect, test } from 'vitest'
import { holdEffects } from '../../../src/breach/duties/hold-effects.ts'
import { timing } from '../../../src/breach/duties/timing.ts'
import { complete } from '../../../src/breach/law/complete.ts'
import type { Question } from '../../../src/breach/law/situation.ts'

const due = '2026-03-14'

describe('how a duty stands to its last day', () => {
  test.each([
    ['done_late', '2026-03-17', '2026-03-20', 'given 3 days late'],
    ['done_late', '2026-03-15', '2026-03-20', 'given 1 day late'],
    ['done', '2026-03-14', '2026-03-20', 'given on the last day'],
    ['done', '2026-03-12', '2026-03-20', 'given 2 days early'],
    ['overdue', null, '2026-03-15', '1 day overdue'],
    ['overdue', null, '2026-03-24', '10 days overdue'],
    ['open', null, '2026-03-14', 'due today'],
    ['open', null, '2026-03-13', '1 day left'],
    ['held', null, '2026-02-12', '30 days left'],
  ] as const)('%s, given on %s, on %s: %s', (status, givenOn, today, words) => {
    expect(timing({ due, status }, givenOn, today)).toBe(words)
  })

  test('a standard without a day has no such words, and a posting that runs on has none either', () => {
    expect(timing({ due: null, status: 'open' }, null, '2026-03-14')).toBeNull()
    expect(timing({ due, status: 'done_late' }, null, '2026-03-20')).toBeNull()
  })
})

describe('the days that law enforcement moves', () => {
  const statement = { form: 'written', statedOn: '2026-01-20', documented: true, impedes: true } as const
  const asked = (until: string): Question => ({
    event: { knownOn: '2026-01-05' },
    people: { total: 600, residents: { TX: 600 } },
    holds: [{ ...statement, until }],
  })

  test('are told with the day before and the day after', () => {
    const moved = holdEffects(complete(asked('2026-05-01'), '2026-02-01'))
    expect(moved).toContainEqual({
      duty: 'hipaa.individuals',
      to: '600 individuals',
      before: '2026-03-06',
      after: '2026-05-01',
    })
    expect(moved.map(({ duty }) => duty)).toEqual(expect.arrayContaining(['hipaa.ocr', 'hipaa.media.TX']))
  })

  test('move back when the hold ends before the ordinary day', () => {
    expect(holdEffects(complete(asked('2026-02-10'), '2026-02-11'))).toEqual([])
  })

  test('are none where nobody asked to wait', () => {
    expect(holdEffects(complete({ ...asked('2026-05-01'), holds: [] }, '2026-02-01'))).toEqual([])
  })
})
