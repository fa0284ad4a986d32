import { describe, expect, test } from 'vitest'
import { STATE_CODES } from '../../../src/breach/law/states.ts'
import { readDate } from '../../../src/people/values/date.ts'
import { masked } from '../../../src/people/values/mask.ts'
import { splitName } from '../../../src/people/values/name.ts'
import { readState } from '../../../src/people/values/states.ts'
import { readSsn } from '../../../src/people/values/values.ts'
import { readZip, stateOfZip } from '../../../src/people/values/zip.ts'
import { layoutOf, personOf, rowsOf, TODAY } from '../people.ts'

describe('names', () => {
  test.each([
    ['Doe, Jane', { givenName: 'Jane', familyName: 'Doe' }],
    ['Doe, Jane Marie', { givenName: 'Jane', middleName: 'Marie', familyName: 'Doe' }],
    ['DOE JR, JOHN Q', { givenName: 'JOHN', middleName: 'Q', familyName: 'DOE', suffix: 'Jr' }],
    ['Doe, John, Jr.', { givenName: 'John', familyName: 'Doe', suffix: 'Jr' }],
    ['Jane Doe', { givenName: 'Jane', familyName: 'Doe' }],
    ['John Quincy Doe Jr', { givenName: 'John', middleName: 'Quincy', familyName: 'Doe', suffix: 'Jr' }],
    ['Dr. Jane Doe, MD', { givenName: 'Jane', familyName: 'Doe' }],
    ['Ludwig van der Berg', { givenName: 'Ludwig', familyName: 'van der Berg' }],
    ['María de la Cruz', { givenName: 'María', familyName: 'de la Cruz' }],
    ['Madonna', { familyName: 'Madonna' }],
    ['', {}],
  ])('%s is taken apart', (whole, parts) => {
    expect(splitName(whole)).toEqual(parts)
  })

  test('Null and NA are names of people; \\N is none', () => {
    expect(personOf('MRN,First,Last', '1,Na,Null')).toMatchObject({ givenName: 'Na', familyName: 'Null' })
    expect(personOf('MRN,First,Last', '1,\\N,\\N')).toEqual({ mrn: '1', address: {} })
  })
})

