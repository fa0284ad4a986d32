import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../../src/access/roles.ts'
import { headcountOf } from '../../../src/actions/count/headcount.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { draftLetterTo, letterStock } from '../../../src/actions/letter/draft-print.ts'
import { excludePerson, exclusionOf, includePerson } from '../../../src/actions/people/exclusions.ts'
import { pageOfFiltered } from '../../../src/actions/people/flagged.ts'
import { flagCounts } from '../../../src/actions/people/flags.ts'
import { addressFindings } from '../../../src/actions/people/households.ts'
import { pageOfPeople } from '../../../src/actions/people/people.ts'
import { Conflict, Refused } from '../../../src/errors.ts'
import { tables } from '../../../src/storage/core/database.ts'
import { excludedPeople } from '../../../src/storage/people/exclusions.ts'
import { affected } from '../../support/rosters/patients.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

const ROWS = [
  'H1,Ana,Lopez,1980-02-03,,,,ana@x.example,yes,,es,12 Elm St,Apt 1,Lowell,MA,01852',
  'H2,Bob,Lopez,1981-02-03,,,,bob@x.example,no,,,12 Elm St,#1,Lowell,MA,01852',
  'H3,Cy,Weiss,1890-02-03,1950-05-05,,,,,,,12 Elm St,Apt 3,Lowell,MA,01852',
  'H4,Dee,Park,2015-02-03,,,,,,Eva Park,,12 Elm St,,Lowell,MA,01852',
  'H5,Eli,Quinn,1960-02-03,2001-01-01,,,,,,,UNKNOWN,,Lowell,MA,90210',
  'H6,Flo,Reed,1900-02-03,,,,,,,,9 Oak St,,Salem,MA,90210',
]

let book: TestWorld
let officer: Principal
let id: string
const people: Record<string, string> = {}

beforeAll(async () => {
  book = await openTestWorld('2026-11-22T15:00:00.000Z')
  officer = (await settle(book.world)).officer
  const facts = {
    title: 'Old cabinet',
    kind: 'theft_of_records',
    discoveredOn: '2026-11-02',
    occurredFrom: '2026-10-01',
  } as const
  id = await affected(book.world, officer, facts, ROWS)
  const { items } = await pageOfPeople(await openIncident(book.world, id), { limit: 50 })
  for (const each of items) people[each.person.givenName ?? ''] = each.id
})
afterAll(() => book.close())

async function namesWith(filter: Parameters<typeof pageOfFiltered>[1]['filter']): Promise<string[]> {
  const { items } = await pageOfFiltered(await openIncident(book.world, id), { filter, limit: 50 })
  return items.map(({ person }) => person.givenName ?? '')
}

describe('the list of people', () => {
  test.each([
    ['deceased', ['Cy', 'Eli']],
    ['dead_over_50_years', ['Cy']],
    ['minor', ['Dee']],
    ['guardian', ['Dee']],
    ['representative', []],
    ['language', ['Ana']],
    ['email_agreed', ['Ana']],
    ['email_withdrawn', ['Bob']],
    ['no_address', ['Eli']],
    ['address_doubt', ['Flo']],
  ] as const)('shows those with the flag %s', async (filter, names) => {
    expect(await namesWith(filter)).toEqual(names)
  })

  test('goes on page by page through those of a flag', async () => {
    const { incident } = await openIncident(book.world, id)
    const first = await pageOfFiltered(await openIncident(book.world, incident.id), { filter: 'deceased', limit: 1 })
    expect(first.items.map(({ person }) => person.givenName)).toEqual(['Cy'])
    const second = await pageOfFiltered(await openIncident(book.world, incident.id), {
      filter: 'deceased',
      limit: 1,
      after: first.next ?? '',
    })
    expect(second.items.map(({ person }) => person.givenName)).toEqual(['Eli'])
  })

  test('counts them', async () => {
    expect(await flagCounts(await openIncident(book.world, id))).toMatchObject({
      deceased: 2,
      minor: 1,
      address_doubt: 1,
      left_out: 0,
    })
  })

  test('shows households, and the unit that only one of a house has not', async () => {
    const { items } = await pageOfPeople(await openIncident(book.world, id), { limit: 50 })
    const findings = await addressFindings(await openIncident(book.world, id), items.slice(0, 2))
    expect(findings.get(people.Ana ?? '')).toEqual({ household: { people: 2, family: 2 }, doubts: [] })
    const dee = items.filter(({ person }) => person.givenName === 'Dee')
    expect((await addressFindings(await openIncident(book.world, id), dee)).get(people.Dee ?? '')).toEqual({
      household: null,
      doubts: ['unit_missing'],
    })
  })
})

