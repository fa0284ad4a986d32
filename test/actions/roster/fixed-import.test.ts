import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { eachPerson } from '../../../src/actions/people/people.ts'
import { checkUpload } from '../../../src/actions/roster/check-upload.ts'
import { fixRows, rowsToFix } from '../../../src/actions/roster/fix-rows.ts'
import { uploadRoster } from '../../../src/actions/roster/upload-roster.ts'
import { saveUpload } from '../../../src/actions/roster/uploads.ts'
import { phishedMailbox } from '../../cast/incidents.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

let book: TestWorld
let officer: Awaited<ReturnType<typeof settle>>['officer']
beforeAll(async () => {
  book = await openTestWorld()
  officer = (await settle(book.world)).officer
})
afterAll(() => book.close())

const HEADER = 'MRN,First,Last,DOB,State,Street'
const wrong = fc.constantFrom('13/45/1980', '1980-02-31', 'soon')
const name = fc.constantFrom('Quigley', 'Total', 'Test', 'Walker', 'Page', 'Rourke', 'Do', 'Ma', 'O’Neil')
const row = fc.record({
  first: fc.constantFrom('Ada', 'Bo', 'Rn', 'Peru', 'Georgia'),
  last: name,
  birthDate: fc.constantFrom('1980-02-03', '1955-11-30', '2019-07-01'),
  state: fc.constantFrom('MA', 'NH', 'IN'),
  typo: fc.option(wrong),
})

async function bring(lines: string[], fixed?: string[]) {
  const { id } = await logIncident(book.world, officer, phishedMailbox)
  const opened = () => openIncident(book.world, id)
  const upload = await saveUpload(await opened(), 'list.csv', new Blob([[HEADER, ...lines].join('\n')]).stream())
  const reading = { map: [], dateOrder: 'month_first' as const }
  if (fixed) {
    await checkUpload(await opened(), upload.id, reading)
    const { rows } = await rowsToFix(await opened(), upload.id, 'problems', 1)
    const typed = rows.map(({ row, version }) => {
      const cells = fixed[row - 1]?.split(',') ?? []
      return { row, version, texts: new Map(cells.map((text, place) => [place, text])) }
    })
    await fixRows(await opened(), upload.id, typed)
  }
  const { rows, refused, people } = await uploadRoster(book.world, officer, id, upload.id, reading)
  const persons = await Array.fromAsync(eachPerson(await opened()), ({ person, state }) => ({ person, state }))
  return { rows, refused, people, persons: persons.map((each) => JSON.stringify(each)).sort() }
}

test('a list whose rows are fixed before the import counts the same people as the list that was fixed in the file', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 15 }), async (rows) => {
      const lineOf = (at: number, birthDate: string) => {
        const { first, last, state } = rows[at]!
        return `M-${at},${first},${last},${birthDate},${state},${at} Elm St`
      }
      const right = rows.map(({ birthDate }, at) => lineOf(at, birthDate))
      const written = rows.map(({ birthDate, typo }, at) => lineOf(at, typo ?? birthDate))
      expect(await bring(written, right)).toEqual(await bring(right))
    }),
    { numRuns: 12 },
  )
}, 60_000)
