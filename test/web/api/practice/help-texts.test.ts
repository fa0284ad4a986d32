import { afterAll, beforeAll, expect, test } from 'vitest'
import { laptopWords } from '../../../cast/words.ts'
import { type Book, logLostLaptop, openBook } from '../book.ts'

type Texts = { texts: { language: string; text: string }[] }

let book: Book
beforeAll(async () => {
  book = await openBook()
})
afterAll(() => book.close())

test('texts of free help are written by an admin, read by everybody and removed', async () => {
  const vi = { language: 'vi', text: 'Trợ giúp miễn phí: 800-555-0142.' }
  expect((await book.send('officer', 'PUT /api/practice/help-texts', vi)).status).toBe(403)
  expect((await book.send<Texts>('admin', 'PUT /api/practice/help-texts', vi)).body.texts).toEqual([vi])
  expect((await book.send<Texts>('staff', 'GET /api/practice/help-texts')).body.texts).toEqual([vi])
  const strange = await book.send('admin', 'PUT /api/practice/help-texts', { language: 'km', text: 'ប្រសិនបើ' })
  expect([strange.status, strange.body.errors?.[0]?.path]).toEqual([422, 'text'])
  expect((await book.send('admin', 'DELETE /api/practice/help-texts/vi')).status).toBe(204)
  expect((await book.send('admin', 'DELETE /api/practice/help-texts/vi')).status).toBe(404)
})

test('the officer switches the sheet on for the letters of an incident', async () => {
  const at = `/api/incidents/${await logLostLaptop(book)}/letter`
  const on = await book.send<{ languageSheet: boolean }>('officer', `PUT ${at}`, {
    ...laptopWords,
    languageSheet: true,
  })
  expect(on.body.languageSheet).toBe(true)
  const off = await book.send<{ languageSheet: boolean }>('officer', `PUT ${at}`, laptopWords)
  expect(off.body.languageSheet).toBe(false)
})
