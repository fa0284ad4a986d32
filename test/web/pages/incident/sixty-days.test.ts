import { expect, test } from 'vitest'
import type { IncidentStanding } from '../../../../src/breach/next/incident-standing.ts'
import { sixtyDays } from '../../../../src/web/pages/incident/sixty-days.ts'

const standing = (days: Record<string, string>) =>
  ({
    discoveredOn: '2026-11-02',
    today: '2026-11-22',
    duties: Object.entries(days).map(([id, due]) => ({ id, due, status: 'open', track: 'immediate' })),
    people: { byState: {}, count: 5 },
  }) as unknown as IncidentStanding

test('of two labels that would write over each other the later has none, on a phone sooner than at a desk', () => {
  const { marks } = sixtyDays(
    standing({
      'state.TX.attorney-general': '2026-12-02',
      'state.PR.department-of-consumer-affairs': '2026-12-12',
      'hipaa.ocr': '2027-01-01',
    }),
  )
  expect(marks.map(({ shown }) => shown)).toEqual(['everywhere', 'on-desk', 'everywhere'])
  expect(marks).toHaveLength(3)
})

test('labels far apart stand everywhere', () => {
  const { marks } = sixtyDays(standing({ 'hipaa.ocr': '2027-01-01', 'state.TX.attorney-general': '2026-11-12' }))
  expect(marks.map(({ shown }) => shown)).toEqual(['everywhere', 'everywhere'])
})
