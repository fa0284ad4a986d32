import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tables } from '../../../../src/storage/core/database.ts'
import { type Book, logLostLaptop, openBook } from '../book.ts'

type Associate = { id: string; version: number; name: string }

const bookwell = { name: 'Bookwell, Inc.', signedOn: '2025-01-01', contractDays: 10, email: 'privacy@bookwell.example' }

let book: Book
beforeAll(async () => {
  book = await openBook()
})
afterAll(() => book.close())

const add = async (facts: object = bookwell) =>
  (await book.send<Associate>('officer', 'POST /api/associates', facts)).body

describe('the register', () => {
  test('keeps a business associate, lists it by name and reads it', async () => {
    const { status, headers, body } = await book.send<Associate>('officer', 'POST /api/associates', bookwell)
    expect([status, headers.get('Location'), headers.get('ETag')]).toEqual([201, `/api/associates/${body.id}`, '"1"'])
    expect(body).toMatchObject({ ...bookwell, version: 1, agent: false, expiresOn: null, contactName: null })
    await add({ name: 'Abacus Billing' })
    const { body: list } = await book.send<{ items: Associate[] }>('auditor', 'GET /api/associates')
    expect(list.items.map(({ name }) => name)).toEqual(['Abacus Billing', 'Bookwell, Inc.'])
    expect((await book.send('auditor', `GET /api/associates/${body.id}`)).body).toEqual(body)
  })

  test('changes an entry only on its newest version, and lets one of two at once through', async () => {
    const { id } = await add()
    const change = (name: string) =>
      book.send<Associate>('officer', `PUT /api/associates/${id}`, { ...bookwell, name }, { 'If-Match': '"1"' })
    const both = await Promise.all([change('Bookwell One'), change('Bookwell Two')])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await change('Bookwell Three')).status).toBe(409)
    const same = await book.send('officer', `GET /api/associates/${id}`)
    const { id: _, version: __, ...facts } = same.body as unknown as Associate
    expect((await book.send('officer', `PUT /api/associates/${id}`, facts)).body.detail).toBe('Nothing has changed.')
  })

  test('refuses an agreement that ends before it was signed, or ends and was never signed', async () => {
    const wrong = await book.send('officer', 'POST /api/associates', { ...bookwell, expiresOn: '2024-01-01' })
    expect([wrong.status, wrong.body.errors?.[0]?.path]).toEqual([422, 'expiresOn'])
    const never = await book.send('officer', 'POST /api/associates', { name: 'X', expiresOn: '2024-01-01' })
    expect([never.status, never.body.errors?.[0]?.path]).toEqual([422, 'signedOn'])
    const long = await book.send('officer', 'POST /api/associates', { ...bookwell, contractDays: 61 })
    expect([long.status, long.body.errors?.[0]?.path]).toEqual([422, 'contractDays'])
  })

  test('keeps names and contacts out of the log’s own entries', async () => {
    await add({ ...bookwell, name: 'Zebra Scanning', contactName: 'Ulla Quist' })
    const rows = await tables(book.world.db).selectFrom('log').select('body').execute()
    expect(rows.some(({ body }) => body.includes('associate_added'))).toBe(true)
    expect(rows.some(({ body }) => /Zebra|Quist|bookwell\.example/.test(body))).toBe(false)
  })
})

describe('an incident at a business associate', () => {
  const days = { discoveredOn: '2026-11-01', toldUsOn: '2026-11-19' }

  test('takes name, agency and contract days from the register, and tells both clocks', async () => {
    const [{ id }, incident] = [await add(), await logLostLaptop(book)]
    const { status, body } = await book.send<{ associate: object }>(
      'officer',
      `PUT /api/incidents/${incident}/associate`,
      { id, ...days },
    )
    expect([status, body.associate]).toEqual([
      200,
      { id, name: 'Bookwell, Inc.', agent: false, contractDays: 10, ...days },
    ])
    const vendor = await book.send('staff', `GET /api/incidents/${incident}/associate`)
    expect(vendor.body).toMatchObject({
      agreement: 'in_force',
      clock: { byLaw: '2026-12-31', byContract: '2026-11-11', due: '2026-11-11', took: 18, late: 8 },
      ours: { discoveredOn: '2026-11-19', due: '2027-01-18' },
    })
  })

  test('without an agreement says what that means', async () => {
    const incident = await logLostLaptop(book)
    await book.send('officer', `PUT /api/incidents/${incident}/associate`, { name: 'Mail House', agent: false })
    const { body } = await book.send('officer', `GET /api/incidents/${incident}/associate`)
    expect(body).toMatchObject({
      associate: null,
      agreement: null,
      means: expect.stringContaining('was itself not permitted'),
    })
  })

  test('is refused without a name, and for an entry that the register does not have', async () => {
    const incident = await logLostLaptop(book)
    const nameless = await book.send('officer', `PUT /api/incidents/${incident}/associate`, {})
    expect([nameless.status, nameless.body.errors?.[0]?.path]).toEqual([422, 'name'])
    const unknown = await book.send('officer', `PUT /api/incidents/${incident}/associate`, { id: 'none' })
    expect(unknown.status).toBe(404)
    expect((await book.send('officer', `GET /api/incidents/${incident}/associate`)).status).toBe(404)
  })

  test('has a demand for the list of people, with the days of 164.410 and of the contract', async () => {
    const [{ id }, incident] = [await add(), await logLostLaptop(book)]
    await book.send('officer', `PUT /api/incidents/${incident}/associate`, { id, ...days })
    const { status, body } = await book.send<string>('auditor', `GET /api/incidents/${incident}/associate/demand.html`)
    expect(status).toBe(200)
    expect(body).toContain('no later than 60 calendar days after that day: by December 31, 2026')
    expect(body).toContain('within 10 days of your discovery: by November 11, 2026')
    expect(body).toContain('45 CFR 164.404(c)')
    expect(body).toContain(incident)
  })
})
