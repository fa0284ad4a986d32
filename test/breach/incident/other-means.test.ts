import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { namedBy } from '../../../src/breach/incident/other-means.ts'

const TODAY = '2026-11-30'
const SUE = { sue: '2026-11-22' }
const again = (givenOn: string, ...left: string[]) =>
  namedBy({ givenOn, replaces: '2026-11-22', before: SUE, left }, TODAY)

describe('a record of substitute notice by other means names', () => {
  test('whom no letter reached when it was made', () => {
    const first = { givenOn: '2026-11-22', replaces: null, before: {}, left: ['sue', 'max'] }
    expect(namedBy(first, TODAY)).toEqual({ sue: '2026-11-22', max: '2026-11-22' })
  })

  test('nobody else where it corrects what was recorded, to a receipt or another day', () => {
    expect(again('2026-11-22')).toEqual(SUE)
    expect(again('2026-11-22', 'max')).toEqual(SUE)
    expect(again('2026-11-20', 'max')).toEqual({ sue: '2026-11-20' })
    expect(again('2026-11-24')).toEqual({ sue: '2026-11-24' })
  })

  test('who was left, where somebody was told later or today', () => {
    expect(again('2026-11-29', 'max')).toEqual({ ...SUE, max: '2026-11-29' })
    const today = { givenOn: TODAY, replaces: TODAY, before: { sue: TODAY }, left: ['max'] }
    expect(namedBy(today, TODAY)).toEqual({ sue: TODAY, max: TODAY })
  })

  test('whoever was named before, whatever is recorded, and nobody who was neither named nor left', () => {
    const day = fc.integer({ min: 10, max: 30 }).map((date) => `2026-11-${date}`)
    const names = fc.uniqueArray(fc.constantFrom('ana', 'max', 'sue', 'tom'))
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('ana', 'max'), day), names, day, day, (before, others, givenOn, on) => {
        const left = others.filter((name) => !(name in before))
        const named = Object.keys(namedBy({ givenOn, replaces: on, before, left }, TODAY))
        expect(named).toEqual(expect.arrayContaining(Object.keys(before)))
        expect([...Object.keys(before), ...left]).toEqual(expect.arrayContaining(named))
      }),
    )
  })
})
