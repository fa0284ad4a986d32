import { expect, test } from 'vitest'
import { incidentIdOf, inOrderOfIds, isIncidentId, placeOf } from '../../../src/breach/incident/incident-id.ts'

test.each([
  [{ year: 2026, number: 14 }, '2026-0014'],
  [{ year: 2026, number: 9999 }, '2026-9999'],
  [{ year: 2027, number: 10_000 }, '2027-10000'],
] as const)('the incident %j is called %s, and found by that', (place, id) => {
  expect(incidentIdOf(place)).toBe(id)
  expect(placeOf(id)).toEqual(place)
  expect(isIncidentId(id)).toBe(true)
})

test.each([
  '',
  '2026',
  '2026-014',
  '2026-0014 ',
  'x2026-0014',
  '20261-0014',
  '2026-1234567890',
  'abcd-0014',
  '2026-abcd',
])('“%s” is the id of no incident', (text) => {
  expect(isIncidentId(text)).toBe(false)
})

test('the ten thousandth incident of a year comes after the ninth, and before the next year’s first', () => {
  const ids = ['2027-0001', '2026-10000', '2026-0009', '2026-9999']
  expect(ids.toSorted(inOrderOfIds)).toEqual(['2026-0009', '2026-9999', '2026-10000', '2027-0001'])
})
