import { afterAll, beforeAll, expect, test } from 'vitest'
import { harborMedSpa } from '../../../cast/practice.ts'
import { ask, keyFor, openTestWorld } from '../../../support/world/world.ts'
import { type Book, openBook } from '../book.ts'

let book: Book

beforeAll(async () => {
  book = await openBook()
})

afterAll(() => book.close())

test('everybody reads who writes the letters', async () => {
  for (const role of ['admin', 'officer', 'staff', 'auditor'] as const) {
    const { status, body } = await book.send<object>(role, 'GET /api/practice')
    expect([status, body]).toEqual([200, harborMedSpa])
  }
})

test('an admin changes it as a whole, and the log keeps what it was', async () => {
  const { tollFree: _, ...moved } = {
    ...harborMedSpa,
    address: { line1: '9 Hill Rd', city: 'Salem', state: 'MA', zip: '01970-1234' },
  }
  const { status, body } = await book.send<object>('admin', 'PUT /api/practice', moved)
  expect([status, body]).toEqual([200, moved])
  expect((await book.send<object>('staff', 'GET /api/practice')).body).toEqual(moved)
  const { body: log } = await book.send<{ items: object[] }>('auditor', 'GET /api/log?limit=1')
  expect(log.items).toMatchObject([
    {
      act: 'practice_changed',
      details: { before: { address: { city: 'Boston' } }, after: { address: { city: 'Salem' } } },
    },
  ])
})

test('it says which envelope its letters go in, and what the post is asked', async () => {
  const chosen = {
    ...harborMedSpa,
    envelope: 'lob_double_window',
    returnName: 'HMS',
    endorsement: 'return_service',
  }
  const { status, body } = await book.send<object>('admin', 'PUT /api/practice', chosen)
  expect([status, body]).toEqual([200, chosen])
  const wrong = await book.send('admin', 'PUT /api/practice', { ...chosen, envelope: 'a bag' })
  expect([wrong.status, wrong.body.errors?.[0]?.path]).toEqual([422, 'envelope'])
})

test('the test sheet of the chosen envelope comes as PDF, for admins', async () => {
  const { status, headers, body } = await book.send<string>('admin', 'GET /api/practice/test-sheet.pdf')
  expect([status, headers.get('Content-Type')]).toEqual([200, 'application/pdf'])
  expect(body).toContain('%PDF-1.7')
  expect((await book.send('officer', 'GET /api/practice/test-sheet.pdf')).status).toBe(403)
})

test('what no letter could be sent from is refused, field by field', async () => {
  const { status, body } = await book.send('admin', 'PUT /api/practice', {
    name: 'Harbor',
    zone: 'Boston',
    address: { line1: '', city: 'Boston', state: 'Mass', zip: '2110' },
  })
  expect(status).toBe(422)
  expect(body.errors?.map(({ path }) => path).sort()).toEqual([
    'address.line1',
    'address.state',
    'address.zip',
    'contactName',
    'zone',
  ])
})

test('a book that is not set up says so', async () => {
  const { world, close } = await openTestWorld()
  const answer = await ask(world, '/api/practice', { key: await keyFor(world, 'admin') })
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('not set up yet') })
  await close()
})

test('a number that nobody can dial, and a website that is none, are refused at their fields', async () => {
  const wrong = { ...harborMedSpa, phone: '303-555-01', tollFree: '12', website: 'not a site' }
  const { status, body } = await book.send('admin', 'PUT /api/practice', wrong)
  expect([status, body.errors?.map(({ path }) => path)]).toEqual([422, ['phone', 'tollFree', 'website']])
  expect(body.detail).toContain('It begins with 800, 833')
})
