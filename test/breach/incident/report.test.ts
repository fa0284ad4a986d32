import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GROUPS, type Reported, reportOf, twelveMonths } from '../../../src/breach/incident/report.ts'
import { plus } from '../../../src/breach/law/day.ts'
import { KINDS, type Kind } from '../../../src/breach/law/kinds.ts'

const MONTHS = twelveMonths('2026-11-30')

const PLAIN: Reported = {
  ...{ id: '2026-0001', title: 'A fax', kind: 'misdirected_mail_or_fax', site: null, vendor: null },
  ...{ discoveredOn: '2026-11-02', decidedOn: null, mailedOn: null, closedOn: null },
  ...{ isLarge: false, told: 0, duties: 0, late: [] },
}

describe('the report of twelve months', () => {
  test('begins with the month that was eleven months ago', () => {
    expect([MONTHS.length, MONTHS[0], MONTHS[11]]).toEqual([12, '2025-12', '2026-11'])
    expect(twelveMonths('2026-01-01')[0]).toBe('2025-02')
  })

  test('averages the days over the incidents that came so far, site by site', () => {
    const austin = { ...PLAIN, site: 'Austin', decidedOn: '2026-11-12' }
    const later = { ...austin, decidedOn: '2026-11-22', mailedOn: '2026-12-02' }
    const { sites, all } = reportOf([PLAIN, austin, later], MONTHS)
    expect(sites[0]).toEqual({ site: 'Austin', incidents: 2, decision: 15, letters: 30, closing: null })
    expect(sites[1]).toEqual({ site: null, incidents: 1, decision: null, letters: null, closing: null })
    expect(all).toEqual({ decision: 15, letters: 30, closing: null })
  })

  test('names what came back, with its sites, and every vendor', () => {
    const photo = { ...PLAIN, kind: 'photo_without_authorization' as Kind, site: 'Waco' }
    const vendor = { ...PLAIN, kind: 'vendor_breach' as Kind, vendor: 'BookWell' }
    const { causes, vendors } = reportOf([photo, { ...photo, site: 'Austin' }, vendor, PLAIN], MONTHS)
    expect(causes).toEqual([{ name: 'photo_without_authorization', times: 2, sites: ['Austin', 'Waco'] }])
    expect(vendors).toEqual([{ name: 'BookWell', times: 1, sites: [] }])
  })

  test('counts each incident of these months in one month, one group and one site', () => {
    const kinds = Object.keys(KINDS) as Kind[]
    const incident = fc.record({
      kind: fc.constantFrom(...kinds),
      site: fc.constantFrom(null, 'Austin', 'Waco'),
      day: fc.integer({ min: 0, max: 364 }),
    })
    fc.assert(
      fc.property(fc.array(incident), (some) => {
        const all = some.map(({ day, ...facts }) => ({ ...PLAIN, ...facts, discoveredOn: plus('2025-12-01', day) }))
        const { months, sites } = reportOf(all, MONTHS)
        const inMonths = months.flatMap(({ groups }) => GROUPS.map((group) => groups[group]))
        expect(inMonths.reduce((sum, number) => sum + number, 0)).toBe(all.length)
        expect(sites.reduce((sum, { incidents }) => sum + incidents, 0)).toBe(all.length)
      }),
    )
  })
})
