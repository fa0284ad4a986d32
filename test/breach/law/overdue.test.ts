import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plus } from '../../../src/breach/law/day.ts'
import { isPast, isSoon } from '../../../src/breach/law/overdue.ts'
import { isDone, isOpen } from '../../../src/breach/law/pending-duty.ts'
import { stepStatus } from '../../../src/breach/playbooks/steps.ts'

const SRC = new URL('../../../src/', import.meta.url)

describe('a last day', () => {
  test.each([
    ['2026-03-13', false, true],
    ['2026-03-14', false, true],
    ['2026-03-15', true, false],
    ['2026-03-07', false, true],
    ['2026-03-06', false, false],
  ] as const)('of March 14 is on %s past: %s, and soon: %s', (today, past, soon) => {
    expect([isPast('2026-03-14', today), isSoon('2026-03-14', today)]).toEqual([past, soon])
  })

  test('that nobody named is never past and never soon', () => {
    expect([isPast(null, '2026-03-14'), isSoon(null, '2026-03-14')]).toEqual([false, false])
  })

  test('is past from the day after it on, and never again in time', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
        const today = plus('2026-03-14', days)
        expect(isPast('2026-03-14', today)).toBe(days > 0)
        expect(isSoon('2026-03-14', today)).toBe(days <= 0 && days >= -7)
      }),
    )
  })
})

test.each([
  ['2026-03-14', false, 'open'],
  ['2026-03-15', false, 'overdue'],
  ['2026-03-15', true, 'done'],
] as const)('a step that had to be done by March 14 is on %s, done: %s, %s', (today, done, status) => {
  expect(stepStatus({ dueOn: '2026-03-14', isDone: done }, today)).toBe(status)
})

test.each([
  ['open', true, false],
  ['overdue', true, false],
  ['held', false, false],
  ['done', false, true],
  ['done_late', false, true],
] as const)('a duty that is %s is to be met now: %s, was met: %s', (status, open, done) => {
  expect([isOpen({ status }), isDone({ status })]).toEqual([open, done])
})

test('overdue is decided in one place: nowhere else is a day compared with a last day', () => {
  const comparing = /\b(due|dueOn|lastDay)\)? [<>]=? |[^=] [<>]=? (\w+\.)?(due|dueOn|lastDay)\b/
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => comparing.test(readFileSync(new URL(file, SRC), 'utf8')))
  expect(files.map((file) => file.split('/').at(-1))).toEqual(['overdue.ts'])
})
