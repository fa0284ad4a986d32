import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeShared, sharedBytes } from '../../support/machine/shared.ts'
import { countOf, tallyOf } from '../people.ts'
import { csvOf, madeRoster } from '../roster-maker.ts'

const HEADER = 'MRN,SSN,First,Middle,Last,Suffix,DOB,Address,Zip'

function countRows(...rows: string[]) {
  const { people, atLeast, atMost, review } = countOf([HEADER, ...rows].join('\n'))
  return { people, atLeast, atMost, review }
}

const same = { people: 1, atLeast: 1, atMost: 1, review: 0 }
const likely = { people: 1, atLeast: 1, atMost: 2, review: 0 }
const open = { people: 2, atLeast: 1, atMost: 2, review: 1 }
const two = { people: 2, atLeast: 2, atMost: 2, review: 0 }

describe('two rows are one person', () => {
  test.each([
    ['with one record number', '7,,Jane,,Doe,,1980-01-02,,', '7,,Jane,,Doe,,,1 Elm St,', same],
    [
      'with one SSN and nothing else in one of them',
      ',123-45-6780,Jane,,Doe,,1980-01-02,,',
      ',123-45-6780,,,,,,,',
      same,
    ],
    ['with one record number and nothing else in one of them', '7,,Jane,,Doe,,1980-01-02,,', '7,,,,,,,,', same],
    ['with one SSN', ',123-45-6780,Jane,,Doe,,1980-01-02,,', ',123456780,Jane,,Doe,,,,', same],
    [
      'with one name and birth date, whatever the case, accents and punctuation',
      ",,José,,O'Hara-Gómez,,1980-01-02,,",
      ',,JOSE,,OHARA GOMEZ,,1/2/1980,,',
      same,
    ],
    [
      'with one SSN and birth date after a marriage',
      ',123-45-6780,Jane,,Doe,,1980-01-02,,',
      ',123-45-6780,Jane,,Smith,,1980-01-02,,',
      same,
    ],
    ['with one record number and a slip in the name', '7,,Jane,,Doe,,1980-01-02,,', '7,,Jnae,,Doe,,1980-01-02,,', same],
    ['with one record number and a nickname', '7,,William,,Doe,,1980-01-02,,', '7,,Bill,,Doe,,1980-01-02,,', same],
    [
      'with one record number, one name and a wrong birth date',
      '7,,Jane,,Doe,,1980-01-02,,',
      '7,,Jane,,Doe,,1991-07-30,,',
      likely,
    ],
    [
      'with given and family name exchanged under one number',
      '7,,Jane,,Doe,,1980-01-02,,',
      '7,,Doe,,Jane,,1980-01-02,,',
      same,
    ],
    [
      'with given and family name exchanged, two digits of the SSN too, and no birth date',
      ',123-45-6780,Sophie,,Grubb,,,,02139',
      ',123-45-6708,Grubb,,Sophor,,,,02139',
      same,
    ],
    [
      'with one name, one address and a slip in the birth date',
      ',,Jane,,Doe,,1980-01-02,1 Elm St,02139',
      ',,Jane,,Doe,,1980-01-03,1 Elm St,02139',
      likely,
    ],
  ])('%s', (_, one, other, counts) => {
    expect(countRows(one, other)).toEqual(counts)
    expect(countRows(other, one)).toEqual(counts)
  })
})

