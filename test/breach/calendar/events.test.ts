import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ShownEvent, shownNow, type WantedEvent } from '../../../src/breach/calendar/events.ts'

const AT = '2026-11-24T15:00:00.000Z'
const LATER = '2026-11-25T15:00:00.000Z'
const event = (uid: string, day = '2026-12-24'): WantedEvent => ({ uid, day, summary: 'Legal deadline', path: '/' })
const uids = (events: readonly ShownEvent[]) =>
  events.map(({ uid, sequence, cancelled }) => ({ uid, sequence, cancelled }))

test('a new event begins at 0, a moved one rises by one, and one that stays as it is stays as it was', () => {
  const first = shownNow([], [event('a'), event('b')], AT)
  const then = shownNow(first, [event('a'), event('b', '2026-12-31')], LATER)
  expect(then.map(({ uid, day, sequence, changedAt }) => [uid, day, sequence, changedAt])).toEqual([
    ['a', '2026-12-24', 0, AT],
    ['b', '2026-12-31', 1, LATER],
  ])
})

test('one that went is cancelled for sixty days, and rises again when it comes back', () => {
  const gone = shownNow(shownNow([], [event('a')], AT), [], LATER)
  expect(uids(gone)).toEqual([{ uid: 'a', sequence: 1, cancelled: true }])
  expect(shownNow(gone, [], '2027-01-24T14:00:00.000Z')).toEqual(gone)
  expect(shownNow(gone, [], '2027-01-24T15:00:00.000Z')).toEqual([])
  expect(uids(shownNow(gone, [event('a')], LATER))).toEqual([{ uid: 'a', sequence: 2, cancelled: false }])
})

test('whatever happens, no revision falls, each event is shown once, and what is wanted is never cancelled', () => {
  const day = fc.constantFrom('2026-12-01', '2026-12-02')
  const wanted = fc.uniqueArray(fc.record({ uid: fc.constantFrom('a', 'b', 'c'), day }), { selector: ({ uid }) => uid })
  fc.assert(
    fc.property(fc.array(wanted), (steps) => {
      let shown: ShownEvent[] = []
      for (const step of steps) {
        const before = new Map(shown.map((each) => [each.uid, each.sequence]))
        shown = shownNow(
          shown,
          step.map((each) => event(each.uid, each.day)),
          AT,
        )
        expect(new Set(shown.map(({ uid }) => uid)).size).toBe(shown.length)
        for (const { uid, sequence } of shown) expect(sequence).toBeGreaterThanOrEqual(before.get(uid) ?? 0)
        const live = shown.filter(({ cancelled }) => !cancelled)
        expect(live.map((each) => each.uid).toSorted()).toEqual(step.map(({ uid }) => uid).toSorted())
      }
    }),
  )
})
