import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Book, logLostLaptop, openBook } from '../book.ts'

type Documents = { items: { id: string; duty: string | null; languages: string[] }[] }

let book: Book
let id: string

beforeAll(async () => {
  book = await openBook()
  id = await logLostLaptop(book, { elements: ['name', 'medical'] })
})

afterAll(() => book.close())

test('the documents of an incident are listed with the duty that calls for each', async () => {
  const { status, body } = await book.send<Documents>('auditor', `GET /api/incidents/${id}/documents`)
  expect(status).toBe(200)
  expect(body.items).toContainEqual(
    expect.objectContaining({ id: 'sample', duty: 'hipaa.individuals', languages: ['en'] }),
  )
  expect(body.items).toContainEqual(expect.objectContaining({ id: 'review-reply', duty: null }))
})

test('each can be had as HTML, text and PDF', async () => {
  const path = `GET /api/incidents/${id}/documents/web-notice/document`
  const html = await book.send<string>('officer', `${path}.html`)
  expect([html.status, html.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=UTF-8'])
  const text = await book.send<string>('officer', `${path}.txt`)
  expect(text.headers.get('Content-Type')).toContain('text/plain')
  expect(text.body).toContain('NOTICE OF DATA BREACH')
  const pdf = await book.send<string>('officer', `${path}.pdf`)
  expect([pdf.status, pdf.headers.get('Content-Type')]).toEqual([200, 'application/pdf'])
})

test('a document that is not there, or not in that language, is said to be missing', async () => {
  const none = await book.send('officer', `GET /api/incidents/${id}/documents/nothing/document.txt`)
  expect([none.status, none.body.detail]).toEqual([404, `Incident ${id} has no document nothing.`])
  const spanish = await book.send('officer', `GET /api/incidents/${id}/documents/sample/document.txt?language=es`)
  expect(spanish.status).toBe(404)
  const klingon = await book.send('officer', `GET /api/incidents/${id}/documents/sample/document.txt?language=tlh`)
  expect(klingon.status).toBe(422)
})

test('staff, who may not read about patients, are turned away', async () => {
  expect((await book.send('staff', `GET /api/incidents/${id}/documents`)).status).toBe(403)
})
