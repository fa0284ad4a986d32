import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plus } from '../../../../src/breach/law/day.ts'
import { LANES } from '../../../../src/web/pages/log/acts-shown.ts'
import { pictureOf } from '../../../../src/web/pages/log/lanes.ts'
import type { Moment } from '../../../../src/web/pages/log/moments.ts'

const DISCOVERED = '2026-10-01'
const plain = { label: '', words: 'Something.', look: 'done', law: null, aim: null, recordedOn: null } as const
const lines = { law: '', letters: '', steps: '', decision: '', people: '' }
const asked = { moments: [], bands: [], lines, discoveredOn: DISCOVERED, today: plus(DISCOVERED, 30), isClosed: false }

function moment(day: number, facts: Partial<Moment> = {}): Moment {
  return { ...plain, lane: 'law', day: plus(DISCOVERED, day), ...facts }
}

describe('the picture of the timeline', () => {
  test('runs from the discovery to the sixtieth day, with today between them', () => {
    const { from, to, today, ticks } = pictureOf(asked)
    expect([from, to, today[0]?.number]).toEqual([DISCOVERED, '2026-11-30', 30])
    expect(ticks.map(({ number }) => number).toSorted((one, other) => one - other)).toEqual([0, 10, 30, 45, 60])
  })

  test('has what happened on one day as one mark, and shows what is broken before what is done', () => {
    const moments = [
      moment(10, { label: 'Texas' }),
      moment(10, { label: 'HHS', look: 'broken' }),
      moment(20, { lane: 'steps' }),
    ]
    const { lanes } = pictureOf({ ...asked, moments })
    expect(lanes.map(({ marks }) => marks.length)).toEqual([1, 0, 1, 0, 0])
    expect(lanes[0]?.marks[0]).toMatchObject({ label: 'HHS', text: 'red t' })
  })

  test('draws a hold no further than its edges', () => {
    const band = { from: plus(DISCOVERED, -40), to: plus(DISCOVERED, 400) }
    const [drawn] = pictureOf({ ...asked, bands: [band] }).bands
    expect([drawn?.at, (drawn?.at ?? 0) + (drawn?.width ?? 0)]).toEqual([15, 96])
  })

  test('ends where a closed incident ended, and has no line for today after that', () => {
    const { today } = pictureOf({ ...asked, today: plus(DISCOVERED, 900), isClosed: true })
    expect(today).toEqual([])
  })

  test('keeps every mark within it, in the order of days, and no label over another', () => {
    const lane = fc.constantFrom(...LANES)
    const label = fc.constantFrom('', 'HHS', 'New York', 'the Northern Mariana Islands')
    const some = fc.array(fc.tuple(fc.integer({ min: -900, max: 900 }), lane, label), { maxLength: 40 })
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 2000 }), (all, day) => {
        const moments = all.map(([at, where, name]) => moment(at, { lane: where, label: name }))
        const picture = pictureOf({ ...asked, moments, today: plus(DISCOVERED, day) })
        for (const { marks } of picture.lanes) {
          const places = marks.map(({ at }) => at)
          expect(places).toEqual(places.toSorted((one, other) => one - other))
          for (const at of places) expect(at >= 15 && at <= 96).toBe(true)
          const ends = marks.filter((mark) => mark.label !== '').map(spanOf)
          for (const [place, [start]] of ends.entries()) expect(start).toBeGreaterThanOrEqual(ends[place - 1]?.[1] ?? 0)
        }
      }),
    )
  })
})

function spanOf({ at, anchor, label }: { at: number; anchor: string; label: string }): [number, number] {
  const width = label.length * 0.85
  const start = anchor === 'start' ? at : anchor === 'end' ? at - width : at - width / 2
  return [start, start + width]
}