describe('dates', () => {
  test.each([
    ['1989-05-25', '1989-05-25'],
    ['1989-05-25T00:00:00Z', '1989-05-25'],
    ['19890525', '1989-05-25'],
    ['5/25/1989', '1989-05-25'],
    ['05/25/1989 12:00:00 AM', '1989-05-25'],
    ['5-25-89', '1989-05-25'],
    ['25.5.1989', '1989-05-25'],
    ['25/05/1989', '1989-05-25'],
    ['03/04/1980', '1980-03-04'],
    ['3.4.1980', '1980-04-03'],
    ['1989/5/25', '1989-05-25'],
    ['25-May-1989', '1989-05-25'],
    ['May 25, 1989', '1989-05-25'],
    ['25 de mayo de 1989', '1989-05-25'],
    ['05251989', '1989-05-25'],
    ['20121985', undefined],
    ['32653', '1989-05-25'],
    ['1/2/26', '2026-01-02'],
    ['1/2/27', '1927-01-02'],
    ['2/30/1980', undefined],
    ['19162429', undefined],
    ['2027-01-01', undefined],
    ['1985', undefined],
    ['soon', undefined],
  ])('%s is read as %s', (text, day) => {
    expect(readDate(text, 'month_first', TODAY)).toBe(day)
  })

  test('one date that can only be day first decides for the whole file', () => {
    const rows = rowsOf('Last,DOB\nDoe,03/04/1980\nRoe,25/12/1970\n')
    expect(rows[0]!.person!.birthDate).toBe('1980-04-03')
    expect(layoutOf('Last,DOB\nDoe,03/04/1980\nRoe,25/12/1970\n')).toMatchObject({
      dateOrder: 'day_first',
      dateOrderOpen: false,
    })
  })

  test('the date that decides may be the last of a long file', () => {
    const file = `Last,DOB\n${'Doe,03/04/1980\n'.repeat(20_000)}Roe,25/12/1970\n`
    expect(rowsOf(file)[0]!.person!.birthDate).toBe('1980-04-03')
  })

  test('where no date decides, month comes first and the layout says that it is open', () => {
    expect(layoutOf('Last,DOB\nDoe,03/04/1980\n')).toMatchObject({ dateOrder: 'month_first', dateOrderOpen: true })
  })

  test('an impossible birth date is reported with its value masked, and the person kept', () => {
    const [row] = rowsOf('Last,DOB\nDoe,13/32/1980\n')
    expect(row).toEqual({
      row: 1,
      person: { familyName: 'Doe', address: {} },
      notes: [
        {
          column: 'DOB',
          message: 'The birth date is not a valid date. The person is counted without it. Correct it.',
          masked: '1•/••/••••',
        },
      ],
    })
  })

  test('somebody with a date of death is deceased, and nobody by a word that is none', () => {
    expect(personOf('Last,Death Date', 'Doe,2020-01-02')).toMatchObject({ deceased: true, deathDate: '2020-01-02' })
    expect(personOf('Last,Death Date', 'Doe,sometime').deceased).toBeUndefined()
    expect(personOf('Last,Deceased', 'Doe,Y')).toMatchObject({ deceased: true })
    expect(personOf('Last,Deceased', 'Doe,N')).toMatchObject({ deceased: false })
    expect(personOf('Last,Deceased', 'Doe,yes (12/24/2025)')).toMatchObject({ deceased: true })
  })

  test.each([
    ['Deceased', 'ask the son', 'It is not clear whether this person died'],
    ['Email consent', 'ask again', 'It is not clear whether this person agreed to e-mail'],
    ['Email consent', 'yes until 2020', 'It is not clear whether this person agreed to e-mail'],
  ])('what the column %s tells by “%s” is named as a problem, and nobody is marked by it', (column, text, message) => {
    const [row] = rowsOf(`Last,${column}\nDoe,${text}\n`)
    expect(row!.notes).toMatchObject([{ column, message: expect.stringContaining(message) }])
    expect(row!.person).toEqual({ familyName: 'Doe', address: {} })
  })

  test('a Social Security number that many rows wrote as a filler is not said to lack digits', () => {
    const [row] = rowsOf('Last,SSN\nDoe,123-45-6789\n')
    expect(row!.notes).toMatchObject([{ column: 'SSN', message: expect.stringContaining('is not valid') }])
  })
})

describe('numbers', () => {
  test.each([
    ['999-76-6866', '999766866'],
    ['999 76 6866', '999766866'],
    ['1234567', '001234567'],
    ['000000000', undefined],
    ['999-99-9999', undefined],
    ['123-45-6789', undefined],
    ['78051121.0', '078051121'],
    ['7.8051121E7', '078051121'],
    ['7.81E7', undefined],
    ['219-09-999', undefined],
    ['078–05–1121', '078051121'],
    ['SSN: 078-05-1121', '078051121'],
    ['78-05-1121', '078051121'],
    ['078.05.1121', '078051121'],
    ['12-3456789', undefined],
    ['0078051121', undefined],
    ['12345', undefined],
    ['XXX-XX-1234', undefined],
  ])('the SSN %s is read as %s', (text, ssn) => {
    expect(readSsn(text)).toBe(ssn)
  })

  test('leading zeros of record numbers stay', () => {
    expect(personOf('MRN', '00017').mrn).toBe('00017')
  })
})

