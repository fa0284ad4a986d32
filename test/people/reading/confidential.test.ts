import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countOf, layoutOf, peopleOf, personOf } from '../people.ts'

const HEADER = 'MRN,Last Name,First Name,Address,City,State,Zip'
const ROW = '7,Lopez,Ana,12 Elm St,Lowell,MA,01852'
const HOME = { line1: '12 Elm St', city: 'Lowell', state: 'MA', zip: '01852' }
const SISTER = { line1: '9 Oak Ave', city: 'Nashua', state: 'NH', zip: '03060' }
const read = (columns: string, cells: string) => personOf(`${HEADER},${columns}`, `${ROW},${cells}`)

describe('an address for confidential communication is the one on the letter', () => {
  test.each([
    ['Confidential Address', '"9 Oak Ave, Nashua, NH 03060"'],
    ['Alternate Address', '"9 Oak Ave, Nashua, NH 03060"'],
    ['ALT_ADDRESS', '"9 Oak Ave\nNashua, NH 03060"'],
    ['Send Mail To', '"9 Oak Ave, Nashua, NH 03060"'],
    ['Confidential Communication', '"9 Oak Ave, Nashua, NH 03060"'],
    ['Confidential Communication Address', '"9 Oak Ave, Nashua, NH 03060"'],
    ['Confidential Street,Confidential City,Confidential State,Confidential Zip', '9 Oak Ave,Nashua,NH,03060'],
    ['Alternate Address 1,Alternate City,Alternate State,Alternate Zip Code', '9 Oak Ave,Nashua,NH,03060'],
    ['alt_addr_1,alt_city,alt_st,alt_zip', '9 Oak Ave,Nashua,NH,03060'],
    ['ConfidentialAddressLine1,ConfidentialCity,ConfidentialState,ConfidentialZip', '9 Oak Ave,Nashua,NH,03060'],
    ['Confidential Address,Confidential City/State/Zip', '9 Oak Ave,"Nashua, NH 03060"'],
    ['Confidential,Alternate Address', 'Y,"9 Oak Ave, Nashua, NH 03060"'],
  ])('in %s', (columns, cells) => {
    expect(read(columns, cells)).toMatchObject({ confidential: true, address: SISTER, residence: HOME })
  })

  test('with its own unit', () => {
    const columns = 'Alternate Address 1,Alternate Address 2,Alternate City,Alternate State,Alternate Zip'
    expect(read(columns, '9 Oak Ave,Apt 4,Nashua,NH,03060').address).toEqual({ ...SISTER, line2: 'Apt 4' })
  })

  test('and the person is counted at home', () => {
    const columns = `${HEADER},Confidential Address`
    expect(countOf(`${columns}\n${ROW},"9 Oak Ave, Nashua, NH 03060"\n`).byState).toEqual({ MA: 1 })
  })
})

describe('a mark without a usable address leaves none, so that the letter waits', () => {
  test.each([
    ['Confidential', 'Y'],
    ['Confidential Communication', 'Yes'],
    ['Confidential Communications Request', 'TRUE'],
    ['Alternative Communication', 'X'],
    ['Confidential', 'Call cell only - do not mail home'],
    ['Confidential,Alternate Address', 'Y,'],
    ['Confidential Flag,Alternate Address', '1,see chart'],
    ['Send Mail To', 'PO Box at work'],
    ['Confidential Address', 'ask patient'],
  ])('%s: %s', (columns, cells) => {
    const person = read(columns, cells)
    expect(person).toMatchObject({ confidential: true, residence: HOME })
    expect(person.address).toEqual({})
  })
})

describe('nobody is taken to have asked', () => {
  test.each([
    ['Confidential', 'N'],
    ['Confidential', ''],
    ['Confidential Communication', 'No'],
    ['Confidential Communication', 'None'],
    ['Confidential', 'Not requested'],
    ['Confidential', 'U'],
    ['Confidential', 'Normal'],
    ['Alternate Address', ''],
    ['Alternate Address', 'none'],
    ['Alternate Address', 'Same as above'],
    ['Alternate Address', '"12 Elm Street, Lowell, MA 01852"'],
    ['Confidential,Alternate Address', 'N,"9 Oak Ave, Nashua, NH 03060"'],
    ['Send Mail To', 'Home'],
    ['Send Mail To', 'Patient'],
    ['Mail To', 'Parent of Ana Lopez'],
    ['Send Mail To', 'Ana M. Lopez'],
    ['Alternate Address', 'see chart'],
    ['Send Mail', 'Y'],
    ['Secondary Address', '"9 Oak Ave, Nashua, NH 03060"'],
    ['Billing Address', '"9 Oak Ave, Nashua, NH 03060"'],
    ['Work Address', '"9 Oak Ave, Nashua, NH 03060"'],
    ['Alternate Billing Address', '"9 Oak Ave, Nashua, NH 03060"'],
    ['Alternate Phone', '978-555-0100'],
    ['Alternate Contact', 'Eva Lopez'],
    ['Alt Email', 'ana@example.com'],
    ['Temporary Address', '"9 Oak Ave, Nashua, NH 03060"'],
  ])('by %s: %s', (columns, cells) => {
    const person = read(columns, cells)
    expect(person.address).toEqual(HOME)
    expect([person.confidential, person.residence]).toEqual([undefined, undefined])
  })

  test('where “mail to” is the only address of a list', () => {
    const [person] = peopleOf(
      'MRN,Name,Mail To Address,Mail To City,Mail To State,Mail To Zip\n1,Ana Lopez,12 Elm St,Lowell,MA,01852\n',
    )
    expect(person).toMatchObject({ address: HOME })
    expect(person!.confidential).toBeUndefined()
    expect(peopleOf('MRN,Name,Confidential Address\n1,Ana Lopez,"9 Oak Ave, Nashua, NH 03060"\n')).toMatchObject([
      { confidential: true, address: SISTER },
    ])
  })

  test('and an alternate address is never the ordinary one', () => {
    const { columns } = layoutOf(
      'MRN,Name,Alternate Address,Alternate City,Address,City,Zip\n1,Ana Lopez,,,12 Elm,Lowell,01852\n',
    )
    expect(columns).toMatchObject({ address_line1: [4], city: [5], confidential_address: [2], confidential_city: [3] })
  })
})

