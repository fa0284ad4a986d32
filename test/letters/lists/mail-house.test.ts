import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { takes } from '../../../src/letters/lists/abroad.ts'
import { recipientList } from '../../../src/letters/lists/list.ts'
import {
  limitsBroken,
  MAIL_HOUSES,
  type MailHouse,
  mailHouseHeader,
  mailHouseLine,
} from '../../../src/letters/lists/mail-house.ts'
import { type Recipient, recipientOf } from '../../../src/letters/lists/recipient.ts'
import { laptopLetter } from '../../cast/letters.ts'
import { NAUGHTY } from '../../support/rosters/naughty.ts'

const ana: Recipient = {
  names: ['Ana Lopez'],
  line1: '1 Elm St',
  line2: '',
  city: 'Boston',
  state: 'MA',
  zip: '02110',
  country: '',
}

const houseNamed = (id: MailHouse['id']) => MAIL_HOUSES.find((house) => house.id === id)!
const [lob, postgrid, click2mail] = (['lob', 'postgrid', 'click2mail'] as const).map(houseNamed) as [
  MailHouse,
  MailHouse,
  MailHouse,
]

const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true, record_delimiter: '\r\n' })
const cellsOf = (csv: string): string[][] => parse(csv, { record_delimiter: '\r\n' })

describe('a row for a mail house', () => {
  test.each(MAIL_HOUSES)('of an ordinary address goes to $name as it is', (house) => {
    expect(limitsBroken(house, { to: ana, reference: '2026-0001-1-1' })).toEqual([])
    const [row] = rowsOf(
      mailHouseHeader(house, { codes: false }) +
        mailHouseLine(house, { to: ana, reference: '2026-0001-1-1' }, { codes: false }),
    )
    expect(Object.values(row ?? {})).toEqual([
      'Ana Lopez',
      '',
      '1 Elm St',
      '',
      'Boston',
      'MA',
      '02110',
      'US',
      '2026-0001-1-1',
    ])
  })

  test('has the columns that each of them names', () => {
    expect(cellsOf(mailHouseHeader(lob, { codes: false }))[0]).toEqual([
      'name',
      'company',
      'address_line1',
      'address_line2',
      'address_city',
      'address_state',
      'address_zip',
      'address_country',
      'metadata_reference',
    ])
    for (const { columns } of MAIL_HOUSES) for (const { header } of columns) expect(header).not.toContain('.')
  })

  test.each([
    [{ names: ['N'.repeat(40)] }, null],
    [{ names: ['N'.repeat(41)] }, 'The name has more than 40 characters.'],
    [{ names: ['Ana', 'R'.repeat(41)] }, 'The second name line has more than 40 characters.'],
    [{ line1: 'S'.repeat(64) }, null],
    [{ line1: 'S'.repeat(65) }, 'The street line has more than 64 characters.'],
    [{ line2: 'S'.repeat(65) }, 'The second address line has more than 64 characters.'],
    [{ city: 'C'.repeat(200) }, null],
    [{ city: 'C'.repeat(201) }, 'The city has more than 200 characters.'],
    [{ state: 'Mass' }, 'The State is not a two-letter code.'],
    [{ state: '' }, 'The State is missing.'],
    [{ zip: '02110-1234' }, null],
    [{ zip: '2110' }, 'The ZIP code is not 12345 or 12345-1234.'],
    [{ zip: '' }, 'The ZIP code is missing.'],
    [{ names: ['=1+1'] }, 'The name starts with a character that a spreadsheet treats as a formula.'],
  ])('that holds %o is told by Lob’s limits', (part, why) => {
    expect(limitsBroken(lob, { to: { ...ana, ...part }, reference: '2026-0001-1-1' })).toEqual(
      why === null ? [] : [why],
    )
  })

  test('abroad needs for PostGrid and Click2Mail neither a State nor a ZIP code, and has its country as a code', () => {
    const ottawa = { ...ana, city: 'Ottawa', state: '', zip: 'K1A 0B1', country: 'CA' }
    expect(limitsBroken(postgrid, { to: ottawa, reference: 'r' })).toEqual([])
    expect(limitsBroken(click2mail, { to: ottawa, reference: 'r' })).toEqual([])
    expect(
      mailHouseLine(postgrid, { to: { ...ottawa, country: 'Canada' }, reference: 'r' }, { codes: false }),
    ).toContain(',CA,')
  })

  test('never stops a list for a country that the house does not write to, or that has no code', () => {
    const ottawa = { ...ana, city: 'Ottawa', state: 'ON', zip: 'K1A 0B1', country: 'Canada' }
    expect([takes(lob, ottawa), limitsBroken(lob, { to: ottawa, reference: 'r' })]).toEqual([false, []])
    const erewhon = { ...ottawa, country: 'Erewhon' }
    for (const house of MAIL_HOUSES)
      expect([takes(house, erewhon), limitsBroken(house, { to: erewhon, reference: 'r' })]).toEqual([false, []])
    const apo = { ...ana, city: 'APO', state: 'AE', zip: '09128' }
    for (const house of MAIL_HOUSES)
      expect([takes(house, apo), limitsBroken(house, { to: apo, reference: 'r' })]).toEqual([true, []])
  })

  test('is never cut and never changed: whatever is accepted stands in the file letter by letter', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 90 }),
      fc.string({ unit: 'grapheme', maxLength: 90 }),
      fc.constantFrom(...NAUGHTY),
    )
    const recipient = fc.record({
      names: fc.array(text, { minLength: 1, maxLength: 2 }),
      line1: text,
      line2: text,
      city: text,
      state: fc.oneof(fc.constantFrom('MA', 'NY'), text),
      zip: fc.oneof(fc.constantFrom('02110', '02110-1234'), text),
      country: fc.constantFrom('', 'US', 'CA', 'Canada'),
    })
    fc.assert(
      fc.property(recipient, fc.constantFrom(...MAIL_HOUSES), (to, house) => {
        if (!takes(house, to) || limitsBroken(house, { to: to, reference: '2026-0001-1-1' }).length > 0) return
        const [cells = []] = cellsOf(mailHouseLine(house, { to: to, reference: '2026-0001-1-1' }, { codes: false }))
        expect(cells).toEqual(house.columns.map(({ value }) => value(to, '2026-0001-1-1')))
        expect(cells.every((cell) => !/^[=+\-@\t\r]/.test(cell))).toBe(true)
        if (house === lob)
          expect([cells[0]?.length ?? 0, cells[2]?.length ?? 0].every((length, at) => length <= [40, 64][at]!)).toBe(
            true,
          )
      }),
    )
  })
})

describe('our own list', () => {
  test('runs nothing in a spreadsheet, whatever a patient is called', async () => {
    const letters = NAUGHTY.map((name, at) => ({
      reference: `2026-0001-1-${at}`,
      to: recipientOf({
        ...laptopLetter,
        person: { familyName: name, address: { line1: name, city: name, zip: '02110' } },
      }),
    }))
    const csv = (await Array.fromAsync(recipientList(oneByOne(letters)))).join('')
    const rows = cellsOf(csv)
    expect(rows).toHaveLength(NAUGHTY.length + 1)
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^ *[=+\-@＝＋－＠]|^\r/)
    expect(rows.every((cells) => cells.length === 9)).toBe(true)
  })
})

async function* oneByOne<Item>(items: readonly Item[]) {
  yield* items
}