describe('somebody who was dead for more than fifty years', () => {
  test('is left out by the officer’s decision and taken in again, both in the log without a name', async () => {
    const { incident } = await openIncident(book.world, id)
    const cy = people.Cy ?? ''
    await excludePerson(
      await openIncident(book.world, incident.id),
      cy,
      { by: officer, version: 0 },
      { reason: 'The headstone says so.' },
    )
    expect([...(await excludedPeople(book.world.db, id))]).toEqual([cy])
    expect(await namesWith('left_out')).toEqual(['Cy'])
    expect(await headcountOf(await openIncident(book.world, id))).toMatchObject({ people: 5, byState: { MA: 5 } })
    expect(await letterStock(await openIncident(book.world, incident.id))).toMatchObject({ ready: 4, stopped: 1 })
    await expect(draftLetterTo(await openIncident(book.world, incident.id), cy)).rejects.toThrow(
      'This person is excluded and gets no letter.',
    )
    await expect(
      excludePerson(await openIncident(book.world, incident.id), cy, { by: officer, version: 0 }, { reason: 'Again.' }),
    ).rejects.toThrow(Conflict)
    await includePerson(await openIncident(book.world, incident.id), cy, { by: officer }, 'It was his son’s headstone.')
    expect([...(await excludedPeople(book.world.db, id))]).toEqual([])
    expect(await headcountOf(await openIncident(book.world, id))).toMatchObject({ people: 6, atLeast: 6, atMost: 6 })
    const decided = await exclusionOf(await openIncident(book.world, id), cy)
    expect(decided.map(({ isOut, reason, diedOn }) => [isOut, reason, diedOn])).toEqual([
      [true, 'The headstone says so.', '1950-05-05'],
      [false, 'It was his son’s headstone.', null],
    ])
    const entries = await tables(book.world.db).selectFrom('log').select('body').where('incident', '=', id).execute()
    const acts = entries.map(({ body }) => JSON.parse(body)).filter(({ act }) => /^person_/.test(act))
    expect(acts.map(({ act, facts }) => [act, facts])).toEqual([
      ['person_left_out', { person: cy }],
      ['person_kept_in', { person: cy }],
    ])
    expect(JSON.stringify(acts)).not.toMatch(/headstone|Weiss/)
  })

  test('is not left out where the fifty years are not over', async () => {
    const { incident } = await openIncident(book.world, id)
    const leaving = excludePerson(
      await openIncident(book.world, incident.id),
      people.Eli ?? '',
      { by: officer },
      { reason: 'Dead.' },
    )
    await expect(leaving).rejects.toThrow('That is not more than 50 years before the breach')
  })

  test('needs a day of death, from the roster or from whoever decides', async () => {
    const { incident } = await openIncident(book.world, id)
    const flo = people.Flo ?? ''
    await expect(
      excludePerson(await openIncident(book.world, incident.id), flo, { by: officer }, { reason: 'Dead.' }),
    ).rejects.toThrow(Refused)
    await excludePerson(
      await openIncident(book.world, incident.id),
      flo,
      { by: officer },
      { reason: 'Parish register.', diedOn: '1970-01-01' },
    )
    expect([...(await excludedPeople(book.world.db, id))]).toEqual([flo])
  })

  test('nobody is taken in who was not left out', async () => {
    const { incident } = await openIncident(book.world, id)
    await expect(
      includePerson(await openIncident(book.world, incident.id), people.Ana ?? '', { by: officer }, 'Why not.'),
    ).rejects.toThrow('This person is not excluded.')
  })
})
