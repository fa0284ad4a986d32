import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../../src/access/roles.ts'
import { headcountOf } from '../../../src/actions/count/headcount.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { letterStock } from '../../../src/actions/letter/draft-print.ts'
import { excludePerson, exclusionOf, exclusionsOf, includePerson } from '../../../src/actions/people/exclusions.ts'
import { countPerhapsNoPatients, pageOfFiltered } from '../../../src/actions/people/flagged.ts'
import { flagCounts } from '../../../src/actions/people/flags.ts'
import { decidePatient, excludePlaceholders } from '../../../src/actions/people/patients.ts'
import { pageOfPeople } from '../../../src/actions/people/people.ts'
import { openRoster, rostersOf } from '../../../src/actions/roster/rosters.ts'
import { Conflict, Refused } from '../../../src/errors.ts'
import { tables } from '../../../src/storage/core/database.ts'
import { affected } from '../../support/rosters/patients.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

const ROWS = [
  'H1,Ana,Lopez,1980-02-03,,,,,,,,12 Elm St,,Lowell,MA,01852',
  'H2,,Walk-In,,,,,,,,,,,,,',
  'H3,Patient,Test,1980-01-01,,,,,,,,1 Test St,,Lowell,MA,01852',
  'H4,Baby Girl,Park,2026-10-03,,,,,,,,12 Oak St,,Lowell,MA,01852',
  'H5,FNU,Ahmad,1960-02-03,,,,,,,,4 Elm St,,Salem,NH,03079',
  'H6,Jane,Test,1970-02-03,,,,,,,,9 Oak St,,Salem,MA,01970',
  'H7,Account,House,,,,,,,,,,,,,',
  'H8,Do Not,Use,,,,,,,,,,,,,',
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

async function asked(): Promise<(string | undefined)[]> {
  const { items } = await pageOfFiltered(await opened(), { filter: 'perhaps_no_patient', limit: 50 })
  return items.map(({ person }) => person.mrn)
}

async function actsOf(pattern: RegExp): Promise<{ act: string; facts: object }[]> {
  const entries = await tables(book.world.db).selectFrom('log').select('body').where('incident', '=', id).execute()
  return entries.map(({ body }) => JSON.parse(body)).filter(({ act }) => pattern.test(act))
}

describe('entries that may stand for no patient', () => {
  test('are shown, counted and written to until somebody decides', async () => {
    expect(await asked()).toEqual(['H2', 'H3', 'H4', 'H5', 'H7', 'H8'])
    expect(await flagCounts(await opened())).toMatchObject({ perhaps_no_patient: 6 })
    expect(await headcountOf(await opened())).toMatchObject({ people: 8 })
    expect(await letterStock(await opened())).toMatchObject({ ready: 5 })
  })

  test('are named row by row in what the import came to, their values masked', async () => {
    const [roster] = await rostersOf(await opened())
    const { problems } = openRoster(book.world, roster!)
    const rows = problems.filter(({ message }) => /may be no patient|newborn|one name/.test(message))
    expect(rows.map(({ row }) => row)).toEqual([2, 3, 4, 5, 7, 8])
    expect(JSON.stringify(rows)).not.toMatch(/Ahmad|Park|Walk-In/)
  })

  test('one click says that it is a patient, and nobody asks again', async () => {
    await decidePatient(await opened(), people.H4!, { by: officer, version: 0 }, { isPatient: true })
    expect(await asked()).not.toContain('H4')
    expect(await headcountOf(await opened())).toMatchObject({ people: 8 })
    const again = decidePatient(await opened(), people.H4!, { by: officer }, { isPatient: false })
    await expect(again).rejects.toThrow(Conflict)
  })

  test('one click says that it is none: not counted, not written to, and taken back like any exclusion', async () => {
    await decidePatient(await opened(), people.H3!, { by: officer, version: 0 }, { isPatient: false })
    expect(await asked()).not.toContain('H3')
    expect(await headcountOf(await opened())).toMatchObject({ people: 7 })
    expect(await letterStock(await opened())).toMatchObject({ ready: 4 })
    await includePerson(await opened(), people.H3!, { by: officer }, 'Somebody is called so.')
    expect(await headcountOf(await opened())).toMatchObject({ people: 8 })
    expect(await asked()).not.toContain('H3')
  })

  test('the placeholders of a list are excluded together, in one entry that names nobody', async () => {
    const both = [people.H7!, people.H8!]
    expect(await excludePlaceholders(await opened(), both, officer)).toBe(2)
    expect(await asked()).toEqual(['H2', 'H5'])
    expect(await headcountOf(await opened())).toMatchObject({ people: 6 })
    expect(await actsOf(/^entries_/)).toMatchObject([{ act: 'entries_not_patients', facts: { people: both } }])
    await expect(excludePlaceholders(await opened(), both, officer)).rejects.toThrow(Conflict)
  })

  test('who has a birth date and a street is decided alone, whatever the name', async () => {
    const facts = { title: 'Another list', kind: 'theft_of_records', discoveredOn: '2026-11-02' } as const
    const other = await openIncident(book.world, await affected(book.world, officer, facts, [ROWS[2]!]))
    const [test] = (await pageOfPeople(other, { limit: 2 })).items
    await expect(excludePlaceholders(other, [test!.id], officer)).rejects.toThrow('Review it')
    await decidePatient(other, test!.id, { by: officer }, { isPatient: false })
  })

  test('a person with one name is never excluded among the placeholders', async () => {
    await expect(excludePlaceholders(await opened(), [people.H2!, people.H5!], officer)).rejects.toThrow('Review it')
    expect(await asked()).toEqual(['H2', 'H5'])
    await expect(excludePlaceholders(await opened(), [], officer)).rejects.toThrow(Refused)
  })

  test('nobody is asked about Jane Test, who has a birth date and an address', async () => {
    const deciding = decidePatient(await opened(), people.H6!, { by: officer }, { isPatient: false })
    await expect(deciding).rejects.toThrow('nothing to decide')
  })
})

describe('one wrong person', () => {
  test.each([
    ['listed_twice', 'person_listed_twice'],
    ['not_affected', 'person_not_affected'],
    ['not_a_patient', 'person_not_a_patient'],
  ] as const)('is excluded as %s with the reason sealed, and included again', async (kind, act) => {
    const before = (await headcountOf(await opened()))!
    await excludePerson(await opened(), people.H6!, { by: officer }, { kind, reason: 'Mrs. Test called us.' })
    expect(await headcountOf(await opened())).toMatchObject({ people: before.people - 1 })
    const decided = (await exclusionOf(await opened(), people.H6!)).at(-1)
    expect(decided).toMatchObject({ isOut: true, kind, reason: 'Mrs. Test called us.', diedOn: null })
    const twice = excludePerson(await opened(), people.H6!, { by: officer }, { kind, reason: 'Again.' })
    await expect(twice).rejects.toThrow('This person is already excluded.')
    await includePerson(await opened(), people.H6!, { by: officer }, 'It was another one.')
    expect(await headcountOf(await opened())).toMatchObject({ people: before.people })
    const acts = await actsOf(new RegExp(`^(${act}|person_kept_in)$`))
    expect(acts.at(-2)).toMatchObject({ act, facts: { person: people.H6 } })
    expect(JSON.stringify(acts)).not.toMatch(/Mrs|another one/)
  })

  test('a death more than fifty years ago is still checked', async () => {
    const leaving = excludePerson(
      await opened(),
      people.H6!,
      { by: officer },
      { kind: 'dead_over_50_years', reason: 'Dead.' },
    )
    await expect(leaving).rejects.toThrow('The roster has no date of death.')
  })

  test('every decision stands in the order in which it was made, with who made it', async () => {
    const all = await exclusionsOf(await opened())
    expect(all.map(({ kind }) => kind)).toContain('a_patient')
    expect(new Set(all.map(({ by }) => by))).toEqual(new Set([officer.id]))
    expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted())
  })
})

