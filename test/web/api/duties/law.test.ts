import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Book, openBook } from '../book.ts'

let book: Book
beforeAll(async () => {
  book = await openBook()
})
afterAll(() => book.close())

type Law = {
  code: string
  versions: { from: string; provisions: { id: string; text: string[]; citation: string }[] }[]
}

test('everybody reads the law of a State with its citations', async () => {
  const { status, body } = await book.send<Law>('staff', 'GET /api/law/TX')
  const inForce = body.versions.at(-1)
  expect([status, body.code, inForce?.from]).toEqual([200, 'TX', '2023-09-01'])
  expect(inForce?.provisions.find(({ id }) => id === 'attorney-general')).toMatchObject({
    citation: 'Tex. Bus. & Com. Code § 521.053(i)',
    text: expect.arrayContaining([expect.stringContaining('250 or more residents')]),
  })
})

test('all 56 stand in the list, by name', async () => {
  const { body } = await book.send<{ items: { code: string; name: string }[] }>('auditor', 'GET /api/law')
  expect(body.items).toHaveLength(56)
  expect(body.items[0]).toMatchObject({ code: 'AL', individuals: '45 days from determination' })
})

test('federal law is told beside them', async () => {
  const { status, body } = await book.send<{ provisions: { id: string }[] }>('staff', 'GET /api/law/federal')
  expect([status, body.provisions.map(({ id }) => id)]).toEqual([200, expect.arrayContaining(['individuals', 'ocr'])])
})

test('a code that names no jurisdiction is answered 404', async () => {
  const { status, body } = await book.send('staff', 'GET /api/law/XX')
  expect([status, body.detail]).toEqual([404, expect.stringContaining('no law for XX')])
})
