import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countOf } from '../people.ts'

const GIVEN = ['Dana', 'Oscar', 'Luz', 'Bram', 'Cleo', 'Hugo', 'Ines', 'Tara', 'Walter', 'Fiona', 'Noel', 'Gail']
const FAMILY = [
  'Rourke',
  'Tiller',
  'Vega',
  'Quigley',
  'Stanhope',
  'Novak',
  'Barros',
  'Walker',
  'Do',
  'Ma',
  'Page',
  'Test',
]

type Facts = { [column: string]: string }

/** Plainly different people, each with the same of what is given. */
function strangers(count: number, same: Facts, from = 0): Facts[] {
  return Array.from({ length: count }, (_, at) => at + from).map((at) => ({
    MRN: String(70_001 + at),
    First: GIVEN[at % 12]!,
    Last: `${FAMILY[(at + Math.floor(at / 12)) % 12]!}`,
    DOB: `${1940 + ((at * 7) % 60)}-${two(1 + ((at * 5) % 12))}-${two(2 + ((at * 11) % 26))}`,
    Phone: `617555${1000 + at * 37}`,
    Email: `p${at}@example.com`,
    Address: `${100 + at * 7} Elm St`,
    Zip: '01970',
    ...same,
  }))
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

const COLUMNS = ['MRN', 'SSN', 'First', 'Last', 'DOB', 'Phone', 'Email', 'Address', 'Zip']

function rosterOf(people: readonly Facts[]): string {
  const lines = people.map((facts) => COLUMNS.map((column) => facts[column] ?? '').join(','))
  return `${[COLUMNS.join(','), ...lines].join('\n')}\n`
}

const named = (people: readonly Facts[], what: RegExp) =>
  countOf(rosterOf(people)).problems.filter(({ message }) => what.test(message))

// Twins, a father and a son, and two rows that a number alone would make one.
const TRAPS: readonly Facts[] = [
  { First: 'Dana', Last: 'Rourke', DOB: '2010-01-20', Address: '9 Oak St', Zip: '01970' },
  { First: 'Dara', Last: 'Rourke', DOB: '2010-01-20', Address: '9 Oak St', Zip: '01970' },
  { First: 'Jon', Last: 'Tiller', DOB: '1961-03-04', Address: '8 High St', Zip: '01970' },
  { First: 'John', Last: 'Tiller', DOB: '1988-04-03', Address: '8 High St', Zip: '01970' },
  { First: 'Luz', Last: 'Vega', DOB: '1971-03-04' },
  { First: 'Luz', Last: 'Vega' },
]

describe('a record number that many different people carry', () => {
  test.each([
    'NEW',
    'TEMP',
    'PENDING',
    'WALKIN',
    'SELF PAY',
    '1',
    '0001',
    '99999999',
    '#REF!',
    '123456',
    '1.23457E+11',
    'XXX',
  ])('%s joins nobody and is named once', (MRN) => {
    const people = [...TRAPS, ...strangers(8, {}, 3)].map((facts) => ({ ...facts, MRN }))
    expect(countOf(rosterOf(people)).people).toBe(people.length)
    expect(named(people, /record number/)).toHaveLength(1)
  })

  test('is told with how many rows have it', () => {
    const people = [...strangers(9, { MRN: 'NEW' }), ...strangers(4, {}, 9)]
    expect(named(people, /9 rows have the record number NEW\./)).toHaveLength(1)
  })

  test('is no matter of its form: a number that a spreadsheet rounded says nothing in a single row either', () => {
    const people = strangers(3, {}).map((facts, at) => (at === 1 ? { ...facts, MRN: '4.56E+15' } : facts))
    expect(named(people, /One row has the record number 4\.56E\+15\. A spreadsheet rounded it/)).toHaveLength(1)
  })

  test('stays a number where one person carries it: a true 1 joins his rows, however they are spelled', () => {
    const facts = { MRN: '1', First: 'Walter', Last: 'Page', DOB: '1950-05-06' }
    const rows = [
      facts,
      { ...facts, First: 'Walt' },
      { ...facts, Last: 'Paige' },
      { ...facts, DOB: '' },
      ...strangers(6, {}),
    ]
    expect(countOf(rosterOf(rows)).people).toBe(7)
    expect(named(rows, /record number/)).toHaveLength(0)
  })

  test('with zeros lost on the way is the same number where the person is the same', () => {
    const facts = { First: 'Gail', Last: 'Ma', DOB: '1950-05-06' }
    const rows = [
      { ...facts, MRN: '000482' },
      { ...facts, MRN: '482' },
      { ...facts, First: 'Hugo', DOB: '1977-01-09', MRN: '0482' },
    ]
    expect(countOf(rosterOf(rows)).people).toBe(2)
  })

  test('is a household’s where whole families have one: twins with one account stay two', () => {
    const families = Array.from({ length: 30 }, (_, at) => [
      ...strangers(1, { MRN: `A${at}`, Last: `Fam${GIVEN[at % 12]}${at}`, First: 'Dana' }, at),
      ...strangers(
        1,
        { MRN: `A${at}`, Last: `Fam${GIVEN[at % 12]}${at}`, First: 'Oscar', DOB: `2011-06-${two(1 + (at % 28))}` },
        at,
      ),
    ]).flat()
    const twins = TRAPS.slice(0, 2).map((facts) => ({ ...facts, MRN: 'A99' }))
    const count = countOf(rosterOf([...families, ...twins]))
    expect(count.people).toBe(62)
    expect(named(families, /record numbers are each shared/)).toHaveLength(1)
  })
})

describe('a value that many different people carry', () => {
  test.each<[string, Facts, RegExp]>([
    ['a birth date', { DOB: '1900-01-01' }, /birth date 1900-••-••/],
    ['a telephone number', { Phone: '617-555-0100' }, /telephone number/],
    ['an e-mail address', { Email: 'frontdesk@clinic.org' }, /e-mail address/],
    ['a Social Security number', { SSN: '219-18-4417' }, /Social Security number/],
    ['a street address', { Address: '1 Hospital Way' }, /street address/],
  ])('%s is named once and joins nobody', (_, same, what) => {
    const people = [...strangers(24, same), ...strangers(24, {}, 24)]
    expect(named(people, what)).toHaveLength(1)
    const namesakes = [
      { First: 'John', Last: 'Smith', Address: '1 A St', Zip: '01970', ...same },
      { First: 'John', Last: 'Smith', Address: '77 B St', Zip: '02139', ...same },
    ]
    expect(countOf(rosterOf([...people, ...namesakes])).people).toBe(50)
  })

  test('is not what a family shares: its telephone, street and e-mail address are no defaults', () => {
    const family = { Last: 'Barros', Phone: '617-555-0100', Email: 'barros@example.com', Address: '4 Elm St' }
    const people = [...strangers(6, family), ...strangers(20, {}, 6)]
    expect(countOf(rosterOf(people))).toMatchObject({ people: 26, problems: [] })
  })

  test('is not a birthday that some share', () => {
    const people = [
      ...strangers(2, { DOB: '1980-01-01' }),
      ...strangers(2, { DOB: '1975-05-05' }, 2),
      ...strangers(8, {}, 4),
    ]
    expect(countOf(rosterOf(people)).problems).toEqual([])
  })
})

test('whatever everybody has for a record number, as many people are counted as without one', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z0-9#.-]{1,12}$/), fc.integer({ min: 4, max: 30 }), (MRN, count) => {
      const without = countOf(rosterOf([...TRAPS, ...strangers(count, { MRN: '' }, 2)]))
      const withOne = countOf(rosterOf([...TRAPS, ...strangers(count, {}, 2)].map((facts) => ({ ...facts, MRN }))))
      expect(withOne.people).toBe(without.people)
    }),
    { numRuns: 40 },
  )
})

test('several people with one initial and one number stay several, however like their family names are', () => {
  const people = ['L0', 'L1', 'L26', 'L27', 'L28'].map((Last) => ({ First: 'F', Last, SSN: '078-05-1121' }))
  expect(countOf(rosterOf(people)).people).toBe(5)
})