describe('among more people than are all opened for a page', () => {
  let crowd: string
  beforeAll(async () => {
    const rows = Array.from({ length: 2600 }, (_, at) =>
      at % 500 === 499
        ? `C${at},,Walk-In,,,,,,,,,,,,,`
        : `C${at},${names(at)},1980-02-03,,,,,,,,${at} Elm St,,Lowell,MA,01852`,
    )
    const facts = { title: 'Lost server', kind: 'theft_of_records', discoveredOn: '2026-11-02' } as const
    crowd = await affected(book.world, officer, facts, rows)
  })

  // Nobody is like another, and none of them is called like a placeholder.
  const letter = (at: number) => String.fromCharCode(97 + (at % 20))
  const names = (at: number) => {
    const end = `${letter(at)}o${letter(at / 20)}u${letter(at / 400)}`
    return `K${end}m,P${end}n`
  }

  const inCrowd = () => openIncident(book.world, crowd)

  test('those who may be no patients are found at once, and their number is known', async () => {
    const page = await pageOfFiltered(await inCrowd(), { filter: 'perhaps_no_patient', limit: 50 })
    expect(page.items.map(({ person }) => person.mrn)).toEqual(['C499', 'C999', 'C1499', 'C1999', 'C2499'])
    expect([page.next, page.looked]).toEqual([null, 5])
    expect(await countPerhapsNoPatients(await inCrowd())).toBe(5)
    const first = await pageOfFiltered(await inCrowd(), { filter: 'perhaps_no_patient', limit: 2 })
    const second = await pageOfFiltered(await inCrowd(), { filter: 'perhaps_no_patient', limit: 2, after: first.next! })
    expect(second.items.map(({ person }) => person.mrn)).toEqual(['C1499', 'C1999'])
  })

  test('and of whom that was decided they are none', async () => {
    const { items } = await pageOfFiltered(await inCrowd(), { filter: 'perhaps_no_patient', limit: 1 })
    await decidePatient(await inCrowd(), items[0]!.id, { by: officer }, { isPatient: false })
    expect(await countPerhapsNoPatients(await inCrowd())).toBe(4)
  })
})
