import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { peopleOf, personOf, rowsOf } from '../people.ts'

const lives = (header: string, row: string) => {
  const person = personOf(header, row)
  expect({ ...person, deceased: person.deceased ?? false }).toMatchObject({ deceased: false })
  expect(person.deathDate).toBeUndefined()
}

describe('nobody is buried alive', () => {
  test.each(
    `0000-00-00|0000-00-00 00:00:00|00/00/0000|0/0/00|1/0/1900|0|0.0|0001-01-01|1/1/0001 12:00:00 AM|1900-01-01
01/01/1900|1/1/1753|9999-12-31|12/31/9999|2958465|/ /|__/__/____|-|N|No|Alive|ALIVE|Living|N/A|null|None|Not deceased
not dead|unknown|2099-12-31|12/31/2199|1899-12-30|Jan 1, 1900|still living|see chart|Dr. Dunn|husband died 2019|1970-01-01`.split(
      /[|\n]/,
    ),
  )('where the date of death is “%s”', (text) => {
    lives('Last,Date of Death', `Doe,"${text}"`)
  })

  test('by any day to come, and it is said', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2027, max: 9999 }), fc.integer({ min: 1, max: 28 }), (year, day) => {
        lives('Last,Date of Death', `Doe,${year}-03-${String(day).padStart(2, '0')}`)
      }),
    )
    const [row] = rowsOf('Last,Date of Death\nDoe,2031-02-03\n')
    expect(row!.notes).toMatchObject([{ message: expect.stringContaining('date of death is in the future') }])
  })

  test.each([
    ['N', '2020-02-03'],
    ['No', '2/3/2020'],
    ['0', '2020-02-03'],
    ['FALSE', '2020-02-03'],
    ['Alive', '2020-02-03'],
  ])('where a column says %s beside a date, which is named', (flag, date) => {
    lives('Last,Deceased,Date of Death', `Doe,${flag},${date}`)
    const [row] = rowsOf(`Last,Deceased,Date of Death\nDoe,${flag},${date}\n`)
    expect(row!.notes).toMatchObject([{ message: expect.stringContaining('Counted as living') }])
  })

  test.each([
    ['Expired', 'Yes'],
    ['Expired', 'Expired'],
    ['Expired Date', '12/31/2025'],
    ['Patient Status', 'Expired'],
  ])('by the column %s with “%s”, which is asked', (column, text) => {
    const [row] = rowsOf(
      `Last,${column}\nDoe,${text}\n`,
      column === 'Patient Status' ? ['deceased=Patient Status'] : [],
    )
    expect(row!.person).toEqual({ familyName: 'Doe', address: {} })
    expect(row!.notes).toMatchObject([{ message: expect.stringContaining('Counted as living') }])
  })

  test.each(['Active', 'Inactive', 'New', 'Archived', 'Transferred', 'Patient', 'NonPatient', 'Yes', '1'])(
    'by the status %s, and nothing is asked',
    (status) => {
      const [row] = rowsOf(`Last,Patient Status\nDoe,${status}\n`, ['deceased=Patient Status'])
      expect(row).toMatchObject({ person: { familyName: 'Doe' }, notes: [] })
      expect(row!.person!.deceased).toBeUndefined()
    },
  )
})

describe('who is said to be dead is', () => {
  test.each([
    ['2020-02-29', '2020-02-29'],
    ['2/29/20', '2020-02-29'],
    ['2020', undefined],
    ['Feb 2020', undefined],
    ['02/2020', undefined],
    ['13/45/2020', undefined],
    ['2/30/20', undefined],
    ['deceased 2020', undefined],
    ['died 3/4/2020', '2020-03-04'],
    ['Y', undefined],
    ['Yes', undefined],
    ['Expired 2020', undefined],
    ['no longer living', undefined],
  ])('by the date “%s”', (text, day) => {
    const person = personOf('Last,Date of Death', `Doe,${text}`)
    expect(person).toMatchObject({ deceased: true })
    expect(person.deathDate).toBe(day)
  })

  test.each([
    ['Patient Status', 'DECEASED'],
    ['Patient Status', 'Deceased - 2020'],
    ['Patient Status', 'Inactive/Deceased'],
    ['Vital Status', 'Expired'],
    ['Deceased', 'Expired'],
    ['Deceased', 'x'],
    ['Deceased', '1'],
    ['Deceased / Closed', '1'],
    ['Deceased', 'yes (12/24/2025)'],
  ])('by the column %s with “%s”', (column, text) => {
    const [person] = peopleOf(`Last,${column}\nDoe,${text}\n`, [`deceased=${column}`])
    expect(person).toMatchObject({ deceased: true })
  })
})

