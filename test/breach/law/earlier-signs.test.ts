import { expect, test } from 'vitest'
import { answer } from '../../../src/breach/duties/duties.ts'
import { complete } from '../../../src/breach/law/complete.ts'
import { knownBefore } from '../../../src/breach/law/earlier-signs.ts'
import type { Question } from '../../../src/breach/law/situation.ts'

function asked(event: Partial<Question['event']>): string[] {
  const question = { event: { knownOn: '2026-03-02' as const, ...event }, people: { total: 5 } }
  const { notes } = answer(complete(question, '2026-03-10'))
  return notes.filter(({ code }) => code === 'earlier_signs').map(({ text }) => text)
}

test('what began long before anyone knew asks who noticed first, and whether diligence would have shown it', () => {
  const [text] = asked({ from: '2025-10-01' })
  expect(text).toContain('It began on October 1, 2025, 152 days before anyone knew.')
  expect(text).toContain('45 CFR 164.404(a)(2)')
})

test.each([
  ['2026-01-31', 0],
  ['2026-01-30', 1],
] as const)('what began on %s, a month or so before March 2, asks %d times', (from, times) => {
  expect(asked({ from })).toHaveLength(times)
})

test('it asks no more once a day is entered, and not where nobody knows when it began', () => {
  expect(asked({ from: '2025-10-01', shouldHaveBeenKnownOn: '2025-12-01' })).toEqual([])
  expect(asked({ from: '2025-10-01', shouldHaveBeenKnownOn: '2026-03-02' })).toEqual([])
  expect(asked({})).toEqual([])
})

test('a notice that was given before anybody knew asks which of the two days is wrong, until an earlier day stands', () => {
  const told = (given: Partial<Question>) => {
    const event = { knownOn: '2026-03-02' as const, ...given.event }
    const done = { 'hipaa.individuals': '2026-02-20', 'hipaa.ocr': '2026-03-05' }
    return answer(complete({ people: { total: 5 }, done, ...given, event }, '2026-03-10')).notes.map(({ text }) => text)
  }
  const asked = expect.stringContaining('No notice can have been given on February 20, 2026')
  expect(told({})).toContainEqual(asked)
  expect(told({ event: { knownOn: '2026-03-02', shouldHaveBeenKnownOn: '2026-02-20' } })).not.toContainEqual(asked)
  expect(told({ associate: { discoveredOn: '2026-02-19' } })).not.toContainEqual(asked)
})

test('a step that was done before the discovery says that somebody knew then; the earliest is named', () => {
  const done = [
    { title: 'Take it down', doneOn: '2026-02-27' },
    { title: 'Take a screenshot', doneOn: '2026-02-26' },
  ] as const
  expect(knownBefore('2026-03-02', done)).toContain('“Take a screenshot” was done on February 26, 2026')
  expect(knownBefore('2026-03-02', done.toReversed())).toContain('“Take a screenshot”')
  expect(knownBefore('2026-02-26', done)).toBeNull()
  expect(knownBefore('2026-03-02', [])).toBeNull()
})
