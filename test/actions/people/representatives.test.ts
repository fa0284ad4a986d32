import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Principal } from '../../../src/access/roles.ts'
import { headcountOf } from '../../../src/actions/count/headcount.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { draftLetterTo, letterStock, stoppedLetters } from '../../../src/actions/letter/draft-print.ts'
import { agreedToEmail } from '../../../src/actions/mailing/due-letters.ts'
import { correctionsOfPerson, correctPerson } from '../../../src/actions/people/correct-person.ts'
import { decideRepresentative, decideRepresentatives } from '../../../src/actions/people/decide-representative.ts'
import { flagCounts } from '../../../src/actions/people/flags.ts'
import { pageOfPeople, thePerson } from '../../../src/actions/people/people.ts'
import { decidePair } from '../../../src/actions/review/pairs.ts'
import { importRoster } from '../../../src/actions/roster/import-roster.ts'
import { saveUpload } from '../../../src/actions/roster/uploads.ts'
import { Conflict, Refused } from '../../../src/errors.ts'
import { addressee } from '../../../src/letters/envelope/addressee.ts'
import { tables } from '../../../src/storage/core/database.ts'
import { listPairs } from '../../../src/storage/count/pairs.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

const ROSTER = `MRN,Last,First,DOB,Representative,Next of Kin Contact,Email,Email Consent,Address,City,State,Zip
1,Lopez,Ana,1940-02-03,Max Lopez (husband),,ana@mail.example.com,yes,12 Elm St,Lowell,MA,01852
2,Weiss,Cy,1935-03-04,Ann Roe (POA),,,,9 Oak Ave,Salem,MA,01970
3,Park,Eva,1951-04-05,,Max Park,,,3 Fir St,Lowell,MA,01852
4,Reed,Flo,1942-05-06,Kay Reed,,,,4 Ash St,Lowell,MA,01852`

let book: TestWorld
let officer: Principal
let id: string
const people: Record<string, string> = {}

beforeAll(async () => {
  book = await openTestWorld('2026-11-22T15:00:00.000Z')
  officer = (await settle(book.world)).officer
  const facts = { title: 'Dialysis', kind: 'misdirected_mail_or_fax', discoveredOn: '2026-11-02' } as const
  id = (await logIncident(book.world, officer, facts)).id
  const upload = await saveUpload(await opened(), 'list.csv', new Blob([ROSTER]).stream())
  await importRoster(book.world, officer, id, upload.id, { map: [] })
  for (const each of (await pageOfPeople(await opened(), { limit: 50 })).items) people[each.person.mrn ?? ''] = each.id
})
afterAll(() => book.close())

const opened = () => openIncident(book.world, id)
const personOf = async (mrn: string) => (await thePerson(await opened(), people[mrn]!)).person
const linesTo = async (mrn: string) => addressee(await personOf(mrn), '2026-11-22').lines

test('the letters of three adults wait, each named, and nobody is unreachable by it', async () => {
  expect(await flagCounts(await opened())).toMatchObject({ representative_unconfirmed: 3, no_address: 0 })
  expect(await letterStock(await opened())).toMatchObject({ ready: 1, stopped: 3 })
  const stopped = await stoppedLetters(await opened(), 10)
  expect(stopped.map(({ person, problems }) => [person, problems.map(({ what }) => what)])).toEqual(
    ['1', '2', '4'].map((mrn) => [people[mrn], ['person.representative']]),
  )
  expect(await headcountOf(await opened())).toMatchObject({ people: 4, unreachable: 0 })
  await expect(draftLetterTo(await opened(), people['1']!)).rejects.toThrow('Decide on the person’s page')
  expect(agreedToEmail(await personOf('1'))).toBe(false)
})

test('somebody says how he or she knows that one is a legal one, and the letter goes there', async () => {
  const decide = async (said: { isLegal: boolean; reason: string }, version?: number) =>
    await decideRepresentative(await opened(), people['2']!, { by: officer, version }, said)
  await expect(decide({ isLegal: true, reason: ' ' })).rejects.toThrow(Refused)
  await decide({ isLegal: true, reason: 'The power of attorney is in the chart.' }, 0)
  expect(await linesTo('2')).toEqual(['Ann Roe', 'Personal representative of Cy Weiss'])
  await expect(decide({ isLegal: false, reason: '' }, 0)).rejects.toThrow(Conflict)
  await expect(decide({ isLegal: true, reason: 'Again.' })).rejects.toThrow('decided already')
})

