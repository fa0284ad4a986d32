import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, harborMedSpa, keyFor, openTestWorld } from '../../support/world.ts'
import { type Book, openBook } from './book.ts'

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
