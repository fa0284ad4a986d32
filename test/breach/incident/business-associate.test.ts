import { describe, expect, test } from 'vitest'
import { agreementMeans, agreementOn } from '../../../src/breach/incident/business-associate.ts'
import { associateClock } from '../../../src/breach/law/associate-clock.ts'

describe('a business associate agreement', () => {
  const agreement = { signedOn: '2025-01-01', expiresOn: '2026-12-31' }

  test.each([
    ['before it was signed', '2024-12-31', 'none'],
    ['on the day it was signed', '2025-01-01', 'in_force'],
    ['61 days before its end', '2026-10-31', 'in_force'],
    ['60 days before its end', '2026-11-01', 'expiring'],
    ['on its last day', '2026-12-31', 'expiring'],
    ['the day after', '2027-01-01', 'expired'],
  ])('%s', (_, day, standing) => {
    expect(agreementOn(agreement, day)).toBe(standing)
  })

  test('without an end stays in force, and one that nobody signed is none', () => {
    expect(agreementOn({ signedOn: '2020-01-01', expiresOn: null }, '2030-01-01')).toBe('in_force')
    expect(agreementOn({ signedOn: null, expiresOn: null }, '2030-01-01')).toBe('none')
  })

  test('that was missing or over says that giving the vendor the information was itself not permitted', () => {
    for (const day of ['2024-12-31', '2027-01-01']) {
      const words = agreementMeans(agreement, day)
      expect(words).toContain('45 CFR 164.308(b), 164.502(e), 164.504(e)')
      expect(words).toContain('was itself not permitted')
    }
    expect(agreementMeans(agreement, '2027-02-03')).toMatch(/had expired on December 31, 2026\./)
    expect(agreementMeans(agreement, '2026-12-31')).toBe(
      'The business associate agreement of January 1, 2025 was in force on December 31, 2026.',
    )
  })
})

describe('the clock of a business associate', () => {
  const vendor = { agent: false, discoveredOn: '2026-09-01', toldUsOn: null, contractDays: null }

  test('is 60 calendar days from its own discovery', () => {
    expect(associateClock(vendor, '2026-09-11')).toEqual({
      byLaw: '2026-10-31',
      byContract: null,
      due: '2026-10-31',
      took: null,
      late: -50,
    })
  })

  test('is shorter where its contract says so', () => {
    expect(associateClock({ ...vendor, contractDays: 10 }, '2026-09-12')).toMatchObject({
      byLaw: '2026-10-31',
      byContract: '2026-09-11',
      due: '2026-09-11',
      late: 1,
    })
  })

  test('stops on the day it told us', () => {
    const told = { ...vendor, contractDays: 10, toldUsOn: '2026-09-14' }
    expect(associateClock(told, '2027-01-01')).toMatchObject({ took: 13, late: 3 })
  })

  test('cannot be told while its discovery is not known', () => {
    expect(associateClock({ ...vendor, discoveredOn: null }, '2026-09-11').due).toBeNull()
  })
})
