import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lostLaptop } from '../../../cast/incidents.ts'
import { affected } from '../../../support/rosters/patients.ts'
import { type Book, openBook } from '../book.ts'

const LAPTOP = { ...lostLaptop, discoveredOn: '2026-11-02' }
const FAX = { title: 'Fax to a florist', kind: 'misdirected_mail_or_fax', discoveredOn: '2024-03-05' } as const
const ANA = 'H100,Ana,Lopez,1980-02-03,,214558823,617-555-0101,ana@x.example,yes,,es,12 Elm St,,Lowell,MA,01852'
const CY = 'H200,Cy,Lopez,1890-02-03,1950-05-05,,,,,,,12 Elm Street,,Lowell,MA,01852'
const ASKED = { givenName: 'Ana', familyName: 'Lopez', birthDate: '1980-02-03' }

type Found = { items: { incident: string; person: string; sameness: string; listing: object }[]; others: number }
type Person = { id: string; givenName: string; flags: string[]; household: object | null; leftOut: boolean }
type Decisions = { leftOut: boolean; decisions: { leftOut: boolean; reason: string }[] }

let book: Book
let laptop: string
let fax: string

beforeAll(async () => {
  book = await openBook()
  laptop = await affected(book.world, book.people.officer, LAPTOP, [ANA, CY])
  fax = await affected(book.world, book.people.officer, FAX, [ANA])
})
afterAll(() => book.close())

async function people(query = ''): Promise<Person[]> {
  return (await book.send<{ items: Person[] }>('auditor', `GET /api/incidents/${laptop}/people${query}`)).body.items
}

describe('one patient in all incidents', () => {
  test('is found by name and birth date', async () => {
    const { status, body } = await book.send<Found>('auditor', 'POST /api/patients/search', ASKED)
    expect(status).toBe(200)
    expect(body.items.map(({ incident, sameness }) => [incident, sameness])).toEqual([
      [laptop, 'same'],
      [fax, 'same'],
    ])
    expect(body.items[0]?.listing).toMatchObject({ listed: true, isReading: false })
  })

  test('is not looked for by a given name alone', async () => {
    const { status, body } = await book.send('officer', 'POST /api/patients/search', { givenName: 'Ana' })
    expect([status, body.detail]).toEqual([422, expect.stringContaining('Enter the full name and birth date')])
    expect(JSON.stringify(body)).not.toContain('Ana')
  })

  test('is found from one of the affected', async () => {
    const [ana] = await people('?flag=language')
    const path = `GET /api/incidents/${laptop}/people/${ana?.id}/incidents`
    const { body } = await book.send<Found>('officer', path)
    expect(body.items.map(({ incident }) => incident)).toEqual([laptop, fax])
  })

  test('gets an accounting of disclosures as a page and as PDF, and the log tells ids alone, each in an entry of its incident', async () => {
    const { body } = await book.send<Found>('officer', 'POST /api/patients/search', ASKED)
    const disclosures = body.items.map(({ incident, person }) => ({ incident, person, recipient: 'A thief.' }))
    const page = await book.send<string>('officer', 'POST /api/patients/accounting.html', { disclosures })
    expect(page.body).toContain('To whom: A thief.')
    const pdf = await book.send<string>('officer', 'POST /api/patients/accounting.pdf', { disclosures })
    expect([pdf.status, pdf.headers.get('Content-Type')]).toEqual([200, 'application/pdf'])
    type Entry = { act: string; incident: string; facts: object }
    const log = await book.send<{ items: Entry[] }>('auditor', 'GET /api/log?limit=4')
    const entered = disclosures.map(({ incident, person }) => {
      return { act: 'accounting_made', incident, facts: { people: [`${incident}/${person}`] } }
    })
    expect(log.body.items.map(({ act, incident, facts }) => ({ act, incident, facts })).toReversed()).toEqual([
      ...entered,
      ...entered,
    ])
    expect(JSON.stringify(log.body)).not.toMatch(/thief|Lopez/)
  })

  test('gets none of an incident that has no such person', async () => {
    const disclosures = [{ incident: laptop, person: 'nobody' }]
    expect((await book.send('officer', 'POST /api/patients/accounting.html', { disclosures })).status).toBe(404)
  })
})

describe('the affected', () => {
  test('come with their flags, their household and whether they are left out', async () => {
    const [ana, cy] = await people()
    expect(ana).toMatchObject({
      flags: ['language', 'email_agreed'],
      addressDoubts: [],
      household: { people: 2, family: 2 },
      leftOut: false,
    })
    expect(ana).not.toHaveProperty('ssn')
    expect(cy?.flags).toEqual(['deceased', 'dead_over_50_years'])
    const { body } = await book.send<Person>('officer', `GET /api/incidents/${laptop}/people/${ana?.id}`)
    expect(body).toEqual(ana)
  })

  test('are filtered by a flag, and by none that there is not', async () => {
    expect((await people('?flag=deceased')).map(({ givenName }) => givenName)).toEqual(['Cy'])
    const { status, body } = await book.send('auditor', `GET /api/incidents/${laptop}/people?flag=rich`)
    expect([status, body.errors?.[0]?.path]).toEqual([422, 'flag'])
  })

  test('are left out who died more than fifty years before, and kept in again', async () => {
    const [ana, cy] = await people()
    const path = (of: Person | undefined) => `/api/incidents/${laptop}/people/${of?.id}/leaving-out`
    const refused = await book.send('officer', `POST ${path(ana)}`, { reason: 'Gone.' })
    expect([refused.status, refused.body.detail]).toEqual([422, expect.stringContaining('no date of death')])
    const left = await book.send<Decisions>('officer', `POST ${path(cy)}`, { reason: 'Died in 1950.' })
    expect([left.status, left.body.leftOut]).toEqual([200, true])
    expect((await people('?flag=left_out')).map(({ givenName, leftOut }) => [givenName, leftOut])).toEqual([
      ['Cy', true],
    ])
    const kept = await book.send<Decisions>('officer', `DELETE ${path(cy)}`, { reason: 'It was his son.' })
    expect([kept.status, kept.body.leftOut, kept.body.decisions.length]).toEqual([200, false, 2])
    expect((await book.send<Decisions>('officer', `GET ${path(cy)}`)).body).toEqual(kept.body)
  })

  test.each([
    ['not_affected', 'not to be affected'],
    ['listed_twice', 'twice'],
    ['not_a_patient', 'no patient'],
  ])('of whom an accounting says why they are not in it: %s', async (kind, words) => {
    const [ana] = await people()
    const path = `/api/incidents/${laptop}/people/${ana?.id}/leaving-out`
    await book.send('officer', `POST ${path}`, { kind, reason: 'She called us.' })
    const { body } = await book.send<Found>('officer', 'POST /api/patients/search', ASKED)
    const [first] = body.items.filter(({ incident }) => incident === laptop)
    expect(first?.listing).toMatchObject({ listed: false, because: expect.stringContaining(words) })
    expect(JSON.stringify(first?.listing)).not.toContain('50 years')
    await book.send('officer', `DELETE ${path}`, { reason: 'A mistake.' })
  })
})
