import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STATE_CODES } from '../../../src/breach/law/states.ts'
import { hasUsableAddress, isAbroad } from '../../../src/people/values/address.ts'
import { stateOf } from '../../../src/people/values/place.ts'
import { countryNamed, readCountry } from '../../../src/people/values/places/countries.ts'
import { COUNTRIES } from '../../../src/people/values/places/country-table.ts'
import { countOf, peopleOf, personOf, rowsOf } from '../people.ts'

const HEADER = 'Last,Address,City,State,ZIP,Country'
const at = (cells: string) => personOf(HEADER, `Doe,1 Elm St,X,${cells}`)
const placed = (cells: string) => ({ state: stateOf(at(cells)), abroad: isAbroad(at(cells).address) })

describe('somebody in Salem, MA, 01970', () => {
  test.each(
    `US|USA|U.S.|U S A|UNITED STATES OF AMERICA (THE)|United States (USA)|US - United States|United States of Amercia|United Sates
Unted States|Estados Unidos de América|EE. UU.|USA 🇺🇸|🇺🇸|840|001|231|+1|US of A|Essex|Essex County|MA|Massachusetts|Salem
01970|Other|.|x|domestic|USPS|US/PR|Puerto Rico|PRI|USVI|Virgin Islands (U.S.)|Guam|CNMI|APO|AE|Military|UMI|CA|DE|IN|GA|AL|CO
Georgia|Jersey|United Staes|USofA|u.s.a|Untied States of America|The U.S.A.|Same|North Shore|AMERICAN|Middlesex|Canda`.split(
      /[|\n]/,
    ),
  )('lives there whatever “%s” in the column for the country means', (country) => {
    expect(placed(`MA,01970,"${country}"`)).toEqual({ state: 'MA', abroad: false })
  })

  test.each(['Mexico', 'Canada', 'MX', 'MEX', 'Deutschland', 'UK', 'Great Britain', 'Korea, Republic of', 'Viet Nam'])(
    'lives abroad where the country is %s, and one of the two is named as wrong',
    (country) => {
      const [row] = rowsOf(`${HEADER}\nDoe,1 Elm St,Salem,MA,01970,"${country}"\n`)
      expect(stateOf(row!.person!)).toBe('XX')
      expect(row!.notes).toMatchObject([{ message: expect.stringContaining('Counted as living abroad') }])
    },
  )

  test('is told of once where the country is not clear', () => {
    const notes = (country: string) => rowsOf(`${HEADER}\nDoe,1 Elm St,Salem,MA,01970,${country}\n`)[0]!.notes
    expect(notes('Essex')).toMatchObject([{ column: 'Country', message: expect.stringContaining('counted there') }])
    expect(notes('USA')).toEqual([])
    expect(notes('U.S. of America')).toEqual([])
  })

  test('stays there whatever stands in that column and is no country', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 12 }).filter((text) => !/["\r\n]/.test(text)),
        (text) => {
          fc.pre(!countryNamed(text))
          expect(placed(`MA,01970,"${text}"`)).toEqual({ state: 'MA', abroad: false })
        },
      ),
    )
  })
})

