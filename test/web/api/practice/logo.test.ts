import { afterAll, beforeAll, expect, test } from 'vitest'
import { writePng } from '../../../../src/pdf/image/write-png.ts'
import { tables } from '../../../../src/storage/core/database.ts'
import { listEntries } from '../../../../src/storage/log/log.ts'
import { ask } from '../../../support/world/world.ts'
import { type Book, openBook } from '../book.ts'

type Logo = { id: string; width: number; height: number }

const picture = (shade: number) =>
  Buffer.from(writePng({ width: 40, height: 10, rgb: new Uint8Array(40 * 10 * 3).fill(shade) }))

let book: Book
beforeAll(async () => {
  book = await openBook()
})
afterAll(() => book.close())

const put = (role: 'admin' | 'officer', body: Uint8Array) =>
  ask(book.world, '/api/practice/logo', {
    method: 'PUT',
    body: Uint8Array.from(body),
    headers: { 'Content-Type': 'image/png' },
    key: book.keys[role],
  })

test('a logo is set by an admin, answered as it is kept, and removed', async () => {
  expect((await book.send('auditor', 'GET /api/practice/logo')).status).toBe(404)
  expect((await put('officer', picture(9))).status).toBe(403)
  const set = await put('admin', picture(9))
  const logo = (await set.json()) as Logo
  expect([set.status, logo.width, logo.height]).toEqual([200, 40, 10])
  const read = await ask(book.world, '/api/practice/logo', { key: book.keys.auditor })
  expect(read.headers.get('Content-Type')).toBe('image/png')
  expect(Buffer.from(await read.arrayBuffer())).toEqual(picture(9))
  const { body } = await book.send<object>('auditor', 'GET /api/practice')
  expect((await book.send('admin', 'PUT /api/practice', body)).status).toBe(200)
  const again = await ask(book.world, '/api/practice/logo', { key: book.keys.auditor })
  expect(again.status).toBe(200)
  expect((await book.send('admin', 'DELETE /api/practice/logo')).status).toBe(204)
  expect((await book.send('admin', 'DELETE /api/practice/logo')).status).toBe(404)
})

test('one that was there before is chosen again, and each is sealed', async () => {
  for (const shade of [20, 30, 20]) expect((await put('admin', picture(shade))).status).toBe(200)
  const rows = await tables(book.world.db).selectFrom('logos').selectAll().execute()
  expect(rows.filter(({ chosen }) => chosen === 1)).toHaveLength(1)
  for (const { sealed } of rows) expect(Buffer.from(sealed).includes('IDAT')).toBe(false)
  const [newest] = await listEntries(book.world.db, book.world.vault, { limit: 1 })
  expect(newest?.act).toBe('logo_changed')
})

test('what is no picture, or too large, is refused with a sentence', async () => {
  const svg = await put('admin', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'))
  expect([svg.status, (await svg.json()) as object]).toMatchObject([
    422,
    { detail: expect.stringContaining('This is an SVG.') },
  ])
  expect((await put('admin', Buffer.alloc(0))).status).toBe(422)
  expect((await put('admin', Buffer.alloc(1_000_001))).status).toBe(413)
})
