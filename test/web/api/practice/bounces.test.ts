import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBounceWatch } from '../../../../src/actions/aftermath/bounce-watch.ts'
import { type Book, openBook } from '../book.ts'

type Standing = { place: string | null; lookedAt: string | null; hindered: string | null; marked: number }

let book: Book
beforeAll(async () => {
  book = await openBook()
})
afterAll(async () => {
  await book.world.bounces?.stop()
  await book.close()
})

const read = (who: 'admin' | 'officer' = 'admin') => book.send<Standing>(who, 'GET /api/bounce-mailbox')
const check = () => book.send<Standing>('admin', 'POST /api/bounce-mailbox/checks')

test('without a mailbox for bounces they are marked by hand, and a check does nothing', async () => {
  const none = { place: null, lookedAt: null, hindered: null, marked: 0 }
  expect((await read()).body).toEqual(none)
  expect(await check()).toMatchObject({ status: 200, body: none })
  expect((await read('officer')).status).toBe(403)
})

test('a mailbox is read when somebody asks for it, and what hinders that is said', async () => {
  let isReachable = false
  async function* news(): AsyncGenerator<Uint8Array> {
    if (!isReachable) throw Object.assign(new Error('No'), { code: 'ECONNREFUSED' })
    yield new TextEncoder().encode('Subject: Lunch\n\nAt noon?\n')
  }
  book.world.bounces = startBounceWatch(book.world, { news }, 'INBOX of privacy at mail.harbor.example')
  expect((await check()).body).toMatchObject({ hindered: 'ECONNREFUSED', lookedAt: null })
  isReachable = true
  const { body } = await check()
  expect(body).toEqual({
    place: 'INBOX of privacy at mail.harbor.example',
    lookedAt: book.world.now(),
    hindered: null,
    marked: 0,
  })
})
