import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plus } from '../../../src/breach/law/day.ts'
import { endOf, holdOn } from '../../../src/breach/law/hold.ts'
import type { Hold } from '../../../src/breach/law/situation.ts'

const written: Hold = { form: 'written', statedOn: '2026-03-10', until: '2026-04-10', documented: true, impedes: true }
const oral: Hold = { ...written, form: 'oral', until: null }

test.each<[says: string, holds: Hold[], day: string, until: string | null]>([
  ['nothing holds where nobody asked', [], '2026-03-10', null],
  ['the day before the statement is free', [written], '2026-03-09', null],
  ['the day of the statement is held', [written], '2026-03-10', '2026-04-10'],
  ['the last day before its end is held', [written], '2026-04-09', '2026-04-10'],
  ['on the day of its end notice may go', [written], '2026-04-10', null],
  ['an oral statement holds thirty days', [oral], '2026-04-08', '2026-04-09'],
  ['and no longer', [oral], '2026-04-09', null],
  ['a written one without an end holds thirty days', [{ ...written, until: null }], '2026-04-08', '2026-04-09'],
  ['one that says nothing of impeding holds nothing', [{ ...written, impedes: false }], '2026-03-20', null],
  ['an oral one that is not documented holds nothing', [{ ...oral, documented: false }], '2026-03-20', null],
  ['of two the later end counts', [written, { ...oral, statedOn: '2026-03-20' }], '2026-03-25', '2026-04-19'],
  ['whichever was stated first', [written, { ...written, until: '2026-04-05' }], '2026-03-25', '2026-04-10'],
  [
    'of two that follow one another the first does not reach over the gap',
    [
      { ...oral, until: '2026-03-12' },
      { ...written, statedOn: '2026-03-20' },
    ],
    '2026-03-15',
    null,
  ],
])('%s', (_, holds, day, until) => {
  expect(holdOn(holds, day)).toBe(until)
})

const days = fc.integer({ min: 0, max: 120 }).map((after) => plus('2026-01-01', after))
const anyHold: fc.Arbitrary<Hold> = fc.record({
  form: fc.constantFrom('written', 'oral'),
  statedOn: days,
  until: fc.option(days, { nil: null }),
  documented: fc.boolean(),
  impedes: fc.boolean(),
})

test('whatever was stated, a day is held exactly where some statement made by then has not ended', () => {
  fc.assert(
    fc.property(fc.array(anyHold, { maxLength: 5 }), days, (holds, day) => {
      const standing = holds.filter((hold) => hold.statedOn <= day && (endOf(hold) ?? '') > day)
      const until = holdOn(holds, day)
      expect(until !== null).toBe(standing.length > 0)
      if (until !== null) expect(until > day && standing.every((hold) => (endOf(hold) ?? '') <= until)).toBe(true)
    }),
  )
})
