import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../../src/access/roles.ts'
import { headcountOf } from '../../../src/actions/count/headcount.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { draftLetterTo, letterStock } from '../../../src/actions/letter/draft-print.ts'
import { correctionsOfAll, correctionsOfPerson, correctPerson } from '../../../src/actions/people/correct-person.ts'
import { correctAddress } from '../../../src/actions/people/corrected-address.ts'
import { correctionIn } from '../../../src/actions/people/corrections.ts'
import { flagsFor } from '../../../src/actions/people/flags.ts'
import { lookUpPeople, pageOfPeople, thePerson, vaultOf } from '../../../src/actions/people/people.ts'
import { decidePair } from '../../../src/actions/review/pairs.ts'
import { Conflict } from '../../../src/errors.ts'
import { changedFacts, withFacts } from '../../../src/people/merging/corrected.ts'
import { tables } from '../../../src/storage/core/database.ts'
import { asSealed } from '../../../src/storage/core/sealed.ts'
import { listPairs } from '../../../src/storage/count/pairs.ts'
import { listEntries } from '../../../src/storage/log/log.ts'
import { affected, bring } from '../../support/rosters/patients.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

const ROWS = [
  'H1,Ana,Lopes,1980-02-03,,,,ana@x.example,,,,12 Elm St,,Lowell,MA,01852',
  'H2,Jos\ufffd,Pena,1970-02-03,,,,,,,,9 Oak St,,Lowell,MA,01852',
  'H3,Baby Girl,Park,2026-10-03,,,,,,,,12 Oak St,,Lowell,MA,01852',
  'H4,Tim,Reed,1960-02-03,,,,,,,,4 Elm St,,Salem,NH,03079',
  'H5,Cy,Weiss,1890-02-03,2020-05-05,,,,,,,1 Fir St,,Lowell,MA,01852',
]

let book: TestWorld
let officer: Principal
let id: string
const people: Record<string, string> = {}

beforeAll(async () => {
  book = await openTestWorld('2026-11-22T15:00:00.000Z')
  officer = (await settle(book.world)).officer
  const facts = { title: 'Lost list', kind: 'theft_of_records', discoveredOn: '2026-11-02' } as const
  id = await affected(book.world, officer, facts, ROWS)
  const { items } = await pageOfPeople(await opened(), { limit: 50 })
  for (const each of items) people[each.person.mrn ?? ''] = each.id
})
afterAll(() => book.close())

function opened() {
  return openIncident(book.world, id)
}

type Said = Parameters<typeof correctPerson>[3]

async function correct(mrn: string, facts: Said['facts'], version?: number) {
  await correctPerson(await opened(), people[mrn]!, { by: officer, version }, { facts, reason: 'She called us.' })
}

