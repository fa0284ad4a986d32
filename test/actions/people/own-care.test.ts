import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Principal } from '../../../src/access/roles.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { letterContext, letterStock, oneLetter, stoppedLetters } from '../../../src/actions/letter/draft-print.ts'
import { agreedToEmail } from '../../../src/actions/mailing/due-letters.ts'
import { correctPerson } from '../../../src/actions/people/correct-person.ts'
import { correctAddress } from '../../../src/actions/people/corrected-address.ts'
import { decideOwnCare } from '../../../src/actions/people/decide-own-care.ts'
import { pageOfPeople, thePerson } from '../../../src/actions/people/people.ts'
import { importRoster } from '../../../src/actions/roster/import-roster.ts'
import { saveUpload } from '../../../src/actions/roster/uploads.ts'
import { Refused } from '../../../src/errors.ts'
import { letterFacts } from '../../../src/letters/individual/facts.ts'
import { personProblems } from '../../../src/letters/individual/problems.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

const ROSTER = `MRN,Last,First,DOB,Guardian,Minor Consented,Confidential Address,Email,Email Consent,Address,City,State,Zip
1,Lopez,Ana,2010-02-03,Eva Lopez,Y,,ana@mail.example.com,yes,12 Elm St,Lowell,MA,01852
2,Weiss,Cy,2011-03-04,Al Weiss,Yes,"PO Box 9, Salem, MA 01970",,,9 Oak Ave,Salem,MA,01970
3,Park,Eva,2012-04-05,Jo Park,,,,,3 Fir St,Lowell,MA,01852
4,Reed,Flo,1980-05-06,,Y,,,,4 Ash St,Lowell,MA,01852
5,Moor,Gil,2012-06-07,Kay Moor,N,,,,5 Ash St,Lowell,MA,01852`

let book: TestWorld
let officer: Principal
let id: string
const people: Record<string, string> = {}

beforeAll(async () => {
  book = await openTestWorld('2026-11-22T15:00:00.000Z')
  officer = (await settle(book.world)).officer
  const facts = { title: 'Teen clinic', kind: 'lost_or_stolen_device', discoveredOn: '2026-11-02' } as const
  id = (await logIncident(book.world, officer, facts)).id
  const upload = await saveUpload(await opened(), 'list.csv', new Blob([ROSTER]).stream())
  await importRoster(book.world, officer, id, upload.id, { map: [] })
  for (const each of (await pageOfPeople(await opened(), { limit: 50 })).items) people[each.person.mrn ?? ''] = each.id
})
afterAll(() => book.close())

const opened = () => openIncident(book.world, id)
const personOf = async (mrn: string) => (await thePerson(await opened(), people[mrn]!)).person
const say = async (mrn: string, said: Parameters<typeof decideOwnCare>[3]) =>
  await decideOwnCare(await opened(), people[mrn]!, { by: officer }, said)

async function envelopeOf(mrn: string): Promise<string> {
  const known = await thePerson(await opened(), people[mrn]!)
  expect(personProblems(known.person, '2026-11-22')).toEqual([])
  return letterFacts(oneLetter(await letterContext(await opened()), known, null)).address.join(' / ')
}

const BOX = { line1: 'PO Box 12', city: 'Salem', state: 'MA', zip: '01970' }

test('a mark of the roster without a confidential address stops the one letter, and names it', async () => {
  const stopped = await stoppedLetters(await opened(), 10)
  expect(stopped.map(({ person, problems }) => [person, problems.map(({ what }) => what)])).toEqual([
    [people['1'], ['person.ownCare']],
  ])
  expect(await letterStock(await opened())).toMatchObject({ ready: 4, stopped: 1 })
  expect(agreedToEmail(await personOf('1'))).toBe(false)
})

test('with one, the letter goes to the minor by name, there and nowhere else', async () => {
  expect(await envelopeOf('2')).toBe('CY WEISS / PO BOX 9 / SALEM MA  01970')
})

test('the mark of an adult, and a no, change nothing', async () => {
  expect(await envelopeOf('4')).toContain('FLO REED / 4 ASH ST')
  expect(await envelopeOf('5')).toContain('KAY MOOR')
})

test('an officer says it of another, with the address, and the guardian gets nothing', async () => {
  await expect(say('3', { consented: true, reason: 'In the chart.' })).rejects.toThrow(Refused)
  await say('3', { consented: true, address: BOX, reason: 'In the chart.' })
  expect(await envelopeOf('3')).toBe('EVA PARK / PO BOX 12 / SALEM MA  01970')
  expect((await personOf('3')).residence).toMatchObject({ line1: '3 Fir St' })
})

test('a newer confidential address takes its place, and a corrected name keeps it', async () => {
  book.clock.now = '2026-11-23T15:00:00.000Z'
  await correctAddress(book.world, officer, { incident: id, person: people['3']! }, { ...BOX, line1: 'PO Box 77' })
  await correctPerson(await opened(), people['3']!, { by: officer }, { reason: 'x', facts: { givenName: 'Evie' } })
  expect(await envelopeOf('3')).toBe('EVIE PARK / PO BOX 77 / SALEM MA  01970')
})

test('it is taken back, and the parent is written to at home again', async () => {
  await say('2', { consented: false, reason: 'A slip in the chart.' })
  await say('1', { consented: true, address: BOX, reason: 'In the chart.' })
  expect(await envelopeOf('1')).toBe('ANA LOPEZ / PO BOX 12 / SALEM MA  01970')
  await say('1', { consented: false, reason: 'A slip in the chart.' })
  expect(await envelopeOf('1')).toContain('EVA LOPEZ / PARENT OR GUARDIAN OF ANA LOPEZ / 12 ELM ST')
  await expect(say('1', { consented: false, reason: 'x' })).rejects.toThrow('already goes to the parent')
})

test('of an adult there is nothing to say', async () => {
  await expect(say('4', { consented: true, address: BOX, reason: 'x' })).rejects.toThrow('not a living minor')
  expect(await envelopeOf('4')).toContain('FLO REED / 4 ASH ST')
})
