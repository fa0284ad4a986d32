import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { tables } from '../../../../src/storage/core/database.ts'
import { type Book, logLostLaptop, openBook } from '../book.ts'

let book: Book
let path: string
let id: string
beforeAll(async () => {
  book = await openBook()
})
afterAll(() => book.close())

beforeEach(async () => {
  id = await logLostLaptop(book, { elements: ['name'], occurredFrom: '2026-11-19', occurredTo: '2026-11-19' })
  path = `/api/incidents/${id}/ocr-sheet`
  const count = { people: 12, basis: 'confirmed', reason: 'The schedule of the day.' }
  await book.send('officer', `POST /api/incidents/${id}/counts`, count)
})
type Sheet = {
  rule: string
  dueOn: string | null
  isComplete: boolean
  addendum: string | null
  filings: { trackingNumber: string; individuals: number }[]
  fields: { id: string; value: string | null; missing: string | null; screen: string }[]
}

const ANSWERS = {
  type: 'loss',
  location: ['laptop'],
  description: 'A laptop was left in a taxi.',
  safeguards: ['none'],
  noticeFrom: '2026-11-21',
  noticeTo: '2026-11-21',
  actions: ['training'],
  attestedBy: 'Rosa Lind',
  attestedOn: '2026-11-22',
}

describe('the sheet for the OCR portal', () => {
  test('is read by everybody, with what is missing', async () => {
    const { status, headers, body } = await book.send<Sheet>('auditor', `GET ${path}`)
    expect([status, body.rule, body.dueOn, body.isComplete]).toEqual([200, 'hipaa', '2027-03-01', false])
    expect(headers.get('ETag')).toMatch(/^"\d+"$/)
    expect(body.fields.filter(({ missing }) => missing !== null).map(({ id }) => id)).toContain('description')
  })

  test('is answered in steps: what is left out stays, null takes an answer back', async () => {
    await book.send('officer', `POST ${path}`, { type: 'theft', attestedBy: 'Rosa Lind' })
    const { body } = await book.send<Sheet>('officer', `POST ${path}`, { type: null })
    const value = (id: string) => body.fields.find((field) => field.id === id)?.value
    expect([value('type'), value('attestedBy')]).toEqual([null, 'Rosa Lind'])
  })

  test('is complete once all is answered, and the report then is the proof of the duty', async () => {
    const { body } = await book.send<Sheet>('officer', `POST ${path}`, ANSWERS)
    expect(body.isComplete).toBe(true)
    const sent = await book.send<Sheet>('officer', `POST ${path}/reports`, {
      filedOn: '2026-11-22',
      trackingNumber: 'BR-1',
    })
    expect(sent.body.filings).toEqual([{ filedOn: '2026-11-22', trackingNumber: 'BR-1', individuals: 12 }])
    const duties = await book.send<{ duties: { id: string; status: string }[] }>(
      'staff',
      `GET ${path.replace('ocr-sheet', 'duties')}`,
    )
    expect(duties.body.duties.find(({ id }) => id === 'hipaa.ocr')?.status).toBe('done')
  })

  test('of another law than the two, or with a code that the portal has not, is refused', async () => {
    expect((await book.send('officer', `GET ${path}?rule=gdpr`)).status).toBe(422)
    const { status, body } = await book.send('officer', `POST ${path}`, { safeguards: ['luck'] })
    expect([status, body.errors?.[0]?.path]).toEqual([422, 'safeguards.0'])
  })

  test('decided on an older version is answered 409', async () => {
    const { status } = await book.send('officer', `POST ${path}`, ANSWERS, { 'If-Match': '"1"' })
    expect(status).toBe(409)
  })

  test('leaves its free text out of the log’s own entries', async () => {
    await book.send('officer', `POST ${path}`, ANSWERS)
    const rows = await tables(book.world.db).selectFrom('log').select('body').execute()
    expect(rows.map(({ body }) => body).join()).toContain('ocr_sheet_written')
    expect(rows.map(({ body }) => body).join()).not.toContain('left in a taxi')
  })
})

test('the closing of a year is read by programs too', async () => {
  type End = { year: number; lastDay: string; open: { id: string; duty: string; sheet: { missing: number } }[] }
  const { status, body } = await book.send<End>('staff', 'GET /api/year-end/2026')
  expect([status, body.year, body.lastDay]).toEqual([200, 2026, '2027-03-01'])
  expect(body.open.find((each) => each.id === id)).toMatchObject({
    duty: 'hipaa.ocr',
    people: 12,
    sheet: { rule: 'hipaa', filedOn: null },
  })
  expect((await book.send<End>('staff', 'GET /api/year-end/2027')).body).toMatchObject({
    lastDay: '2028-02-29',
    open: [],
  })
})
