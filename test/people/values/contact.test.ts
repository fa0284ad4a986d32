import { describe, expect, test } from 'vitest'
import { SHIPPED } from '../../../src/letters/state/directory.ts'
import { isPhone, isTollFree, isWebsite } from '../../../src/people/values/contact.ts'

describe('a telephone number', () => {
  test.each([
    '617-555-0100',
    '(617) 555-0100',
    '617.555.0100 ext. 12',
    '617 555 0100 x7',
    '+1 617 555 0100',
    '1-617-555-0100',
    '877-FTC-HELP',
    '+44 20 7946 0000',
    '1-800-CONTACTS',
    '800-FLOWERS-NOW',
    '1-800-FAX1234',
    '1-800-EXX-1234',
    '617\u2011555\u20110100',
    '617\u2013555\u20130100',
    '617-555-0100 ext: 12',
    '617-555-0100x12',
    '617-555-0100, option 2',
    '800-555-0142 (TTY 711)',
    '800-555-0142 TTY: 800-555-0143',
  ])('that can be dialed is %s', (text) => expect(isPhone(text)).toBe(true))

  test.each([
    '12',
    '303-555-01',
    '555-0100',
    '117-555-0100',
    '617-155-0100',
    '+44 12',
    'none',
    'see below',
    '617-555-01000',
    '(TTY 711)',
    'option 2',
    '1-800-FAX',
    '617-555-0100 or 617-555-0101',
  ])('is not %s', (text) => expect(isPhone(text)).toBe(false))

  test('costs the caller nothing by its area code alone', () => {
    expect(['800-555-0142', '+1 (888) 555-0142', '1-833-555-0142 ext. 2'].filter(isTollFree)).toHaveLength(3)
    expect(['12', '617-555-0800', '811-555-0142', '+44 800 555 0142'].filter(isTollFree)).toEqual([])
  })
})

test('a website is a domain and what may follow it', () => {
  expect(['clinic.example', 'www.clinic.example', 'https://clinic.example/notice?x=1'].filter(isWebsite)).toHaveLength(
    3,
  )
  expect(['not a site', 'clinic', 'rosa@clinic.example', 'ftp://clinic.example', '.example'].filter(isWebsite)).toEqual(
    [],
  )
})

test('the numbers and websites that come with the product pass', () => {
  const all = [...SHIPPED.bureaus, SHIPPED.tradeCommission, ...Object.values(SHIPPED.offices)]
  expect(all.filter(({ phone, website }) => !isPhone(phone ?? '') || !isWebsite(website ?? ''))).toEqual([])
})
