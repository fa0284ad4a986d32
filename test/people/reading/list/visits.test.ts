import { describe, expect, test } from 'vitest'
import { isOfVisits } from '../../../../src/people/reading/list/visits.ts'
import { columnsByShape } from '../../../../src/people/reading/value-shapes.ts'
import { countOf, peopleOf } from '../../people.ts'

const PEOPLE = Array.from({ length: 5 }, (_, at) => [
  `${100 + at},Fam${'abcde'[at]},Giv${'edcba'[at]},19${50 + at}-03-0${at + 1}`,
  `${at + 1} Elm St,Lowell,MA,01852`,
])
const visits = (columns: string, cell: (person: number, visit: number) => string) => {
  const rows = PEOPLE.flatMap(([who, where], at) => [0, 1, 2, 3].map((visit) => `${who},${cell(at, visit)},${where}`))
  return `MRN,Last Name,First Name,DOB,${columns},Address,City,State,Zip\n${rows.join('\n')}\n`
}

describe('a list with a row for each visit counts people', () => {
  test.each<[string, (person: number, visit: number) => string]>([
    ['Visit Date', (person, visit) => `2026-0${visit + 1}-1${person}`],
    ['DOS', (person, visit) => `${visit + 1}/1${person}/2026`],
    ['Date of Service', (_, visit) => `2026-0${visit + 1}-11`],
    ['Appointment Date', (_, visit) => `2026-0${visit + 1}-11 10:30`],
    ['Appt', (_, visit) => `1${visit}:00`],
    ['Invoice Number', (person, visit) => `INV-${person * 10 + visit}`],
    ['Claim ID', (person, visit) => String(880_000 + person * 10 + visit)],
    ['Encounter ID', (person, visit) => String(person * 10 + visit)],
    ['Admit Date,Discharge Date', (_, visit) => `2026-0${visit + 1}-11,2026-0${visit + 1}-15`],
    ['CPT Code', (_, visit) => `9921${visit}`],
  ])('%s', (columns, cell) => {
    const text = visits(columns, cell)
    const { rows, people, atMost, problems } = countOf(text)
    expect({ rows, people, atMost }).toEqual({ rows: 20, people: 5, atMost: 5 })
    expect(problems.map(({ row, message }) => [row, message])).toEqual([
      [null, 'This list has a row for each visit: 20 rows of 5 people. Each person is counted once.'],
    ])
    const read = peopleOf(text)
    expect(new Set(read.map(({ birthDate }) => birthDate)).size).toBe(5)
    expect(read.filter(({ deathDate, deceased, asOf }) => deathDate || deceased || asOf)).toEqual([])
  })

  test('whose visit has a number of its own where the record number would be', () => {
    const rows = PEOPLE.flatMap(([who, where], at) =>
      [0, 1, 2, 3].map((visit) => `${70_000 + at * 10 + visit},${who!.slice(4)},2026-0${visit + 1}-11,${where}`),
    )
    const { people } = countOf(`ID,Last Name,First Name,DOB,Visit Date,Address,City,State,Zip\n${rows.join('\n')}\n`)
    expect(people).toBe(5)
  })

  test('without any names of columns: the only days are no birth dates', () => {
    const rows = PEOPLE.flatMap(([who, where], at) =>
      [0, 1, 2, 3].map((visit) => `${who!.split(',').slice(0, 3).join(',')},2026-0${visit + 1}-1${at},${where}`),
    )
    const lines = (of: readonly string[]) => of.map((line) => ({ cells: line.split(','), oddQuote: false }))
    expect(columnsByShape(lines(rows), 8).birth_date).toBeUndefined()
    const born = PEOPLE.map(([who, where]) => `${who},${where}`)
    expect(columnsByShape(lines(born), 8).birth_date).toEqual([3])
  })

  test('without such a column, by its rows alone', () => {
    const { problems } = countOf(visits('Provider', () => 'Dr. Dunn'))
    expect(problems).toMatchObject([
      { row: null, message: expect.stringContaining('several rows for most people: 20 rows of 5 people.') },
    ])
  })
})

test('a list of people with a few of them twice is none', () => {
  const rows = [...PEOPLE, ...PEOPLE.slice(0, 1)].map(([who, where]) => `${who},${where}`)
  expect(countOf(`MRN,Last Name,First Name,DOB,Address,City,State,Zip\n${rows.join('\n')}\n`).problems).toEqual([])
})

test('a list of visits of which everybody has one says nothing', () => {
  const rows = PEOPLE.map(([who, where]) => `${who},2026-01-11,${where}`)
  const header = 'MRN,Last Name,First Name,DOB,Visit Date,Address,City,State,Zip'
  expect(countOf(`${header}\n${rows.join('\n')}\n`)).toMatchObject({ people: 5, problems: [] })
})

test.each([
  'Last Visit',
  'Next Appointment',
  'Last Visit Date',
  'First Visit',
  'Number of Visits',
  'Total Charges',
  'Order',
  'Service Address',
  'Admin',
  'Last DOS',
])('the column %s is of a person, or of nothing', (name) => {
  expect(isOfVisits([name]) && name !== 'Order').toBe(false)
})