describe('two rows are two people', () => {
  test.each([
    [
      'with two record numbers of one roster, though name and birth date agree',
      '7,,Jane,,Doe,,1980-01-02,,',
      '8,,Jane,,Doe,,1980-01-02,,',
      open,
    ],
    [
      'with two record numbers of one roster, even where the SSN agrees too: somebody has to look',
      '7,123-45-6780,Jane,,Doe,,1980-01-02,,',
      '8,123-45-6780,Jane,,Doe,,1980-01-02,,',
      open,
    ],
    [
      'with one SSN, another name and another birth date',
      ',123-45-6780,Jane,,Doe,,1980-01-02,,',
      ',123-45-6780,Ali,,Roe,,1958-09-08,,',
      two,
    ],
    [
      'with a record number used again for somebody else',
      '7,,Jane,,Doe,,1980-01-02,,',
      '7,,Ali,,Roe,,1958-09-08,,',
      two,
    ],
    ['with one name and other birth dates', ',,Jane,,Doe,,1980-01-02,,', ',,Jane,,Doe,,1958-09-08,,', two],
    [
      'with one SSN and birth date, but no part of the name in common',
      ',123-45-6780,Jane,,Doe,,1980-01-02,,',
      ',123-45-6780,Maria,,Gómez,,1980-01-02,,',
      open,
    ],
    [
      'with one given name and birth date, another family name and nothing else in common',
      ',,Jane,,Doe,,1980-01-02,,',
      ',,Jane,,Smith,,1980-01-02,,',
      open,
    ],
    [
      'when they are twins on the SSN of a parent',
      ',123-45-6780,Jane,,Doe,,2019-01-02,,',
      ',123-45-6780,Mark,,Doe,,2019-01-02,,',
      open,
    ],
    ['when they are twins under one record number', '7,,Jane,,Doe,,2019-01-02,,', '7,,Mark,,Doe,,2019-01-02,,', open],
    [
      'when they are father and son on one SSN',
      ',123-45-6780,John,,Doe,Sr,1950-01-02,,',
      ',123-45-6780,John,,Doe,Jr,1980-05-06,,',
      two,
    ],
    [
      'with one name and birth date, but other SSNs',
      ',123-45-6780,Jane,,Doe,,1980-01-02,,',
      ',987-65-4321,Jane,,Doe,,1980-01-02,,',
      open,
    ],
    [
      'with other names, one birth date and one address: the names of one may be spoiled, somebody has to look',
      ',,Emily,,Nicolson,,1980-01-02,1 Elm St,02139',
      ',,Xqa,,Wvbx,,1980-01-02,1 Elm St,02139',
      open,
    ],
    [
      'with other names, one birth date and two addresses',
      ',,Emily,,Nicolson,,1980-01-02,1 Elm St,02139',
      ',,Robert,,Smith,,1980-01-02,77 Oak St,02139',
      two,
    ],
    [
      'with one name and birth dates a digit apart, and nothing else that says who is meant',
      ',,Li,,Wang,,1980-03-14,,',
      ',,Li,,Wang,,1980-03-15,,',
      open,
    ],
    [
      'with one name and day and month exchanged, at two addresses',
      ',,Li,,Wang,,1980-03-04,1 Elm St,02139',
      ',,Li,,Wang,,1980-04-03,77 Oak Ave,01970',
      open,
    ],
    ['with one name and no birth date', ',,Jane,,Doe,,,,', ',,Jane,,Doe,,,,', open],
    ['with one name and a birth date on one side only', ',,Jane,,Doe,,1980-01-02,,', ',,Jane,,Doe,,,,', open],
    [
      'when they are father and son of one name at one address, a digit of the year apart',
      ',,John,,Doe,,1950-01-02,1 Elm St,02139',
      ',,John,,Doe,,1980-01-02,1 Elm St,02139',
      open,
    ],
  ])('%s', (_, one, other, counts) => {
    expect(countRows(one, other)).toEqual(counts)
    expect(countRows(other, one)).toEqual(counts)
  })
})

test('one person is one among 20,000 strangers too, where the plainly different are not compared', () => {
  const strangers = [...csvOf(madeRoster({ seed: 5, people: 20_000, again: 0 }))].join('')
  const pairs = [
    [',123-45-6780,Janneke,,Doebler,,1980-01-02,,,,,,,,', ',123-45-6780,Janneke,,Smithers,,1980-01-02,,,,,,,,'],
    [',321-54-9876,Annika,,Leewood,,1971-02-03,,,,,,,,', ',321-54-9876,,,,,,,,,,,,,'],
    ['7,,Marielle,,Roewer,,1962-07-08,,,,,,,,', '7,,Marielle,,Roewer,,,,,,1 Elm St,,,,'],
    ['8,,Hugo,,Pazowski,,1955-05-06,,,,9 Oak St,,,,02139', '8,,Pazowski,,Hugo,,1955-05-06,,,,,,,,'],
    [
      ',555-12-3456,Ida,,Quillmann,,1955-05-06,,,,9 Oak St,,,,02139',
      ',555-12-3465,Ida,,Quilmann,,1955-05-06,,,,9 Oak St,,,,02139',
    ],
  ]
  const alone = countOf(strangers)
  const together = countOf(strangers + pairs.flat().join('\n'))
  expect(together.people - alone.people).toBe(pairs.length)
})

