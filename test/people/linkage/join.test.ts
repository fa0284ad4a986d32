import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evidenceText } from '../../../src/people/linkage/comparison/evidence.ts'
import { type Decided, type Described, joining, type Known } from '../../../src/people/linkage/join.ts'
import type { Group } from '../../../src/people/linkage/located.ts'
import { filled } from '../../../src/people/merging/fill.ts'
import { sharedBytes, sharedTest } from '../../support/machine/shared.ts'
import { peopleOf, rowsOf } from '../people.ts'

/** Plays the incident: keeps what an import answers. People and descriptions are named by roster and row. */
function imported(known: Known[], csv: string | Uint8Array, source: string, decided: Decided[] = []) {
  const idOf = (row: number) => `${source}-${row}`
  const joins = joining({ idOf, personOf: ([first]) => idOf(first!) })
  for (const person of known) joins.know(person)
  const rows = new Map<number, Described>()
  for (const { row, person } of rowsOf(csv)) {
    if (!person) continue
    rows.set(row, { id: idOf(row), person, source })
    joins.row(row, person, source)
  }
  const joined = joins.settle(decided)
  return { joined, ...apply(known, rows, joined.groups) }
}

/** What the incident has after it, whom the roster changed, and whose each row is. */
function apply(known: readonly Known[], rows: Map<number, Described>, groups: readonly Group[]) {
  const people = new Map(known.map((person) => [person.id, person]))
  const changed = new Set<string>()
  const placed = new Map([...rows].map(([row, { id }]) => [row, id]))
  for (const group of groups) {
    const id = group.known ?? rows.get(group.rows[0]!)!.id
    const before = people.get(id)?.descriptions ?? []
    const heard = new Set(before.map(({ person }) => JSON.stringify(person)))
    const fresh = group.rows.map((row) => rows.get(row)!).filter(({ person }) => !heard.has(JSON.stringify(person)))
    if (group.known && fresh.length > 0) changed.add(id)
    people.set(id, { id, descriptions: [...before, ...fresh] })
    for (const row of group.rows) placed.set(row, id)
  }
  for (const id of new Set(placed.values())) {
    if (!people.has(id)) people.set(id, { id, descriptions: [[...rows.values()].find((row) => row.id === id)!] })
  }
  return { known: [...people.values()], changed, placed: [...placed.values()] }
}

const JANE = 'MRN,SSN,First,Last,DOB,Address,City,State,Zip\n7,,Jane,Doe,1980-01-02,,,,\n'

describe('a roster that comes to an incident', () => {
  test('adds those who are new, and says for each row who it is', () => {
    const first = imported([], JANE, 'a')
    const second = imported(first.known, `${JANE}8,,Ali,Roe,1958-09-08,,,,\n8,,Ali,Roe,1958-09-08,,,,\n`, 'b')
    expect(second.placed).toEqual(['a-1', 'b-2', 'b-2'])
    expect(second.joined).toMatchObject({ people: 2, added: 1 })
    expect(second.changed.size).toBe(0)
  })

  test('fills what was open and overwrites nothing', () => {
    const first = imported([], JANE, 'a')
    const line = '7,123-45-6780,Jayne,Doe,1980-01-02,1 Elm St,Salem,MA,01970'
    const { known } = imported(first.known, JANE.replace('7,,Jane,Doe,1980-01-02,,,,', line), 'b')
    expect(known).toHaveLength(1)
    const address = { line1: '1 Elm St', city: 'Salem', state: 'MA', zip: '01970' }
    expect(known[0]!.descriptions.map(({ person }) => person).reduce(filled)).toMatchObject({
      ...{ givenName: 'Jane', ssn: '123456780', address },
    })
  })

  test('that fits two known people leaves them two, and asks for a look at the pair', () => {
    const first = imported([], `${JANE}8,,Jane,Doe,1980-01-02,,,,\n`, 'a')
    expect(first.known).toHaveLength(2)
    const { joined, known } = imported(first.known, JANE.replace('7,', ','), 'b')
    expect(known).toHaveLength(2)
    expect(joined).toMatchObject({ people: 2, added: 0, atLeast: 1 })
    expect(joined.pairs.map(({ onePerson, otherPerson }) => [onePerson, otherPerson].sort())).toEqual([['a-1', 'a-2']])
  })

  sharedTest('of 1,171 people, then its twin and each re-encoded copy, leaves 1,171', () => {
    let { known } = imported([], sharedBytes('rosters/synthea_MA_1171_patients.csv'), 'original')
    const encodings = [
      'synthea_MA_cp1252.csv',
      'synthea_MA_excel-unicode-text_utf16le_tab.txt',
      'synthea_MA_utf8bom_crlf.csv',
    ]
    for (const twin of [
      'synthea_MA_1171_patients_excel-es-mangled.csv',
      ...encodings.map((name) => `encodings/${name}`),
    ]) {
      const next = imported(known, sharedBytes(`rosters/${twin}`), twin)
      expect(next.joined).toMatchObject({ people: 1171, added: 0, pairs: [] })
      known = next.known
    }
    expect(known).toHaveLength(1171)
  })
})

describe('what somebody decided of a pair', () => {
  const twoNumbers = `${JANE}8,,Jane,Doe,1980-01-02,,,,\n`
  const [one, other] = peopleOf(twoNumbers).map(evidenceText) as [string, string]

  test('holds when the roster comes again, to one person or to two', () => {
    expect(imported([], twoNumbers, 'a').joined).toMatchObject({ people: 2, atLeast: 1 })
    const same = imported([], twoNumbers, 'a', [{ one, other, same: true }]).joined
    expect(same).toMatchObject({ people: 1, atLeast: 1, atMost: 1, pairs: [] })
    expect(same.decided).toEqual([{ one: 'a-1', other: 'a-2', onePerson: 'a-1', otherPerson: 'a-1' }])
    const different = imported([], twoNumbers, 'a', [{ one, other, same: false }]).joined
    expect(different).toMatchObject({ people: 2, atLeast: 2, atMost: 2, pairs: [] })
  })

  test('leaves in doubt what nobody was sure of, and is silent where a description is gone', () => {
    expect(imported([], twoNumbers, 'a', [{ one, other, same: null }]).joined).toMatchObject({ people: 2, atLeast: 1 })
    expect(imported([], JANE, 'a', [{ one, other, same: true }]).joined).toMatchObject({ people: 1, decided: [null] })
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
          const again = imported(second.known, csv(rows), source)
          expect(again.joined).toMatchObject({ people: second.joined.people, added: 0 })
          expect(again.changed.size).toBe(0)
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
  expect(filled(first, other)).toEqual({
    mrn: '1',
    deceased: true,
    address: { city: 'Boston', state: 'MA', zip: '02108', line1: '1 Elm St' },
  })
  expect(filled(other, first)).toBe(other)
})

test('who does not agree to e-mail in one roster does not agree, whatever another says', () => {
  const [yes, no] = peopleOf('MRN,Email consent\n1,yes\n1,no\n') as [never, never]
  expect(filled(yes, no)).toMatchObject({ emailConsent: false })
  expect(filled(no, yes)).toMatchObject({ emailConsent: false })
})
