import { describe, expect, test } from 'vitest'
import { type Accountable, listingOf, reachesBackTo } from '../../../src/breach/incident/accounting.ts'
import type { Incident } from '../../../src/breach/incident/incident.ts'

const TODAY = '2026-11-22'
const EVENT = { nature: 'disclosure', permitted: false, phi: true } as Incident['event']

function listed(
  changes: Partial<Accountable> = {},
  event: Partial<Incident['event']> = {},
  breach: 'no' | 'yes' = 'yes',
) {
  const incident = { occurredFrom: null, occurredTo: null, discoveredOn: '2026-11-02', ...changes }
  return listingOf({ ...incident, event: { ...EVENT, ...event } }, breach, TODAY)
}

describe('an accounting of disclosures, 45 CFR 164.528', () => {
  test('lists a disclosure that was not permitted', () => {
    expect(listed()).toMatchObject({
      listed: true,
      because: expect.stringContaining('not covered by any exception'),
      isReading: false,
    })
  })

  test('lists it also where it was no breach, and says so', () => {
    expect(listed({}, {}, 'no')).toMatchObject({
      listed: true,
      because: expect.stringContaining('found not to be a breach'),
    })
  })

  test('does not list a use within the practice', () => {
    expect(listed({}, { nature: 'use' })).toMatchObject({ listed: false, isReading: false })
  })

  test('does not list what was no protected health information', () => {
    expect(listed({}, { phi: false })).toMatchObject({ listed: false, isReading: false })
  })

  test.each(['access', 'acquisition'] as const)('lists %s by somebody from outside, as our reading', (nature) => {
    expect(listed({}, { nature })).toMatchObject({ listed: true, isReading: true })
  })

  test('leaves a permitted disclosure to the officer, as our reading', () => {
    expect(listed({}, { permitted: true })).toMatchObject({ listed: false, isReading: true })
  })

  test('reaches back six years to the day', () => {
    expect(reachesBackTo(TODAY)).toBe('2020-11-22')
    expect(reachesBackTo('2028-02-29')).toBe('2022-02-28')
    expect(listed({ occurredTo: '2020-11-22' }).listed).toBe(true)
    expect(listed({ occurredTo: '2020-11-21' })).toMatchObject({
      listed: false,
      because: expect.stringContaining('six years'),
      isReading: false,
    })
  })

  test('counts what may have gone on until its discovery by that day', () => {
    expect(listed({ occurredFrom: '2015-01-01', discoveredOn: '2021-01-01' }).listed).toBe(true)
  })
})
