import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../../src/access/roles.ts'
import { headcountOf } from '../../../src/actions/count/headcount.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import {
  draftLetterTo,
  letterContext,
  letterStock,
  oneLetter,
  stoppedLetters,
} from '../../../src/actions/letter/draft-print.ts'
import { correctionsOfPerson } from '../../../src/actions/people/correct-person.ts'
import { correctAddress } from '../../../src/actions/people/corrected-address.ts'
import { decideLife } from '../../../src/actions/people/decide-life.ts'
import { pageOfFiltered } from '../../../src/actions/people/flagged.ts'
import { type KnownPerson, pageOfPeople, thePerson } from '../../../src/actions/people/people.ts'
import { importRoster } from '../../../src/actions/roster/import-roster.ts'
import { rostersOf, theImport } from '../../../src/actions/roster/rosters.ts'
import { saveUpload } from '../../../src/actions/roster/uploads.ts'
import { withdrawRoster } from '../../../src/actions/roster/withdraw-roster.ts'
import { Conflict, Refused } from '../../../src/errors.ts'
import { letterFacts } from '../../../src/letters/individual/facts.ts'
import { personProblems } from '../../../src/letters/individual/problems.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

const FIRST = `MRN,Last,First,DOB,Deceased,Email,Email Consent,Address,City,State,Zip,Last Updated
1,Lopez,Ana,1980-02-03,N,,,12 Elm St,Lowell,MA,01852,2020-01-05
2,Weiss,Cy,1950-03-04,N,,,9 Oak Ave,Salem,MA,01970,2020-01-05
3,Park,Eva,1971-04-05,,eva@mail.example.com,yes,3 Fir St,Lowell,MA,01852,2020-01-05
4,Reed,Flo,1962-05-06,,,,4 Ash St,Lowell,MA,01852,
5,Quinn,Gus,1963-06-07,,,,5 Bay St,Lowell,MA,01852,2024-03-01
6,Stone,Hal,1964-07-08,,,,6 Cod St,Lowell,MA,01852,2020-01-05`

const SECOND = `MRN,Last,First,DOB,Deceased,Date of Death,Confidential,Confidential Address,Address,City,State,Zip,Last Updated
1,Lopez,Ana,1980-02-03,Y,,,,12 Elm St,Lowell,MA,01852,2026-01-05
2,Weiss,Cy,1950-03-04,Y,2025-03-02,,,9 Oak Ave,Salem,MA,01970,2026-01-05
3,Park,Eva,1971-04-05,,,,"8 Hill Rd, Nashua, NH 03060",3 Fir St,Lowell,MA,01852,2026-01-05
4,Reed,Flo,1962-05-06,,,,,77 Main St,Quincy,MA,02169,
5,Quinn,Gus,1963-06-07,,,,,55 Lake Rd,Quincy,MA,02169,2019-01-01
6,Stone,Hal,1964-07-08,,,Y,,6 Cod St,Lowell,MA,01852,2026-01-05`

let book: TestWorld
let officer: Principal
let id: string
const people: Record<string, string> = {}

beforeAll(async () => {
  book = await openTestWorld('2026-11-22T15:00:00.000Z')
  officer = (await settle(book.world)).officer
  const facts = { title: 'Two lists', kind: 'theft_of_records', discoveredOn: '2026-11-02' } as const
  id = (await logIncident(book.world, officer, facts)).id
  for (const text of [FIRST, SECOND]) await bring(text)
  const { items } = await pageOfPeople(await opened(), { limit: 50 })
  for (const each of items) people[each.person.mrn ?? ''] = each.id
})
afterAll(() => book.close())

async function bring(text: string) {
  const upload = await saveUpload(await opened(), 'list.csv', new Blob([text]).stream())
  return await importRoster(book.world, officer, id, upload.id, { map: [] })
}

function opened() {
  return openIncident(book.world, id)
}

async function person(mrn: string): Promise<KnownPerson> {
  return await thePerson(await opened(), people[mrn]!)
}

async function addressOf(mrn: string): Promise<string> {
  const known = await person(mrn)
  expect(personProblems(known.person, '2026-11-22')).toEqual([])
  return letterFacts(oneLetter(await letterContext(await opened()), known, null)).address.join(' / ')
}

async function flagged(filter: Parameters<typeof pageOfFiltered>[1]['filter']): Promise<string[]> {
  return (await pageOfFiltered(await opened(), { filter, limit: 50 })).items.map((each) => each.person.mrn ?? '')
}

