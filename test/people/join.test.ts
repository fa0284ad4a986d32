import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Joined, joinRoster, type Known } from '../../src/people/join.ts'
import { merge } from '../../src/people/merge.ts'
import { dataFile, peopleOf, rowsOf } from './people.ts'

/** Plays the incident: keeps what an import answers, and gives new people ids. */
function imported(known: Known[], csv: string | Uint8Array, source: string): { known: Known[]; joined: Joined } {
  const entries = rowsOf(csv).flatMap(({ row, person }) => (person ? [{ row, person, source }] : []))
  const joined = joinRoster(known, entries)
  const byId = new Map(known.map((person) => [person.id, person]))
  for (const { id, person, seen } of joined.changed) byId.set(id, { ...byId.get(id)!, person, seen })
  const added = joined.added.map(({ person, seen }) => ({
    id: `p${known.length}-${person.mrn}-${Math.random()}`,
    person,
    source,
    seen,
  }))
  return { known: [...byId.values(), ...added], joined }
}

const JANE = 'MRN,SSN,First,Last,DOB,Address,City,State,Zip\n7,,Jane,Doe,1980-01-02,,,,\n'

describe('a roster that comes to an incident', () => {
  test('adds those who are new, and says for each row who it is', () => {
    const first = imported([], JANE, 'a')
    const { joined } = imported(first.known, `${JANE}8,,Ali,Roe,1958-09-08,,,,\n8,,Ali,Roe,1958-09-08,,,,\n`, 'b')
    expect(joined.placed).toEqual([first.known[0]!.id, 0, 0])
    expect(joined.added).toMatchObject([{ first: { row: 2 }, person: { givenName: 'Ali' } }])
    expect(joined).toMatchObject({ people: 2, changed: [] })
  })

  test('fills what was open and overwrites nothing', () => {
    const first = imported([], JANE, 'a')
    const { joined } = imported(
      first.known,
      JANE.replace('7,,Jane,Doe,1980-01-02,,,,', '7,123-45-6780,Jayne,Doe,1980-01-02,1 Elm St,Salem,MA,01970'),
      'b',
    )
    expect(joined.changed).toMatchObject([
      {
        person: {
          givenName: 'Jane',
          ssn: '123456780',
          address: { line1: '1 Elm St', city: 'Salem', state: 'MA', zip: '01970' },
        },
      },
    ])
  })

  test('that fits two known people leaves them two, and asks for a look at the pair', () => {
    const first = imported([], `${JANE}8,,Jane,Doe,1980-01-02,,,,\n`, 'a')
    expect(first.known).toHaveLength(2)
    const { joined, known } = imported(first.known, JANE.replace('7,', ','), 'b')
    expect(known).toHaveLength(2)
    expect(joined).toMatchObject({ people: 2, added: [], atLeast: 1 })
    expect(joined.review.map(({ one, other }) => [one, other].sort())).toEqual([first.known.map(({ id }) => id).sort()])
  })

  test('of 1,171 people, then its twin and each re-encoded copy, leaves 1,171', () => {
    let { known } = imported([], dataFile('rosters/synthea_MA_1171_patients.csv'), 'original')
    const encodings = [
      'synthea_MA_cp1252.csv',
      'synthea_MA_excel-unicode-text_utf16le_tab.txt',
      'synthea_MA_utf8bom_crlf.csv',
    ]
    for (const twin of [
      'synthea_MA_1171_patients_excel-es-mangled.csv',
      ...encodings.map((name) => `encodings/${name}`),
    ]) {
      const next = imported(known, dataFile(`rosters/${twin}`), twin)
      expect(next.joined).toMatchObject({ people: 1171, added: [], review: [] })
      known = next.known
    }
    expect(known).toHaveLength(1171)
  })
})

describe('for all rosters', () => {
  const few = (...values: string[]) => fc.constantFrom('', ...values)
  const row = fc.tuple(
    few('1', '2'),
    few('123-45-6780', '234-56-7891'),
    few('Jane', 'Jnae', 'Mark'),
    few('Doe', 'Smith-Doe'),
    few('1980-01-02', '1980-01-03', '1955-05-05'),
    few('1 Elm St', '2 Oak Ave'),
    few('Salem'),
    few('MA'),
    few('01970'),
  )
  const roster = fc.array(
    row.map((cells) => cells.join(',')),
    { minLength: 1, maxLength: 8 },
  )
  const csv = (rows: string[]) => `${JANE.split('\n')[0]}\n${rows.join('\n')}\n`

  test('importing a roster again, after others, adds nobody and changes nothing', () => {
    fc.assert(
      fc.property(roster, roster, (one, other) => {
        const first = imported([], csv(one), 'one')
        const second = imported(first.known, csv(other), 'other')
        for (const [rows, source] of [
          [one, 'one'],
          [one, 'again'],
          [other, 'other'],
          [other, 'and again'],
        ] as const) {
          const { joined } = imported(second.known, csv(rows), source)
          expect(joined).toMatchObject({ people: second.joined.people, added: [], changed: [] })
        }
      }),
      { numRuns: 500 },
    )
  })
})

test('the deceased stay so, and an address is not pieced together from two cities', () => {
  const [first, other] = peopleOf(
    'MRN,Deceased,City,State,Zip,Address\n1,no,Salem,MA,,\n1,yes,Boston,MA,02108,1 Elm St\n',
  ) as [never, never]
  expect(merge(first, other)).toEqual({
    mrn: '1',
    deceased: true,
    address: { city: 'Boston', state: 'MA', zip: '02108', line1: '1 Elm St' },
  })
  expect(merge(other, first)).toBe(other)
})