describe('a corrected name or birth date', () => {
  test('is what pages and search show from then on, and the old name finds the person still', async () => {
    await correct('H1', { familyName: 'López' }, 0)
    const known = await thePerson(await opened(), people.H1!)
    expect(known.person).toMatchObject({ givenName: 'Ana', familyName: 'López', birthDate: '1980-02-03' })
    expect(known.factsCorrectedAt).toBe('2026-11-22T15:00:00.000Z')
    for (const wanted of ['Ana López', 'lopez, ana', 'Ana Lopes'])
      expect((await lookUpPeople(await opened(), wanted)).map(({ id }) => id)).toEqual([people.H1])
  })

  test('stands beside what was corrected before, and says what it was', async () => {
    await correct('H1', { birthDate: '1980-03-02', middleName: 'Maria' }, 1)
    const { person } = await thePerson(await opened(), people.H1!)
    expect(person).toMatchObject({ familyName: 'López', middleName: 'Maria', birthDate: '1980-03-02' })
    const all = await correctionsOfPerson(await opened(), people.H1!)
    expect(all.map(({ number, before, after }) => [number, before, after])).toEqual([
      [1, { familyName: 'Lopes' }, { familyName: 'López' }],
      [2, { middleName: null, birthDate: '1980-02-03' }, { middleName: 'Maria', birthDate: '1980-03-02' }],
    ])
  })

  test('is refused in a window that is older than another correction', async () => {
    await expect(correct('H1', { givenName: 'Anna' }, 1)).rejects.toThrow(Conflict)
  })

  test('lets a letter go whose name had lost a letter', async () => {
    expect(await letterStock(await opened())).toMatchObject({ ready: 4, stopped: 1 })
    await expect(draftLetterTo(await opened(), people.H2!)).rejects.toThrow()
    await correct('H2', { givenName: 'José' })
    expect(await letterStock(await opened())).toMatchObject({ ready: 5, stopped: 0 })
    expect(await headcountOf(await opened())).toMatchObject({ people: 5, unreachable: 0 })
  })

  test('answers whether a newborn without a name is a patient', async () => {
    const flags = async () =>
      (await flagsFor(await opened(), [await thePerson(await opened(), people.H3!)])).get(people.H3!)
    expect(await flags()).toContain('perhaps_no_patient')
    await correct('H3', { givenName: 'Mina' })
    expect(await flags()).not.toContain('perhaps_no_patient')
  })

  test('makes a minor of whoever is one by the right birth date', async () => {
    await correct('H4', { birthDate: '2016-02-03' })
    const known = await thePerson(await opened(), people.H4!)
    expect((await flagsFor(await opened(), [known])).get(known.id)).toContain('minor')
  })

  test.each<[string, Said['facts'], string]>([
    ['no name at all', { givenName: null, familyName: null }, 'Enter at least a given or family name.'],
    ['nothing new', { familyName: 'Weiss' }, 'Nothing was changed.'],
    ['a day to come', { birthDate: '2027-01-01' }, 'is in the future'],
    ['a birth after the death', { birthDate: '2021-01-01' }, 'after the date of death'],
    ['a letter that is missing', { familyName: 'Wei\ufffd' }, 'A letter of the name is missing'],
  ])('is refused where it is %s', async (_what, facts, message) => {
    await expect(correct('H5', facts)).rejects.toThrow(message)
  })

  test('takes a birth date away that is wrong and not known', async () => {
    await correct('H5', { birthDate: null })
    expect((await thePerson(await opened(), people.H5!)).person.birthDate).toBeUndefined()
  })

  test('is in the log without a name or a day in the open; before and after are sealed with the people', async () => {
    const rows = await tables(book.world.db).selectFrom('log').select('body').where('incident', '=', id).execute()
    const entries = rows.map(({ body }) => JSON.parse(body)).filter(({ act }) => act === 'person_corrected')
    expect(entries[1]).toMatchObject({
      by: officer.id,
      facts: { person: people.H1, corrected: ['name', 'birth date'] },
    })
    expect(JSON.stringify(entries)).not.toMatch(/L[oó]pe|1980|Jos|called/)
    const [details] = (await listEntries(book.world.db, book.world.vault, { incident: id, limit: 50 }))
      .filter(({ act, version }) => act === 'person_corrected' && version === 2)
      .map((entry) => entry.details as { sealed: string })
    expect(JSON.stringify(details)).not.toMatch(/L[oó]pe|1980|called/)
    const vault = await vaultOf(await opened())
    const sealed = asSealed(Buffer.from(details!.sealed, 'base64'))
    const row = { incident: id, person: people.H1!, number: 2, setAt: '', setBy: '', reaches: true, sealed }
    expect(correctionIn(vault, row)).toMatchObject({ before: { birthDate: '1980-02-03' }, reason: 'She called us.' })
  })

  test('so it is with an address: the log says of whom, and seals from where to where', async () => {
    const first = { line1: '77 Beacon St', city: 'Boston', state: 'MA', zip: '02108' }
    const second = { line1: '3 Elm Ct', city: 'Albany', state: 'NY', zip: '12208' }
    for (const address of [first, second])
      await correctAddress(book.world, officer, { incident: id, person: people.H4! }, address)
    const entries = await listEntries(book.world.db, book.world.vault, { incident: id, limit: 2 })
    expect(JSON.stringify(entries)).not.toMatch(/Beacon|Albany|Salem/)
    const vault = await vaultOf(await opened())
    const said = entries.toReversed().map(({ details }, at) => {
      const { sealed } = details as { sealed: string }
      return vault.open(`log/address/${people.H4}/${at + 1}`, Buffer.from(sealed, 'base64'))
    })
    expect(said).toMatchObject([
      { before: { line1: '4 Elm St', city: 'Salem' }, after: first },
      { before: first, after: second },
    ])
  })

  test('is forgotten in the log too, once the key of the people is destroyed', async () => {
    const all = await correctionsOfAll(await opened())
    expect(all.length).toBeGreaterThan(4)
    const key = await tables(book.world.db).selectFrom('incidentKeys').selectAll().execute()
    expect(key.length).toBeGreaterThan(0)
    const other = book.world.vault.incident(id, book.world.vault.newIncidentKey(id))
    const [entry] = (await listEntries(book.world.db, book.world.vault, { incident: id, limit: 50 })).filter(
      ({ act }) => act === 'person_corrected',
    )
    const { sealed } = entry!.details as { sealed: string }
    expect(() => other.open(`correction/${people.H5}/1`, Buffer.from(sealed, 'base64'))).toThrow()
  })
})

test('of two who are one, what was corrected of either holds', async () => {
  const facts = { title: 'Two lists', kind: 'theft_of_records', discoveredOn: '2026-11-02' } as const
  const incident = await affected(book.world, officer, facts, ['A1,Maria,Gonzalez,1970-02-03,,,,mg@x.example,,,,,,,,'])
  await bring(book.world, officer, incident, [
    'A2,Maria,Gonzalez,1970-02-03,,,,mg@x.example,,,,9 Elm St,,Boston,MA,02110',
  ])
  const [pair] = await listPairs(book.world.db, incident)
  if (!pair) throw new Error('The two Marias are not in doubt.')
  const { items } = await pageOfPeople(await openIncident(book.world, incident), { limit: 5 })
  const later = items.at(-1)!.id
  const said = { facts: { familyName: 'González' }, reason: 'Her passport.' }
  await correctPerson(await openIncident(book.world, incident), later, { by: officer }, said)
  await decidePair(book.world, officer, incident, pair, 'same')
  const after = await pageOfPeople(await openIncident(book.world, incident), { limit: 5 })
  expect(after.items.map(({ person }) => person.familyName)).toEqual(['González'])
})

test('what is corrected holds, and what was before can be told from it, whatever the facts', () => {
  const text = fc.option(fc.stringMatching(/^[A-Z][a-z]{1,6}$/), { nil: undefined })
  const person = fc.record({ givenName: text, familyName: text, birthDate: fc.constantFrom(undefined, '1980-02-03') })
  const right = fc.record({
    givenName: fc.option(fc.stringMatching(/^[A-Z][a-z]{1,6}$/)),
    birthDate: fc.constantFrom(null, '1990-01-01'),
  })
  fc.assert(
    fc.property(person, right, (given, facts) => {
      const known = { ...Object.fromEntries(Object.entries(given).filter(([, value]) => value)), address: {} }
      const { before, after } = changedFacts(known, facts)
      const corrected = withFacts(known, after)
      expect(changedFacts(corrected, facts).after).toEqual({})
      expect(withFacts(corrected, before)).toEqual(known)
    }),
  )
})
