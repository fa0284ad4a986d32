import { expect, test } from 'vitest'
import { lastDays } from '../../../src/breach/duties/duties.ts'
import { complete } from '../../../src/breach/law/complete.ts'
import { lastDayOf, type PendingDuty } from '../../../src/breach/law/pending-duty.ts'
import type { Situation } from '../../../src/breach/law/situation.ts'

const letters: PendingDuty = {
  id: 'hipaa.individuals',
  to: '600 individuals',
  due: '2026-04-11',
  standard: 'without unreasonable delay',
  citation: '45 CFR 164.404(b)',
  why: 'It was discovered on February 10, 2026.',
  delayedUnder: '45 CFR 164.412',
}
const hold = { form: 'written', statedOn: '2026-03-01', until: '2026-05-01', documented: true, impedes: true } as const

function situation(more: object = {}): Situation {
  return complete({ event: { knownOn: '2026-02-10' }, people: { total: 600 }, ...more }, '2026-03-14')
}

test('the last day of a duty that waits is the law’s', () => {
  expect(lastDayOf(letters, situation())).toEqual({ day: '2026-04-11', heldUntil: null })
})

test('a hold of law enforcement moves it, and says from when on it can be met', () => {
  expect(lastDayOf(letters, situation({ holds: [hold] }))).toEqual({ day: '2026-05-01', heldUntil: '2026-05-01' })
  const unmoved = { ...letters, delayedUnder: null }
  expect(lastDayOf(unmoved, situation({ holds: [hold] }))).toEqual({ day: '2026-04-11', heldUntil: null })
})

test('a duty that was met, or of which the law names no day, has none', () => {
  expect(lastDayOf(letters, situation({ done: { 'hipaa.individuals': '2026-03-10' } }))).toBeNull()
  expect(lastDayOf({ ...letters, doneOn: '2026-03-10' }, situation())).toBeNull()
  expect(lastDayOf({ ...letters, due: null }, situation())).toBeNull()
})

test('the last days of a situation are those of the duties that wait', () => {
  const [first] = lastDays(situation())
  expect(first).toEqual({ day: '2026-04-11', heldUntil: null })
  expect(lastDays(situation()).every(({ day }) => day >= '2026-04-11')).toBe(true)
  const told = { 'hipaa.individuals': '2026-03-10', 'hipaa.ocr': '2026-03-10' }
  expect(lastDays(situation({ done: told }))).toEqual([])
})
