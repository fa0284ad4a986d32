import { describe, expect, test } from 'vitest'
import { isOfOtherSite, sitesOfOthers } from '../../../src/breach/incident/site.ts'

function of(id: string, site: string | null, role = 'staff', disabledAt: string | null = null) {
  return { id, site, role, disabledAt }
}
const accounts = [of('sal', 'Salem'), of('bo', 'Boston'), of('flo', null), of('gone', 'Lynn', 'staff', '2026-11-22')]

describe('the sites of others', () => {
  test('are those of the other staff who can sign in', () => {
    expect(sitesOfOthers(accounts, 'sal')).toEqual(['boston'])
  })

  test('are none to whoever works at all sites, and to officers', () => {
    expect(sitesOfOthers(accounts, 'flo')).toEqual([])
    expect(sitesOfOthers([...accounts, of('ana', 'Salem', 'officer')], 'ana')).toEqual([])
  })

  test('are told apart by neither case nor accents', () => {
    expect(sitesOfOthers([of('a', 'Québec '), of('b', 'quebec')], 'a')).toEqual([])
  })
})

describe('an incident at the site of others', () => {
  const asks = { user: 'sal', sites: ['boston'] }
  const boston = { site: 'Boston', loggedBy: 'bo' }
  const step = { ownedBy: null, backup: null }

  test('is no business of whoever works elsewhere', () => {
    expect(isOfOtherSite(boston, asks, [step])).toBe(true)
  })

  test('is one’s business who logged it, has a step of it or stands in', () => {
    expect(isOfOtherSite({ ...boston, loggedBy: 'sal' }, asks, [step])).toBe(false)
    expect(isOfOtherSite(boston, asks, [{ ...step, ownedBy: 'sal' }])).toBe(false)
    expect(isOfOtherSite(boston, asks, [{ ...step, backup: 'sal' }])).toBe(false)
  })

  test('is everybody’s where its place is nobody’s site, or none is named', () => {
    expect(isOfOtherSite({ ...boston, site: 'Online booking' }, asks, [])).toBe(false)
    expect(isOfOtherSite({ ...boston, site: null }, asks, [])).toBe(false)
  })
})