test('it is decided otherwise, and both stay on record', async () => {
  const [two, by] = [people['2']!, { by: officer }]
  await decideRepresentative(await opened(), two, by, { isLegal: false, reason: 'It was revoked.' })
  expect(await linesTo('2')).toEqual(['Cy Weiss'])
  await decideRepresentative(await opened(), two, by, { isLegal: true, reason: 'It was not.' })
  const all = await correctionsOfPerson(await opened(), two)
  expect(all.map(({ before, after }) => [before.representative, after.representative])).toEqual([
    [undefined, 'legal'],
    ['legal', 'not_legal'],
    ['not_legal', 'legal'],
  ])
})

test('nothing is decided where no list names one', async () => {
  const said = { isLegal: true, reason: 'x' }
  await expect(decideRepresentative(await opened(), people['3']!, { by: officer }, said)).rejects.toThrow(Refused)
  await expect(decideRepresentatives(await opened(), [people['1']!, people['3']!], officer, said)).rejects.toThrow(
    Conflict,
  )
  await expect(decideRepresentatives(await opened(), [], officer, said)).rejects.toThrow(Refused)
  expect((await personOf('1')).representativeIs).toBeUndefined()
})

test('all of a list are decided at once, in one entry that names no patient', async () => {
  const both = [people['1']!, people['4']!]
  await correctPerson(await opened(), both[1]!, { by: officer }, { reason: 'x', facts: { givenName: 'Florence' } })
  expect(await decideRepresentatives(await opened(), both, officer, { isLegal: false, reason: '' })).toBe(2)
  expect(await linesTo('1')).toEqual(['Ana Lopez'])
  expect(await linesTo('4')).toEqual(['Florence Reed'])
  expect(agreedToEmail(await personOf('1'))).toBe(true)
  expect(await letterStock(await opened())).toMatchObject({ ready: 4, stopped: 0 })
  const rows = await tables(book.world.db).selectFrom('log').select('body').execute()
  const entry = rows.map(({ body }) => JSON.parse(body)).find(({ act }) => act === 'representatives_passed_over')
  expect(entry.facts).toEqual({ people: both })
  expect(JSON.stringify(entry)).not.toMatch(/Lopez|Reed|Florence/)
})

test('of two who are one, what was decided of either holds, also where the other was corrected', async () => {
  const facts = { title: 'Twice', kind: 'theft_of_records', discoveredOn: '2026-11-02' } as const
  id = (await logIncident(book.world, officer, facts)).id
  for (const row of [
    'A1,Gonzalez,Maria,1940-02-03,mg@x.example,',
    'A2,Gonzalez,Maria,1940-02-03,mg@x.example,Ann Roe',
  ]) {
    const list = `MRN,Last,First,DOB,Email,Representative,Address,City,State,Zip\n${row},9 Elm St,Boston,MA,02110`
    const upload = await saveUpload(await opened(), 'list.csv', new Blob([list]).stream())
    await importRoster(book.world, officer, id, upload.id, { map: [] })
  }
  const [first, later] = (await pageOfPeople(await opened(), { limit: 5 })).items
  const said = { reason: 'Her passport.', facts: { familyName: 'González' } }
  await correctPerson(await opened(), first!.id, { by: officer }, said)
  const legal = { isLegal: true, reason: 'In the chart.' }
  await decideRepresentative(await opened(), later!.id, { by: officer }, legal)
  const [pair] = await listPairs(book.world.db, id)
  await decidePair(book.world, officer, id, pair!, 'same')
  const { items } = await pageOfPeople(await opened(), { limit: 5 })
  expect(items.map(({ person }) => addressee(person, '2026-11-22').lines)).toEqual([
    ['Ann Roe', 'Personal representative of Maria González'],
  ])
})