describe('places', () => {
  test.each([
    ['Massachusetts', 'MA'],
    ['ma', 'MA'],
    ['US-MA', 'MA'],
    ['D.C.', 'DC'],
    ['Calif.', 'CA'],
    ['Puerto Rico', 'PR'],
    ['Virgin Islands', 'VI'],
    ['U.S. Virgin Islands', 'VI'],
    ['us-vi', 'VI'],
    ['Northern Mariana Islands', 'MP'],
    ['District of Columbia', 'DC'],
    ['constructor', undefined],
    ['Jalisco', undefined],
    ['', undefined],
  ])('the State %s is read as %s', (text, state) => {
    expect(readState(text)).toBe(state)
  })

  test('each State has its ZIP codes', () => {
    const found = new Set<string | undefined>()
    for (let zip = 0; zip < 100_000; zip++) found.add(stateOfZip(String(zip).padStart(5, '0')))
    found.delete(undefined)
    expect([...found].sort()).toEqual(STATE_CODES)
  })

  test.each([
    ['02139', 'MA'],
    ['00501', 'NY'],
    ['00802', 'VI'],
    ['20001', 'DC'],
    ['20147', 'VA'],
    ['73344', 'TX'],
    ['88510', 'TX'],
    ['96799', 'AS'],
    ['96910', 'GU'],
    ['96950', 'MP'],
    ['96940', undefined],
    ['09012', undefined],
    ['96201', undefined],
  ])('the ZIP code %s lies in %s', (zip, state) => {
    expect(stateOfZip(zip)).toBe(state)
  })

  test.each([
    ['1013', 'MA', '01013'],
    ['1013-1234', 'MA', '01013-1234'],
    ['010131234', 'MA', '01013-1234'],
    ['601', 'PR', '00601'],
    ['1013', 'TX', '1013'],
    ['1013', undefined, '1013'],
    ['0', 'MA', undefined],
    ['00000', 'MA', undefined],
    ['01013.0', 'MA', '01013'],
    ['K1A 0B1', undefined, 'K1A 0B1'],
  ])('the ZIP code %s of somebody in %s is %s', (text, state, zip) => {
    expect(readZip(text, state)).toBe(zip)
  })

  test.each([
    ['MA,02139,', 'MA'],
    [',02139,', 'MA'],
    [',02139,USA', 'MA'],
    ['CA,,Canada', undefined],
    [',44100,Mexico', undefined],
    ['ON,K1A 0B1,CA', undefined],
    [',,Puerto Rico', 'PR'],
    ['Jalisco,44100,', undefined],
  ])('State, ZIP and country "%s" place somebody in %s', (cells, state) => {
    expect(personOf('Last,State,ZIP,Country', `Doe,${cells}`).address.state).toBe(state)
  })
})

test('a masked value never shows itself whole', () => {
  expect(['José', '1989-05-25', 'F', 'MA', '12', 'a@b.org', ''].map(masked)).toEqual([
    'J•••',
    '1989-••-••',
    '•',
    '••',
    '••',
    'a@•.•••',
    '',
  ])
})

test('a full row becomes a person in one form', () => {
  const header =
    'MRN,First,Last,Suffix,DOB,Gender,SSN,Phone,Email,Email Consent,Address,Address 2,City,State,Zip,Guardian,Language,Elements'
  const row =
    ' 17 ,José,Gómez,JR.,5/25/2019,Female,999-76-6866,413-555-0100,J@X.org,yes,1 Elm St,Apt 2,Chicopee,Massachusetts,1013,Ana Gómez,es,name; birth date'
  expect(personOf(header, row)).toEqual({
    mrn: '17',
    givenName: 'José',
    familyName: 'Gómez',
    suffix: 'Jr',
    birthDate: '2019-05-25',
    sex: 'F',
    ssn: '999766866',
    phone: '413-555-0100',
    email: 'j@x.org',
    emailConsent: true,
    address: { line1: '1 Elm St', line2: 'Apt 2', city: 'Chicopee', state: 'MA', zip: '01013' },
    guardianName: 'Ana Gómez',
    language: 'es',
    elements: ['name', 'birth_date'],
  })
})