test('namesakes born a day apart stay two, however few the other rows are or many', () => {
  const others = Array.from({ length: 60 }, (_, at) => `,,Ann${at},,Roe${at},,19${40 + at}-05-06,,`)
  const namesakes = [
    ',,Li,,Wang,,1980-03-14,,',
    ',,Li,,Wang,,1980-03-15,,',
    ',,Eva,,Diaz,,1970-01-24,,',
    ',,Eva,,Diaz,,1971-01-24,,',
  ]
  for (const some of [0, 2, 20, 60]) {
    const { people, atLeast, review } = countRows(...namesakes, ...others.slice(0, some))
    expect({ people, atLeast, review }).toEqual({ people: 4 + some, atLeast: 2 + some, review: 2 })
  }
})

test('a row that fits two people with two record numbers does not make them one', () => {
  const rows = ['7,,Jane,,Doe,,1980-01-02,,', ',,Jane,,Doe,,1980-01-02,,', '8,,Jane,,Doe,,1980-01-02,,']
  expect(countRows(...rows)).toMatchObject({ people: 2, atLeast: 1, review: 1 })
})

test('record numbers of two rosters are two series: other numbers do not part a person', () => {
  const one = 'MRN,First,Last,DOB\n7,Jane,Doe,1980-01-02\n'
  expect(countOf(one, one.replace('7', '90')).people).toBe(1)
  expect(countOf(one, one.replace('Jane,Doe,1980', 'Ali,Roe,1958')).people).toBe(2)
})

test('a number that a whole roster shares joins nobody, and costs no more than the rows', () => {
  const name = (at: number) => (at * 7919 * 104_729).toString(36)
  const rows = Array.from(
    { length: 5_000 },
    (_, at) => `1,,${name(at + 1)},,${name(at + 9_000)},,${1930 + (at % 80)}-01-02,,`,
  )
  expect(countRows(...rows)).toMatchObject({ people: 5_000 })
})

describe('for all rosters', () => {
  const few = (...values: string[]) => fc.constantFrom('', ...values)
  const cells = fc.tuple(
    few('1', '2', '3'),
    few('123-45-6780', '234-56-7891'),
    few('Jane', 'Jnae', 'Mark', 'Ana María'),
    few('', 'Q', 'Lou'),
    few('Doe', 'Döe', 'Smith-Doe'),
    few('Jr'),
    few('1980-01-02', '2/1/1980', '1955-05-05', '1980-13-40'),
    few('1 Elm St', '2 Oak Ave'),
    few('02139', '1013'),
  )
  const rosters = fc.array(
    cells.map((row) => row.join(',')),
    { minLength: 1, maxLength: 12 },
  )
  const csv = (rows: string[]) => [HEADER, ...rows].join('\n')

  test('each row is a person, joined to one, or refused, and the best count lies between the others', () => {
    fc.assert(
      fc.property(rosters, (rows) => {
        const { rows: read, people, joined, refused, atLeast, atMost, byState, problems } = countOf(csv(rows))
        expect(read).toBe(rows.filter((row) => /[^,]/.test(row)).length)
        expect(people + joined + refused).toBe(read)
        expect(problems.filter(({ message }) => message.startsWith('The row identifies no one'))).toHaveLength(refused)
        expect(atLeast <= people && people <= atMost).toBe(true)
        expect(Object.values(byState).reduce((sum, state) => sum + state, 0)).toBe(people)
      }),
      { numRuns: 300 },
    )
  })

  test('a roster given twice adds nobody', () => {
    fc.assert(
      fc.property(rosters, (rows) => {
        const [once, twice] = [countOf(csv(rows)), countOf(csv(rows), csv(rows))]
        expect(twice).toMatchObject({
          people: once.people,
          atMost: once.atMost,
          atLeast: once.atLeast,
          byState: once.byState,
        })
      }),
      { numRuns: 300 },
    )
  })

  test('the order of the rows changes no count', () => {
    const shuffled = rosters.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    )
    fc.assert(
      fc.property(shuffled, ([rows, others]) => {
        const counts = ({ people, atMost, atLeast, review }: ReturnType<typeof countOf>) => ({
          people,
          atMost,
          atLeast,
          review,
        })
        expect(counts(countOf(csv(others)))).toEqual(counts(countOf(csv(rows))))
      }),
      { numRuns: 300 },
    )
  })
})

