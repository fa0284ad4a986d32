import { afterAll, beforeAll, expect, test } from 'vitest'
import { tables } from '../../../../src/storage/core/database.ts'
import { lostLaptop } from '../../../cast/incidents.ts'
import { type Book, openBook } from '../book.ts'

type Incident = { id: string; title: string }

let book: Book

beforeAll(async () => {
  book = await openBook()
})

afterAll(() => book.close())

function log(key: string, facts: object = lostLaptop, role: 'officer' | 'staff' = 'officer') {
  return book.send<Incident & { detail: string }>(role, 'POST /api/incidents', facts, { 'Idempotency-Key': key })
}

async function countIncidents(): Promise<number> {
  return (await book.send<{ items: object[] }>('officer', 'GET /api/incidents?limit=200')).body.items.length
}

test('a repeat answers the first result, with its status, address and version, and logs nothing again', async () => {
  const first = await log('once')
  const count = await countIncidents()
  const second = await log('once')
  expect(second.status).toBe(201)
  expect(second.body).toEqual(first.body)
  for (const name of ['ETag', 'Location', 'Content-Type'])
    expect(second.headers.get(name), name).toBe(first.headers.get(name))
  expect(second.headers.get('Location')).toBe(`/api/incidents/${first.body.id}`)
  expect(await countIncidents()).toBe(count)
})

test('ten at once under one key log one incident: the others wait their turn with 409 or get its answer', async () => {
  const count = await countIncidents()
  const answers = await Promise.all(Array.from({ length: 10 }, () => log('at once')))
  expect(await countIncidents()).toBe(count + 1)
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]))
  expect(new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id)).size).toBe(1)
  expect(answers.find(({ status }) => status === 409)?.body.detail).toContain('has no answer yet')
  expect((await log('at once')).status).toBe(201)
})

test('another body under the same key is refused', async () => {
  await log('two bodies')
  const { status, body } = await log('two bodies', { ...lostLaptop, title: 'Another laptop' })
  expect([status, body.detail]).toEqual([422, expect.stringContaining('was used for another request')])
})

test('somebody else’s key of the same name is another key, and so is the same at another address', async () => {
  const mine = await log('shared')
  const theirs = await log('shared', lostLaptop, 'staff')
  expect(theirs.status).toBe(201)
  expect(theirs.body.id).not.toBe(mine.body.id)
  const elsewhere = await book.send('officer', 'POST /api/log/verification', undefined, { 'Idempotency-Key': 'shared' })
  expect(elsewhere.status).toBe(200)
})

test('a repeat answers the first result also after another incident was restricted', async () => {
  const first = await log('before a restriction')
  const { body } = await log('to be restricted')
  const asked = { reason: 'privilege', words: 'Counsel asked.' }
  expect((await book.send('officer', `PUT /api/incidents/${body.id}/restriction`, asked)).status).toBeLessThan(300)
  expect((await log('before a restriction')).body).toEqual(first.body)
})

test('a request that failed leaves its key free', async () => {
  expect((await log('free again', { ...lostLaptop, kind: 'none' })).status).toBe(422)
  expect((await log('free again')).status).toBe(201)
})

test('after a day the key is forgotten', async () => {
  const first = await log('yesterday')
  book.clock.now = '2026-11-23T15:00:00.001Z'
  const second = await log('yesterday')
  book.clock.now = '2026-11-22T15:00:00.000Z'
  expect(second.status).toBe(201)
  expect(second.body.id).not.toBe(first.body.id)
})

test('a key without a letter, of three hundred or of letters that no header carries is refused', async () => {
  for (const key of ['', 'x'.repeat(300), 'clé']) {
    const { status, body } = await log(key)
    expect([status, body.detail], key).toEqual([422, expect.stringContaining('1 to 255')])
  }
})

test('what is kept for a repeat is sealed: nothing of the answer can be read in the database', async () => {
  await log('sealed', { ...lostLaptop, title: 'Unmistakable title' })
  const rows = await tables(book.world.db).selectFrom('firstAnswers').select('sealed').execute()
  expect(rows.length).toBeGreaterThan(0)
  for (const { sealed } of rows) expect(Buffer.from(sealed ?? []).toString('latin1')).not.toContain('Unmistakable')
})
