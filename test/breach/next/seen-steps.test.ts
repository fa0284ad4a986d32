import { expect, test } from 'vitest'
import type { Duty } from '../../../src/breach/law/answer.ts'
import { seenStep } from '../../../src/breach/next/seen-steps.ts'
import { standingWith } from './case.ts'

const letter = { id: 'hipaa.individuals', status: 'open' } as Duty
const office = { id: 'state.TX.attorney-general', status: 'open' } as Duty
const isDone = (step: string, duties: Duty[], facts = {}) =>
  seenStep(step, { standing: standingWith(facts), duties, checklist: [] })?.isDone

test('the list ticks itself once it is imported, and not by an estimate', () => {
  expect(isDone('list-the-affected', [])).toBe(true)
  expect(isDone('list-the-affected', [], { people: { by: 'estimate' } })).toBe(false)
})

test('the decision ticks itself once it stands, and not while it waits for the second signature', () => {
  expect(isDone('assess-the-risk', [])).toBe(true)
  expect(isDone('assess-the-risk', [], { decision: { breach: 'presumed', assessment: 'to_sign' } })).toBe(false)
})

test('where everybody was told and nobody decided, the step says that and not that a decision stands', () => {
  const standing = standingWith({ decision: { breach: 'yes', assessment: 'none' } })
  expect(seenStep('assess-the-risk', { standing, duties: [], checklist: [] })).toEqual({
    isDone: true,
    words: 'Ticked by itself: everybody was told, as the law presumes a breach.',
  })
})

test('the letters tick themselves when their duties are done, whatever the offices were told', () => {
  expect(isDone('mail-the-letters', [letter, { ...office, status: 'done' }])).toBe(false)
  expect(isDone('mail-the-letters', [{ ...letter, status: 'done_late' }, office])).toBe(true)
  expect(isDone('tell-the-regulators', [letter, { ...office, status: 'done' }])).toBe(true)
})

test('where no notice is owed nothing ticks itself, nor where only a person knows', () => {
  expect(isDone('mail-the-letters', [])).toBeUndefined()
  expect(isDone('secure-the-place', [letter])).toBeUndefined()
})

test('whoever recorded a hold has done that step, also once the hold has run out', () => {
  expect(isDone('record-a-hold', [])).toBeUndefined()
  expect(isDone('record-a-hold', [], { holds: 1, heldUntil: '2026-12-20' })).toBe(true)
  expect(isDone('record-a-hold', [], { holds: 1, heldUntil: null })).toBe(true)
})
