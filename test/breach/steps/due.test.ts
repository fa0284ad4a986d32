import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plus } from '../../../src/breach/law/day.ts'
import { dayAt } from '../../../src/breach/law/zoned-day.ts'
import { aimedDay, aimedHours } from '../../../src/breach/playbooks/aims.ts'
import { playbooks } from '../../../src/breach/playbooks/index.ts'
import type { Task } from '../../../src/breach/playbooks/task.ts'
import { aimsOf, type DueStep, firstOf, soonness, whileHeld } from '../../../src/breach/steps/due.ts'
import cases from './due.json' with { type: 'json' }

test.each(cases)('$name', ({ steps, aims }) => {
  const found = aimsOf(steps.map((step) => ({ dueFrom: null, dueDays: null, doneOn: null, ...step }) as DueStep))
  for (const [id, day] of Object.entries(aims)) expect(found.get(id), id).toBe(day)
})

test('whatever counts from whatever, a step counts from the doing of its base, or else from the day of that', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  const day = fc.integer({ min: 0, max: 4000 }).map((days) => plus('2024-01-01', days))
  const steps = fc.tuple(
    ...ids.map((id, at) =>
      fc.record({
        id: fc.constant(id),
        dueOn: day,
        dueFrom: at === 0 ? fc.constant(null) : fc.option(fc.constantFrom(...ids.slice(0, at))),
        dueDays: fc.option(fc.integer({ min: 0, max: 90 })),
        doneOn: fc.option(day),
      }),
    ),
  )
  fc.assert(
    fc.property(steps, (all) => {
      const aims = aimsOf(all)
      expect([...aims.keys()].toSorted()).toEqual(ids)
      for (const { id, dueFrom, dueDays, dueOn } of all) {
        const base = all.find((each) => each.id === dueFrom)
        if (!base || dueDays === null) expect(aims.get(id)).toBe(dueOn)
        else expect(aims.get(id)).toBe(plus(base.doneOn ?? aims.get(base.id) ?? '', dueDays))
      }
    }),
  )
})

test('where steps count from each other, each still has a day: a checklist can be read whatever was written', () => {
  const round = ['a', 'b', 'c'].map((id, at) => ({
    ...{ id, dueOn: '2026-11-24', dueFrom: ['c', 'a', 'b'][at] ?? null, dueDays: 1, doneOn: null },
  }))
  expect([...aimsOf(round).values()]).toEqual(['2026-11-26', '2026-11-26', '2026-11-26'])
  const [one, other, last] = playbooks.other as [Task, Task, Task]
  const tasks = [
    { ...one, due: { from: other.id, days: 1 } },
    { ...other, due: { from: one.id, hours: 2 } },
    { ...last, due: { from: other.id, days: 3 } },
  ]
  expect(tasks.map((task) => aimedHours(task, tasks))).toEqual([26, 26, 98])
})

describe('hours', () => {
  const [task] = playbooks.phishing as [Task, ...Task[]]
  const zones = ['America/New_York', 'America/Los_Angeles', 'Pacific/Honolulu', 'America/Puerto_Rico']
  const step = (hours: number): Task => ({ ...task, due: { from: 'discovery', hours } })

  test.each([
    ['four hours at noon end the same day', '2026-11-24T17:00:00Z', 4, '2026-11-24'],
    ['four hours an hour before midnight end tomorrow', '2026-11-25T04:00:00Z', 4, '2026-11-25'],
    [
      '23 hours at half past midnight end tomorrow, where the clock skips an hour',
      '2026-03-08T05:30:00Z',
      23,
      '2026-03-09',
    ],
    [
      '24 hours at half past midnight end the same day, where an hour comes twice',
      '2026-11-01T04:30:00Z',
      24,
      '2026-11-01',
    ],
    ['two days at the end of February', '2026-02-27T17:00:00Z', 48, '2026-03-01'],
  ])('%s', (_, enteredAt, hours, day) => {
    const zone = 'America/New_York'
    expect(aimedDay(step(hours), [], { discoveredOn: dayAt(enteredAt, zone), enteredAt, zone })).toBe(day)
  })

  test('run from the moment of entering, on every day of the year and in every zone', () => {
    const at = fc.date({ min: new Date('2026-01-01'), max: new Date('2029-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(at, fc.integer({ min: 0, max: 72 }), fc.constantFrom(...zones), (date, hours, zone) => {
        const enteredAt = date.toISOString()
        const begin = { discoveredOn: dayAt(enteredAt, zone), enteredAt, zone }
        const end = new Date(date.getTime() + hours * 3_600_000).toISOString()
        expect(aimedDay(step(hours), [], begin)).toBe(dayAt(end, zone))
      }),
    )
  })

  test('of an incident that was entered later count from its discovery, so that they are long over', () => {
    const begin = { discoveredOn: '2026-11-20', enteredAt: '2026-11-24T17:00:00Z', zone: 'America/New_York' }
    expect(aimedDay(step(4), [], begin)).toBe('2026-11-20')
    expect(soonness('2026-11-20', 4, { ...begin, today: '2026-11-24' })).toBe('now')
  })
})

test.each([
  ['2026-11-24', 0.25, 'now'],
  ['2026-11-24', 8, 'today'],
  ['2026-11-25', 24, 'this week'],
  ['2026-11-30', null, 'this week'],
  ['2026-12-01', null, null],
])('on the first day a step aimed for %s after %s hours is %s', (aim, hours, soon) => {
  const first = { today: '2026-11-24', enteredAt: '2026-11-24T17:00:00Z', zone: 'America/New_York' }
  expect(soonness(aim, hours, first)).toBe(soon)
  expect(soonness(aim, hours, { ...first, today: '2026-11-25' })).toBeNull()
})

test('a step that comes first counts as met when it is done, not needed or on no checklist', () => {
  const open = new Set(['screenshot-the-post'])
  expect(firstOf(['screenshot-the-post', 'nowhere'], (id) => open.has(id))).toEqual(['screenshot-the-post'])
  expect(firstOf(['nowhere'], (id) => open.has(id))).toEqual([])
})

test('a hold moves a day to its end and never to an earlier one', () => {
  expect(whileHeld('2026-11-27', '2026-12-20')).toBe('2026-12-20')
  expect(whileHeld('2027-01-27', '2026-12-20')).toBe('2027-01-27')
  expect(whileHeld('2026-11-27', null)).toBe('2026-11-27')
})