describe('abroad', () => {
  test.each([
    ['ON,M5J 1E6,Canada', { region: 'ON', zip: 'M5J 1E6', country: 'Canada' }],
    ['Ontario,M5J 1E6,CA', { region: 'ON', zip: 'M5J 1E6', country: 'Canada' }],
    ['ON,K1A 0B1,', { region: 'ON', zip: 'K1A 0B1', country: 'Canada' }],
    [',K1A0B1,', { zip: 'K1A0B1', country: 'Canada' }],
    ['N.L.,64000,Mexico', { region: 'N.L.', zip: '64000', country: 'Mexico' }],
    ['Jalisco,44100,', { region: 'Jalisco', zip: '44100', country: 'Mexico' }],
    ['CO,25000,Mexico', { region: 'CO', zip: '25000', country: 'Mexico' }],
    ['MX,06600,', { zip: '06600', country: 'Mexico' }],
    ['Mexico,06600,', { zip: '06600', country: 'Mexico' }],
    ['Canada,,', { country: 'Canada' }],
    ['London,SW1A 1AA,', { region: 'London', zip: 'SW1A 1AA', country: 'United Kingdom' }],
    [',10115,DE', { zip: '10115', country: 'Germany' }],
    [',0105,Georgia', { zip: '0105', country: 'Georgia' }],
    [',110001,IN', { zip: '110001', country: 'India' }],
    [',,AE', {}],
  ])('“%s” keeps its region and postal code', (cells, expected) => {
    const { line1: _line, city: _city, ...address } = at(cells).address
    if ('country' in expected) expect(address).toEqual(expected)
    expect(stateOf(at(cells))).toBe('XX')
  })

  test('every country is known by its name, in capitals, and by both its codes', () => {
    for (const { code, alpha3, name } of COUNTRIES) {
      for (const text of [code, alpha3, name, name.toUpperCase()]) expect(countryNamed(text)?.code).toBe(code)
      expect(readCountry(name)).toMatchObject({ means: 'abroad', isSure: !['Georgia', 'Jersey'].includes(name) })
    }
    expect(new Set(COUNTRIES.map(({ code }) => code)).size).toBe(COUNTRIES.length)
  })
})

describe('at home', () => {
  test.each([
    ['IN,46970,', 'IN'],
    ['Georgia,30301,', 'GA'],
    ['GA,30301,Georgia', 'GA'],
    [',30301,Georgia', 'GA'],
    ['IN,46970,IN', 'IN'],
    ['CA,90210,CA', 'CA'],
    [',90210,CA', 'CA'],
    ['DE,19901,DE', 'DE'],
    [',,Puerto Rico', 'PR'],
    [',00926,PRI', 'PR'],
    [',,Massachusetts', 'MA'],
    ['New Mexico,87101,', 'NM'],
    ['N.Y.,10001,', 'NY'],
    ['W.Va.,25301,', 'WV'],
    ['W. Va.,25301,', 'WV'],
    ['MA - Massachusetts,01970,', 'MA'],
    ['Massachusetts (MA),01970,', 'MA'],
    ['State of Ohio,,', 'OH'],
    ['Pensylvania,19103,', 'PA'],
    ['Massachusets,01970,', 'MA'],
    ['Conneticut,06103,', 'CT'],
    ['Tennesee,37201,', 'TN'],
    ['Essex,01970,', 'MA'],
    ['Washington D.C.,20001,', 'DC'],
    ['M.A.,01970,', 'MA'],
    ['Dist of Columbia,20001,', 'DC'],
  ])('“%s” is in %s', (cells, state) => {
    expect(placed(cells)).toEqual({ state, abroad: false })
  })

  test('every State is read from every usual way to write it', () => {
    for (const state of STATE_CODES) {
      const dotted = `${state[0]}.${state[1]}.`
      for (const text of [state, state.toLowerCase(), `US-${state}`, dotted])
        expect(placed(`${text},,`).state).toBe(state)
    }
  })

  test('a typing error in a State is no State where the ZIP code is of another one', () => {
    const [row] = rowsOf(`${HEADER}\nDoe,1 Elm St,X,Pensylvania,01970,\n`)
    expect(row!.notes).toMatchObject([{ message: expect.stringContaining('State of the ZIP code') }])
  })

  test.each([
    ['AE,09128,USA', 'AE', '09128'],
    ['AE,9128,', 'AE', '09128'],
    [',09128,', 'AE', '09128'],
    ['AP,96691,', 'AP', '96691'],
    ['AA,34055,', 'AA', '34055'],
    ['Armed Forces Pacific,96319,', 'AP', '96319'],
    ['PW,96940,', 'PW', '96940'],
    [',96940,Palau', 'PW', '96940'],
    ['FM,96941,', 'FM', '96941'],
    ['MH,96960,Marshall Islands', 'MH', '96960'],
  ])('“%s” is a postal region: mailed, and counted in no State', (cells, region, zip) => {
    const { address } = at(cells)
    expect(address).toMatchObject({ region, zip })
    expect(placed(cells)).toEqual({ state: 'XX', abroad: false })
    expect(hasUsableAddress(address)).toBe(true)
  })
})

