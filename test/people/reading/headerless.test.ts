import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsRead, gapsIn, unusedColumns } from '../../../src/people/reading/layout-gaps.ts'
import { layoutOf, tallyOf } from '../people.ts'

const letters = (from: string, min: number) =>
  fc.string({ unit: fc.constantFrom(...from), minLength: min, maxLength: min + 5 })
const word = fc.tuple(letters('BDGKLRTVWZ', 1), letters('aeioubdgklnrtvz', 5)).map(([first, rest]) => first + rest)
const patient = fc.tuple(
  word,
  word,
  word.map((street) => `${street} Lane`),
  word,
  fc.constantFrom('MA', 'NH', 'TX'),
)
/** Rows of people without a line that names the columns; no value of the first tells that it is a person’s. */
const headerless = fc.array(patient, { minLength: 2, maxLength: 8 })

const MAPS = [
  ['family_name=#1', 'given_name=#2', 'address_line1=#3', 'city=#4', 'state=#5'],
  ['name=#1', 'birth_date=#2', 'zip=#4'],
  ['name=#1+#2', 'mrn=#3', 'email=#4', 'death_date=#5'],
]

test('of a list without a header, nothing of the first patient is repeated in a refusal, a note or an answer', () => {
  fc.assert(
    fc.property(headerless, fc.constantFrom(...MAPS), (people, map) => {
      // A second column of the same name is noted; an odd sign and a missing cell are, too.
      const rows = [[...people[0]!, people[0]![0]], ...people.map((cells) => [...cells, 'G?rg'])]
      const bytes = rows.map((cells) => cells.join(',')).join('\n')
      const layout = layoutOf(bytes, ...map)
      const { problems } = tallyOf({ bytes, map }).count()
      expect(problems.length).toBeGreaterThan(0)
      const said = [
        refusalOf(() => layoutOf(bytes, 'mrn=Record')),
        refusalOf(() => layoutOf(bytes, `mrn=${people[0]![0]}`)),
        ...gapsIn(layout),
        JSON.stringify([columnsRead(layout), unusedColumns(layout)]),
        JSON.stringify(problems),
      ].join('\n')
      expect(said).toContain('#1')
      for (const value of people[0]!.slice(0, 4)) expect(said).not.toContain(value)
    }),
  )
})

test('a header that names something is repeated, so that a refusal can be acted on', () => {
  expect(refusalOf(() => layoutOf('MRN,Last,Ward\n1,Doe,B2\n', 'state=Region'))).toBe(
    'There is no column "Region". The columns are: MRN, Last, Ward.',
  )
})

function refusalOf(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('This was not refused.')
}