describeShared('the rosters of made-up people', () => {
  const synthea = () => sharedBytes('rosters/synthea_MA_1171_patients.csv')
  const encodings = [
    'synthea_MA_excel-unicode-text_utf16le_tab.txt',
    'synthea_MA_cp1252.csv',
    'synthea_MA_utf8bom_crlf.csv',
  ]

  test('Synthea: 1,171 people of Massachusetts, with its mangled twin and in each encoding, nobody in doubt', () => {
    const twins = [
      'rosters/synthea_MA_1171_patients_excel-es-mangled.csv',
      ...encodings.map((name) => `rosters/encodings/${name}`),
    ].map(sharedBytes)
    const counts = {
      people: 1171,
      refused: 0,
      atLeast: 1171,
      atMost: 1171,
      expected: 1171,
      warning: null,
      byState: { MA: 1171 },
      review: 0,
    }
    expect(countOf(synthea())).toEqual({ rows: 1171, joined: 0, ...counts, problems: [] })
    for (const twin of twins) expect(countOf(synthea(), twin)).toMatchObject(counts)
    expect(countOf(synthea(), ...twins)).toEqual({
      rows: 5 * 1171 - 6,
      joined: 4 * 1171 - 6,
      ...counts,
      problems: [
        {
          ...{ file: 'roster 2', row: 641, column: 'ZIP', masked: '2•••' },
          message: expect.stringContaining('five or nine digits'),
        },
        { file: 'roster 2', row: null, column: 'ZIP', message: expect.stringContaining('627 rows') },
      ],
    })
  })

  test('Synthea in Windows-1252 has 1,165', () => {
    expect(countOf(sharedBytes('rosters/encodings/synthea_MA_cp1252.csv'))).toMatchObject({
      rows: 1165,
      people: 1165,
      byState: { MA: 1165 },
    })
  })

  test('two people with one SSN and two with one name stay two', () => {
    const lines = new TextDecoder().decode(synthea()).split('\n')
    const traps = lines.filter((line) => line.includes('999-56-8425') || line.includes('Cornell131,Goyette777'))
    expect(traps).toHaveLength(4)
    expect(countOf([lines[0]!, ...traps].join('\n')).people).toBe(4)
    const withoutIds = [lines[0]!, ...traps].map((line) => line.replace(/^[^,]*/, '')).join('\n')
    expect(countOf(withoutIds).people).toBe(4)
  })

  const FEBRL = [
    'given_name=given_name',
    'family_name=surname',
    'birth_date=date_of_birth',
    'address_line1=address_1',
    'address_line2=address_2',
    'city=suburb',
    'state=state',
    'zip=postcode',
    'ssn=soc_sec_id',
  ]

  test.each([
    ['febrl_dataset1.csv', /^rec-(\d+)-/, 0.8],
    ['febrl_dataset2.csv', /^rec-(\d+)-/, 0.7],
    ['febrl_dsgen_C_1000.csv', /^(\d+)\d,/, 0.2],
  ])('%s: who is joined is one person', (name, id, leastRecall) => {
    const bytes = sharedBytes(`rosters/${name}`)
    const truth = new TextDecoder()
      .decode(bytes)
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => id.exec(line)![1]!)
    const persons = [...tallyOf({ bytes, map: FEBRL }).people()].map(({ person }) => person)
    const { right, made, real } = pairsOf(persons, truth)
    expect(right / made).toBeGreaterThanOrEqual(0.999)
    expect(right / real).toBeGreaterThan(leastRecall)
  })
})

function pairsOf(persons: number[], truth: string[]) {
  const pairs = { right: 0, made: 0, real: 0 }
  for (let one = 0; one < truth.length; one++) {
    for (let other = one + 1; other < truth.length; other++) {
      const [joined, real] = [persons[one] === persons[other], truth[one] === truth[other]]
      if (joined) pairs.made++
      if (real) pairs.real++
      if (joined && real) pairs.right++
    }
  }
  return pairs
}
