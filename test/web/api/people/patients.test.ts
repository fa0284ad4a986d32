import { afterAll, beforeAll, expect, test } from 'vitest'
import { lostLaptop } from '../../../cast/incidents.ts'
import { affected } from '../../../support/rosters/patients.ts'
import { type Book, openBook } from '../book.ts'

type Person = { id: string; familyName: string; flags: string[]; patientDoubt: string | null; leftOut: boolean }
type Decisions = { leftOut: boolean; decisions: { kind: string; reason: string }[] }

let book: Book
let at: string

beforeAll(async () => {
  book = await openBook()
  const id = await affected(book.world, book.people.officer, { ...lostLaptop, discoveredOn: '2026-11-02' }, [
    'H1,Ana,Lopez,1980-02-03,,,,,,,,12 Elm St,,Lowell,MA,01852',
    'H2,,Walk-In,,,,,,,,,,,,,',
    'H3,Baby Boy,Park,2026-10-03,,,,,,,,12 Oak St,,Lowell,MA,01852',
    'H4,LNU,Rahima,1960-02-03,,,,,,,,4 Elm St,,Salem,NH,03079',
  ])
  at = `/api/incidents/${id}/people`
})
afterAll(() => book.close())

async function people(query = ''): Promise<Person[]> {
  return (await book.send<{ items: Person[] }>('auditor', `GET ${at}${query}`)).body.items
}

test('a program finds who may be no patient, and why', async () => {
  const asked = await people('?flag=perhaps_no_patient')
  expect(asked.map(({ familyName, patientDoubt }) => [familyName, patientDoubt])).toEqual([
    ['Walk-In', 'placeholder'],
    ['Park', 'newborn'],
    ['Rahima', 'name_missing'],
  ])
  expect((await people()).map(({ patientDoubt }) => patientDoubt)[0]).toBeNull()
})

test('and decides about each', async () => {
  const [walkIn, baby] = await people('?flag=perhaps_no_patient')
  const out = await book.send<Decisions>('officer', `POST ${at}/${walkIn!.id}/patient`, { patient: false })
  expect([out.status, out.body.leftOut, out.body.decisions[0]]).toMatchObject([
    200,
    true,
    { kind: 'not_a_patient', reason: '' },
  ])
  const kept = await book.send<Decisions>('officer', `POST ${at}/${baby!.id}/patient`, {
    patient: true,
    reason: 'Born here.',
  })
  expect([kept.body.leftOut, kept.body.decisions[0]]).toMatchObject([
    false,
    { kind: 'a_patient', reason: 'Born here.' },
  ])
  expect((await people('?flag=perhaps_no_patient')).map(({ familyName }) => familyName)).toEqual(['Rahima'])
  expect((await book.send('officer', `POST ${at}/${baby!.id}/patient`, { patient: true })).status).toBe(409)
  expect((await book.send('staff', `POST ${at}/${baby!.id}/patient`, { patient: true })).status).toBe(403)
})

test('excludes anybody for a kind of reason', async () => {
  const [ana] = await people()
  const path = `${at}/${ana!.id}/leaving-out`
  const { status, body } = await book.send<Decisions>('officer', `POST ${path}`, {
    kind: 'listed_twice',
    reason: 'Also H9.',
  })
  expect([status, body.leftOut, body.decisions[0]]).toMatchObject([
    200,
    true,
    { kind: 'listed_twice', reason: 'Also H9.' },
  ])
  const wrong = await book.send('officer', `POST ${path}`, { kind: 'disliked', reason: 'No.' })
  expect([wrong.status, JSON.stringify(wrong.body)]).toEqual([422, expect.stringContaining('listed_twice')])
})

type Corrections = { corrections: { before: object; after: object; reason: string }[] }

test('a name is corrected, and every answer has it from then on', async () => {
  const rahima = (await people()).find(({ familyName }) => familyName === 'Rahima' || familyName === 'LNU')!
  const path = `${at}/${rahima.id}/corrections`
  const said = { givenName: 'Rahima', familyName: null, reason: 'Her passport has one name.' }
  const { status, body } = await book.send<Corrections>('officer', `POST ${path}`, said)
  expect([status, body.corrections]).toMatchObject([200, [{ after: { familyName: null }, reason: said.reason }]])
  await book.send('auditor', `POST ${at}/${rahima.id}/reading-reason`, { reason: 'The yearly audit.' })
  expect((await book.send<Corrections>('auditor', `GET ${path}`)).body).toEqual(body)
  const one = (await book.send<Person & { givenName: string }>('auditor', `GET ${at}/${rahima.id}`)).body
  expect([one.givenName, one.familyName, one.patientDoubt]).toEqual(['Rahima', undefined, null])
  expect((await book.send('officer', `POST ${path}`, { birthDate: '1990-13-01', reason: 'No.' })).status).toBe(422)
  expect((await book.send('auditor', `POST ${path}`, said)).status).toBe(403)
})