test('what was asked for is said once for the list', () => {
  const rows = ['Y,', 'Y,"9 Oak Ave, Nashua, NH 03060"', ',"9 Oak Ave, Nashua, NH 03060"', 'N,']
  const lines = rows.map((cells, at) => `${at},Lopez,Ana${'x'.repeat(at)},12 Elm St,Lowell,MA,01852,${cells}`)
  const { problems } = countOf(`${HEADER},Confidential,Alternate Address\n${lines.join('\n')}\n`)
  expect(problems.map(({ row, message }) => [row, message])).toEqual([
    [null, expect.stringContaining('In one row the person asked for confidential communication, and the list has no')],
    [null, expect.stringContaining('In 2 rows the person asked for confidential communication at another address.')],
  ])
})

describe('a mark that mail is not wanted stops no notice', () => {
  test.each([
    ['Do Not Mail', 'Y', 'is owed all the same'],
    ['Do Not Contact', 'X', 'is owed all the same'],
    ['DoNotMail', 'true', 'is owed all the same'],
    ['No Mail', '1', 'is owed all the same'],
    ['Marketing Opt Out', 'Yes', 'is owed all the same'],
    ['Opted out', '2024-05-01', 'is owed all the same'],
    ['DNM', 'DNM', 'is owed all the same'],
    ['Bad Address', 'Y', 'last known address'],
    ['Bad Addr Flag', 'B', 'last known address'],
    ['Returned Mail', '3/4/2025', 'last known address'],
    ['Mail Returned', 'RTS', 'last known address'],
    ['Address Invalid', 'TRUE', 'last known address'],
  ])('%s: %s', (column, cell, said) => {
    expect(read(column, cell).address).toEqual(HOME)
    const { problems, people } = countOf(`${HEADER},${column}\n${ROW},${cell}\n`)
    expect(problems).toMatchObject([{ row: null, message: expect.stringContaining(said) }])
    expect(people).toBe(1)
  })

  test.each([
    ['Do Not Mail', 'N'],
    ['Do Not Mail', ''],
    ['Do Not Email', 'Y'],
    ['Email Opt Out', 'Y'],
    ['Do Not Call', 'Y'],
    ['Bad Address', 'good'],
    ['Opt Out', '0'],
    ['Mailing Address 2', 'Apt 3'],
  ])('%s: %s is none', (column, cell) => {
    expect(countOf(`${HEADER},${column}\n${ROW},${cell}\n`).problems).toEqual([])
  })
})

describe('the day on which a row was so', () => {
  test.each([
    ['Last Updated', '2026-03-04'],
    ['Last Visit', '3/4/2026'],
    ['Last Seen Date', '03/04/2026'],
    ['Registration Date', '2026-03-04 10:22:01'],
    ['As Of', '"Mar 4, 2026"'],
    ['updated_at', '2026-03-04T10:22:01Z'],
    ['Address Updated', '20260304'],
    ['Patient Last Visit', '3/4/26'],
    ['DATE_MODIFIED', '2026-03-04'],
  ])('stands in %s', (column, cell) => {
    expect(read(column, cell).asOf).toBe('2026-03-04')
  })

  test.each([
    ['Next Appointment', '2026-03-04'],
    ['Visit Date', '2026-03-04'],
    ['Date of Service', '2026-03-04'],
    ['Last Updated', ''],
    ['Last Updated', 'never'],
    ['Last Visit', '01/01/1900'],
    ['Last Visit', '2031-01-01'],
    ['Customer Since', '2019-01-01'],
  ])('does not stand in %s: “%s”', (column, cell) => {
    expect(read(column, cell).asOf).toBeUndefined()
  })

  test('is never a birth date or a date of death', () => {
    fc.assert(
      fc.property(fc.constantFrom('Last Visit', 'Registration Date', 'As Of', 'Last Updated'), (column) => {
        const [person] = peopleOf(`Last Name,First Name,${column}\nLopez,Ana,2026-03-04\n`)
        expect([person!.birthDate, person!.deathDate]).toEqual([undefined, undefined])
      }),
    )
  })
})