describe('two lists that disagree', () => {
  test('are six people in the States of their homes', async () => {
    const count = await headcountOf(await opened())
    expect(count).toMatchObject({ people: 6, byState: { MA: 6 } })
  })

  test('leave each question with the one person whom it is about', async () => {
    expect(await flagged('life_disputed')).toEqual(['1'])
    expect(await flagged('deceased')).toEqual(['2'])
    expect(await flagged('confidential')).toEqual(['3', '6'])
    expect(await flagged('two_addresses')).toEqual(['4'])
    expect(await flagged('no_address')).toEqual([])
  })

  test('stop two letters, and say which and why', async () => {
    const stopped = await stoppedLetters(await opened(), 10)
    expect(stopped.map(({ person: of, problems }) => [of, problems.map(({ what }) => what)])).toEqual([
      [people['1'], ['person.life']],
      [people['6'], ['person.confidential']],
    ])
    expect(await letterStock(await opened())).toMatchObject({ ready: 4, stopped: 2 })
    await expect(draftLetterTo(await opened(), people['1']!)).rejects.toThrow('Decide on the person’s page')
    await expect(draftLetterTo(await opened(), people['6']!)).rejects.toThrow('Enter the address to use')
  })

  test('send the letters of the others where the rules say', async () => {
    expect(await addressOf('3')).toContain('8 HILL RD / NASHUA NH  03060')
    expect(await addressOf('4')).toContain('4 ASH ST / LOWELL MA  01852')
    expect(await addressOf('5')).toContain('5 BAY ST / LOWELL MA  01852')
    expect(await addressOf('2')).toContain('9 OAK AVE')
  })

  test('are told in the problems of the list', async () => {
    const [, second] = await rostersOf(await opened())
    const { problems } = await theImport(await opened(), second!.id)
    const messages = problems.map(({ message }) => message).join('\n')
    expect(messages).toContain('In one row the person asked for confidential communication at another address')
    expect(messages).toContain('the list has no usable address for it')
  })
})

describe('somebody decides', () => {
  test('that a person lives, and the letter goes', async () => {
    const basis = { by: officer, version: 0 }
    await decideLife(await opened(), people['1']!, basis, { lives: true, reason: 'She called us.' })
    expect((await person('1')).person).toMatchObject({ deceased: false })
    expect((await person('1')).person.lifeDisputed).toBeUndefined()
    expect(await addressOf('1')).toContain('ANA LOPEZ / 12 ELM ST')
    expect(await letterStock(await opened())).toMatchObject({ ready: 5, stopped: 1 })
    await expect(
      decideLife(await opened(), people['1']!, basis, { lives: false, reason: 'An obituary.' }),
    ).rejects.toThrow(Conflict)
  })

  test('otherwise, with the day, and both stay on record', async () => {
    const said = { lives: false, diedOn: '2026-01-02', reason: 'An obituary.' }
    await decideLife(await opened(), people['1']!, { by: officer, version: 1 }, said)
    expect((await person('1')).person).toMatchObject({ deceased: true, deathDate: '2026-01-02' })
    expect(await addressOf('1')).toMatch(/ANA LOPEZ/)
    const all = await correctionsOfPerson(await opened(), people['1']!)
    expect(all.map(({ before, after, reason }) => [before, after, reason])).toEqual([
      [{}, { life: 'lives' }, 'She called us.'],
      [{ life: 'lives' }, { life: 'died', diedOn: '2026-01-02' }, 'An obituary.'],
    ])
  })

  test('nothing where the lists agree, and no day that cannot be', async () => {
    const decide = async (mrn: string, said: Parameters<typeof decideLife>[3]) =>
      await decideLife(await opened(), people[mrn]!, { by: officer }, said)
    await expect(decide('4', { lives: true, reason: 'x' })).rejects.toThrow(Refused)
    await expect(decide('1', { lives: true, diedOn: '2026-01-02', reason: 'x' })).rejects.toThrow('no date of death')
    await expect(decide('1', { lives: false, diedOn: '2027-01-02', reason: 'x' })).rejects.toThrow(Refused)
    await expect(decide('1', { lives: false, diedOn: '1970-01-02', reason: 'x' })).rejects.toThrow('before the birth')
  })

  test('on the address for confidential communication, and the letter goes there', async () => {
    const address = { line1: 'PO Box 12', city: 'Salem', state: 'NH', zip: '03079' }
    await correctAddress(book.world, officer, { incident: id, person: people['6']! }, address)
    expect(await addressOf('6')).toContain('PO BOX 12 / SALEM NH  03079')
    expect((await person('6')).person).toMatchObject({ confidential: true, residence: { line1: '6 Cod St' } })
    expect(await letterStock(await opened())).toMatchObject({ ready: 6, stopped: 0 })
  })

  test('which of two addresses it is, and nobody asks again', async () => {
    const { otherAddress } = (await person('4')).person
    await correctAddress(book.world, officer, { incident: id, person: people['4']! }, otherAddress!)
    expect(await addressOf('4')).toContain('77 MAIN ST / QUINCY MA  02169')
    expect(await flagged('two_addresses')).toEqual([])
  })
})

test('when the second list is withdrawn, what it alone said is gone, and what was decided stays', async () => {
  const [, second] = await rostersOf(await opened())
  await withdrawRoster(book.world, officer, id, second!.id, 'Sent by mistake.')
  expect((await person('2')).person).toMatchObject({ deceased: false })
  expect((await person('3')).person.confidential).toBeUndefined()
  expect(await addressOf('3')).toContain('3 FIR ST')
  expect((await person('1')).person).toMatchObject({ deceased: true })
  expect(await addressOf('4')).toContain('77 MAIN ST')
})
