import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gapsIn } from '../../../src/people/reading/layout-gaps.ts'
import { fileNotes } from '../../../src/people/reading/reading.ts'
import { countOf, layoutOf, peopleOf, rowsOf } from '../people.ts'

const NAMED = { familyName: 'Quigley', givenName: 'Marta' }

function problemsOf(text: string) {
  return countOf(text).problems.map(({ row, message }) => [row, message.slice(0, 60)])
}

describe('a header whose own name holds a comma', () => {
  test.each([
    [
      'of a name in the middle',
      'MRN,Last, First,DOB,State\n1,"Quigley, Marta",1961-04-09,MA\n2,"Rourke, Bram",1955-01-20,MA\n',
    ],
    ['of a name at the start', 'Last, First,DOB,State\n"Quigley, Marta",04/09/1961,MA\n"Rourke, Bram",01/20/1955,MA\n'],
    [
      'of a name at the end',
      'MRN,DOB,State,Last, First\n1,1961-04-09,MA,"Quigley, Marta"\n2,1955-01-20,MA,"Rourke, Bram"\n',
    ],
    ['without a blank', 'MRN,Last,First,DOB,State\n1,"Quigley, Marta",1961-04-09,MA\n2,"Rourke, Bram",1955-01-20,MA\n'],
    [
      'whose rows a spreadsheet filled up',
      'MRN,Last, First,DOB,State\n1,"Quigley, Marta",1961-04-09,MA,\n2,"Rourke, Bram",1955-01-20,MA,\n',
    ],
    [
      'whose last columns are mostly empty',
      'MRN,Last, First,DOB,State,Died,Parent\n1,"Quigley, Marta",1961-04-09,MA,,\n2,"Rourke, Bram",1955-01-20,MA,,\n',
    ],
    [
      'whose last columns are empty and whose rows a spreadsheet filled up',
      'MRN,Last, First,DOB,State,Died,Parent\n1,"Quigley, Marta",1961-04-09,MA,,,\n2,"Rourke, Bram",1955-01-20,MA,,,\n',
    ],
    ['in a list of one person', 'MRN,Last Name, First Name,DOB,State\n1,"Quigley, Marta",1961-04-09,MA\n'],
    ['with semicolons', 'MRN;Last; First;DOB;State\n1;"Quigley; Marta";1961-04-09;MA\n'],
  ])('%s is read as one', (_, text) => {
    const [person] = peopleOf(text.replace('"Quigley; Marta"', '"Quigley, Marta"'))
    expect(person).toMatchObject({ ...NAMED, birthDate: '1961-04-09', address: { state: 'MA' } })
    const [note] = fileNotes(layoutOf(text))
    expect(note?.message).toMatch(/was read as one column name/)
    expect(rowsOf(text).flatMap(({ notes }) => notes)).toEqual([])
  })

  test('twice in one header is read as both', () => {
    const text = 'MRN,Last, First,DOB,City, State,Zip\n1,"Quigley, Marta",1961-04-09,"Salem, MA",01970\n'
    expect(peopleOf(text)[0]).toMatchObject({
      ...NAMED,
      birthDate: '1961-04-09',
      address: { state: 'MA', zip: '01970' },
    })
  })

  test('is nobody where a report prints it again', () => {
    const head = 'MRN,Last, First,DOB,State'
    const text = `${head}\n1,"Quigley, Marta",1961-04-09,MA\n${head}\n2,"Rourke, Bram",1955-01-20,MA\n`
    expect(peopleOf(text).map(({ familyName }) => familyName)).toEqual(['Quigley', 'Rourke'])
  })
})

describe('a header with a cell less than the rows', () => {
  test.each([
    ['whose quoted name is two columns', 'MRN,"Last, First",DOB,State\n1,Quigley, Marta,1961-04-09,MA\n'],
    ['whose name is two columns', 'MRN,Patient Name,DOB,State\n1,Quigley, Marta,1961-04-09,MA\n'],
    ['where R numbered the rows', '"Last","First","DOB","State"\n"1","Quigley","Marta","1961-04-09","MA"\n'],
  ])('%s is read so', (_, text) => {
    expect(peopleOf(text)[0]).toMatchObject({ ...NAMED, birthDate: '1961-04-09', address: { state: 'MA' } })
    expect(fileNotes(layoutOf(text))[0]?.message).toMatch(/because the values then match/)
  })
})

