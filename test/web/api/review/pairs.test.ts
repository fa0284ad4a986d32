import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Book, logLostLaptop, openBook } from '../book.ts'

const CSV = { 'Content-Type': 'text/csv' }

/** Jane stands there under two record numbers. */
const ROSTER = `MRN,First Name,Last Name,DOB,Address,City,State,ZIP
H-1,Jane,Doe,1980-03-04,1 Elm St,Salem,MA,01970
H-2,Jane,Doe,1980-03-04,1 Elm St,Salem,MA,01970
H-3,Bo,Lindqvist,1991-11-30,2 Oak Ave,Keene,NH,03431
`

let book: Book
let id: string
let roster: string

beforeAll(async () => {
  book = await openBook()
  id = await logLostLaptop(book)
  const sent = await book.send<{ roster: string }>('officer', `POST /api/incidents/${id}/roster`, ROSTER, CSV)
  roster = sent.body.roster
})
afterAll(() => book.close())

type Pair = { pair: string; people: string[]; likelihood: number; reasons: string[]; decision: string | null }
type Pairs = { people: number; atLeast: number; atMost: number; expected: number; items: Pair[]; next: string | null }

const pairs = async (state = 'open') =>
  (await book.send<Pairs>('auditor', `GET /api/incidents/${id}/pairs?state=${state}`)).body

test('the pairs in doubt tell how likely they are, why, and between which numbers the truth lies', async () => {
  const { items, ...counts } = await pairs()
  const said = { people: 3, atLeast: 2, atMost: 3, expected: expect.any(Number), warning: null }
  expect(counts).toEqual({ ...said, deciding: 0, next: null })
  expect(items).toMatchObject([{ people: ['001-0000001', '001-0000002'], decision: null }])
  expect(items[0]!.reasons).toEqual(expect.arrayContaining(['same birth date', 'different record number']))
  expect(JSON.stringify(items)).not.toMatch(/Jane|1980|Elm/)
})

test('a pair is decided, listed as decided, and opened again; each changes the count', async () => {
  const [pair] = (await pairs()).items
  const path = `/api/incidents/${id}/pairs/${pair!.pair}/decision`
  expect((await book.send('staff', `POST ${path}`, { decision: 'same' })).status).toBe(403)
  const decided = await book.send('officer', `POST ${path}`, { decision: 'same' })
  expect(decided).toMatchObject({ status: 200, body: { people: 2, atLeast: 2, atMost: 2, expected: 2, review: 0 } })
  expect((await pairs('decided')).items).toMatchObject([{ pair: pair!.pair, decision: 'same' }])
  expect((await book.send('officer', `POST ${path}`, { decision: 'different' })).status).toBe(422)
  const opened = await book.send('officer', `DELETE ${path}`)
  expect(opened).toMatchObject({ status: 200, body: { people: 3, atLeast: 2, atMost: 3, review: 1 } })
})

test('a decision that is none, and a pair that is none, are refused', async () => {
  const [pair] = (await pairs()).items
  const path = `/api/incidents/${id}/pairs/${pair!.pair}/decision`
  const perhaps = await book.send('officer', `POST ${path}`, { decision: 'perhaps' })
  expect(perhaps).toMatchObject({ status: 422, body: { errors: [{ path: 'decision' }] } })
  const gone = `/api/incidents/${id}/pairs/001-0000001.001-0000009/decision`
  expect((await book.send('officer', `POST ${gone}`, { decision: 'same' })).status).toBe(404)
})

test('a roster is withdrawn with a reason, and stays in the list as withdrawn', async () => {
  const path = `/api/incidents/${id}/rosters/${roster}/withdrawal`
  expect((await book.send('officer', `POST ${path}`, { reason: '' })).status).toBe(422)
  const withdrawn = await book.send('officer', `POST ${path}`, { reason: 'Another clinic’s list' })
  expect(withdrawn).toMatchObject({ status: 200, body: { people: 0, review: 0 } })
  const { body } = await book.send('auditor', `GET /api/incidents/${id}/rosters`)
  expect(body).toMatchObject({ items: [{ number: 1, rows: 3, new: 3, withdrawnAt: expect.any(String) }] })
  expect((await book.send('officer', `POST ${path}`, { reason: 'Again' })).status).toBe(422)
})