test.each([
  ['MA,1970.0', '01970'],
  ['MA,19701234', '01970-1234'],
  ['MA,1970-1234', '01970-1234'],
  ['MA,01970-', '01970'],
  ['MA,1970-', '01970'],
  ['MA,01970-0000', '01970'],
  ['MA,01970–1234', '01970-1234'],
  ['MA,01970+1234', '01970-1234'],
  ['MA,01970 - 1234', '01970-1234'],
  ['MA,O1970', '01970'],
  ['CA,9O210', '90210'],
  ['CA,90210-l234', '90210-1234'],
  ['MA,MA 01970', '01970'],
  ['MA,01970 USA', '01970'],
  ['MA,"=""01970"""', '01970'],
  ['MA,="01970"', '01970'],
  ["MA,'01970", '01970'],
  ['TX,1970', '1970'],
  ['MA,01970123', '01970123'],
])('the ZIP code of “%s” is %s', (cells, zip) => {
  expect(personOf('Last,State,ZIP', `Doe,${cells}`).address.zip).toBe(zip)
})

describe('city, region and postal code abroad in one cell', () => {
  test.each([
    ['Toronto, ON M5J 1E6, Canada', { city: 'Toronto', region: 'ON', zip: 'M5J 1E6', country: 'Canada' }],
    ['Toronto ON M5J1E6', { city: 'Toronto', region: 'ON', zip: 'M5J1E6', country: 'Canada' }],
    ['Montréal, Québec H2Y 1C6', { city: 'Montréal', region: 'QC', zip: 'H2Y 1C6', country: 'Canada' }],
    ['Monterrey, N.L. 64000, Mexico', { city: 'Monterrey', region: 'N.L.', zip: '64000', country: 'Mexico' }],
    ['Monterrey, NL, 64000 México', { city: 'Monterrey', region: 'NL', zip: '64000', country: 'Mexico' }],
    ['Guadalajara, Jalisco 44100, Mexico', { city: 'Guadalajara', region: 'Jalisco', zip: '44100', country: 'Mexico' }],
    ['London SW1A 1AA, United Kingdom', { city: 'London', zip: 'SW1A 1AA', country: 'United Kingdom' }],
    ['Salem, MA 01970', { city: 'Salem', state: 'MA', zip: '01970' }],
    ['Mexico, MO 65265', { city: 'Mexico', state: 'MO', zip: '65265' }],
    ['Peru, IN 46970', { city: 'Peru', state: 'IN', zip: '46970' }],
    ['Lebanon, NH 03766', { city: 'Lebanon', state: 'NH', zip: '03766' }],
  ])('“%s”', (cell, address) => {
    expect(personOf('Last,City/State/Zip', `Doe,"${cell}"`).address).toEqual(address)
  })

  test.each([
    [
      '12 Queen St, Apt 4, Toronto, ON M5J 1E6, Canada',
      { line1: '12 Queen St', line2: 'Apt 4', city: 'Toronto', region: 'ON' },
    ],
    ['Av. Juárez 14, Monterrey, N.L. 64000, Mexico', { line1: 'Av. Juárez 14', city: 'Monterrey', region: 'N.L.' }],
    ['1 Elm St, Salem, MA 01970', { line1: '1 Elm St', city: 'Salem', state: 'MA' }],
  ])('and the whole address “%s”', (cell, address) => {
    expect(peopleOf(`Last,Address\nDoe,"${cell}"\n`, ['address=Address'])[0]!.address).toMatchObject(address)
  })
})

test.each([
  ['CO,9', 'The ZIP code does not have five or nine digits. Correct it.'],
  ['CO,00412', 'There is no ZIP code that begins like this one. Correct it.'],
])('the row with “%s” is listed to be checked', (cells, message) => {
  const { problems } = countOf(`Last,Address,City,State,ZIP\nDoe,1 Elm St,Town,${cells}\nRoe,2 Elm St,Salem,MA,01970\n`)
  expect(problems).toMatchObject([{ row: 1, column: 'ZIP', message: expect.stringContaining(message) }])
})