describe('rows that are shifted, and nothing shows by how', () => {
  const text = 'Nr,Last,First,Note,DOB,State\n1,Quigley,1961-04-09,MA,x\n2,Rourke,1955-01-20,MA,x\n'

  test('are said of the file, first, before anything is imported', () => {
    expect(gapsIn(layoutOf(text))[0]).toMatch(
      /^The header has 6 cells but nearly all rows have 5\. The values do not match/,
    )
  })

  test('are said once beside their rows', () => {
    expect(problemsOf(text)).toContainEqual([null, 'The header has 6 cells but nearly all rows have 5. The value'])
  })
})

describe('rows that leave out what is empty at their end', () => {
  const text = 'MRN,Last,First,DOB,Died,Notes\n1,Quigley,Marta,1961-04-09\n2,Rourke,Bram,1955-01-20\n'

  test('are read as they are, and said once', () => {
    expect(peopleOf(text)[0]).toMatchObject(NAMED)
    expect(gapsIn(layoutOf(text)).some((gap) => /header/.test(gap))).toBe(false)
    expect(problemsOf(text)).toEqual([[null, 'The header has 6 cells but nearly all rows have 4. The value']])
  })

  test('still tell of the row that is shorter than the others', () => {
    const rows = '3,Voss,Ida,1970-01-02\n'.repeat(5)
    expect(problemsOf(`${text}${rows}9,Voss\n`).map(([row]) => row)).toContain(8)
  })
})

test.each([
  [
    'whose last columns are empty',
    'MRN,Last,First,DOB,Died,Notes\n1,Quigley,Marta,1961-04-09,,\n2,Rourke,Bram,1955-01-20,,\n',
  ],
  ['whose addresses hold commas', 'MRN,Last,First,Address,City,Notes\n1,Quigley,Marta,"12 Elm St, Apt 4",Salem\n'],
  ['with one odd row of many', `MRN,Last,DOB\n${'1,Quigley,1961-04-09\n'.repeat(30)}2,Quigley, Marta,1961-04-09\n`],
  ['with a comma after each row', 'MRN,Last,DOB,\n1,Quigley,1961-04-09,\n2,Rourke,1955-01-20,\n'],
  [
    'whose States are none and whose last column is empty',
    'MRN,Last,First,State,DOB,Notes\n1,Quigley,Marta,Atlantis,1961-04-09,\n2,Rourke,Bram,Narnia,1955-01-20,\n',
  ],
  ['of people called State and City', 'MRN,Last,First,DOB\n1,State,City,1961-04-09\n2,First,Last,1955-01-20\n'],
])('a list %s keeps its header as it is', (_, text) => {
  const { header, misfit } = layoutOf(text)
  expect(header).toEqual(text.split('\n')[0]?.split(','))
  expect(['short', undefined]).toContain(misfit?.is)
})

const word = fc.stringMatching(/^[A-Z][a-z]{2,8}$/)
const patient = fc.record({
  mrn: fc.integer({ min: 1, max: 99_999 }),
  last: word,
  first: word,
  year: fc.integer({ min: 1930, max: 2020 }),
})

test('whatever names stand below it, a header with a comma in it loses nobody and shifts nothing', () => {
  fc.assert(
    fc.property(fc.array(patient, { minLength: 1, maxLength: 30 }), (patients) => {
      const rows = patients.map(({ mrn, last, first, year }) => `${mrn},"${last}, ${first}",${year}-02-03,MA`)
      const read = peopleOf(['MRN,Last, First,DOB,State', ...rows].join('\n'))
      expect(read.map(({ mrn, birthDate }) => [mrn, birthDate])).toEqual(
        patients.map(({ mrn, year }) => [String(mrn), `${year}-02-03`]),
      )
    }),
    { numRuns: 50 },
  )
})