describe('a name', () => {
  test.each([
    ['John Smith (deceased)', undefined],
    ['Smith, John (Deceased)', undefined],
    ['Smith, John *DECEASED*', undefined],
    ['Smith, John - deceased', undefined],
    ['DECEASED Smith, John', undefined],
    ['Deceased: John Smith', undefined],
    ['Estate of John Smith', undefined],
    ['The Estate of John Smith', undefined],
    ['Smith, Estate of John', undefined],
    ['Smith, John Estate', undefined],
    ['Est. of John Smith', undefined],
    ['the late John Smith', undefined],
    ['John Smith †', undefined],
    ['John Smith, d. 2024', undefined],
    ['John Smith (d. 3/4/2024)', '2024-03-04'],
    ['John Smith (deceased 3/4/2024)', '2024-03-04'],
    ["John Smith (dec'd)", undefined],
    ['John Smith (1931-2024)', undefined],
  ])('“%s” is of somebody who died, and says no more of it', (name, day) => {
    const person = personOf('Name', `"${name}"`)
    expect(person).toMatchObject({ givenName: 'John', familyName: 'Smith', deceased: true })
    expect(person.deathDate).toBe(day)
    expect(person.middleName).toBeUndefined()
  })

  test('in parts is looked at part by part', () => {
    expect(personOf('First,Last', 'John (deceased),Smith')).toMatchObject({ givenName: 'John', deceased: true })
    expect(personOf('First,Last', 'Estate of John,Smith')).toMatchObject({ givenName: 'John', deceased: true })
    expect(personOf('First,Last,Suffix', 'John,Smith,Deceased')).toEqual({
      givenName: 'John',
      familyName: 'Smith',
      deceased: true,
      address: {},
    })
    expect(personOf('First,Last,Deceased', 'John (deceased),Smith,N')).toMatchObject({ deceased: false })
  })

  test.each([
    'Dec, Ann',
    'Late, John',
    'Estates, Ann',
    'Died, Ann',
    'Rip, Hamilton',
    'Dade, Ann',
    'Death, Ann',
    'Ann Estate',
  ])('“%s” may be somebody’s own', (name) => {
    const [family] = name.split(', ')
    const person = personOf('Name', `"${name}"`)
    if (name.includes(',')) expect(person).toMatchObject({ familyName: family })
    expect(Boolean(person.deceased) && !name.includes('Estate')).toBe(false)
  })
})

describe('a status column that nobody mapped', () => {
  test.each([
    'Deceased',
    'DECEASED',
    'Died',
    'Dead',
    'Patient deceased',
    'deceased 02/03/2024',
    '* Deceased *',
    'Fallecida',
  ])('tells a death where it says “%s”', (status) =>
    expect(personOf('Last,DOB,Status', `Doe,1980-01-02,${status}`).deceased).toBe(true),
  )

  test.each([
    'Active',
    'Inactive',
    'Expired',
    'Closed',
    'Merged',
    'Paid',
    'No show',
    'Not deceased',
    'Deadline passed',
    '',
  ])('tells none where it says “%s”', (status) => lives('Last,DOB,Client Status', `Doe,1980-01-02,${status}`))

  test('gives way to a column of deaths', () => {
    lives('Last,DOB,Deceased,Status', 'Doe,1980-01-02,No,Deceased')
  })
})
