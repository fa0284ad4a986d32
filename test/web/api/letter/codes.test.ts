import { afterAll, beforeAll, expect, test } from 'vitest'
import { laptopWords } from '../../../cast/words.ts'
import { type Book, logLostLaptop, openBook } from '../book.ts'

type Standing = { people: number; codes: number; lacking: number; doubled: number }
type Codes = { adult: Standing | null; minor: Standing | null }

const roster = `MRN,First Name,Last Name,DOB,Address,City,State,ZIP
H-1,Ann,Reyes,1980-03-04,1 Elm St,Boston,MA,02110
H-2,Bo,Lindqvist,1991-11-30,2 Oak St,Salem,MA,01970
`
const offer = {
  provider: 'Sample Guard',
  months: 24,
  url: 'https://guard.example',
  enrolBy: '2027-03-01',
  ownCodes: true,
}
const CSV = { 'Content-Type': 'text/csv' }

let book: Book
let at: string
beforeAll(async () => {
  book = await openBook()
  at = `/api/incidents/${await logLostLaptop(book)}`
  await book.send('officer', `POST ${at}/roster`, roster, CSV)
})
afterAll(() => book.close())

const read = async (role: 'officer' | 'auditor' = 'officer') =>
  (await book.send<Codes>(role, `GET ${at}/letter/codes`)).body

test('codes are asked for by the offer, and an offer has one code for everyone or one for each', async () => {
  expect(await read()).toEqual({ adult: null, minor: null })
  const both = await book.send('officer', `PUT ${at}/letter`, { ...laptopWords, offer: { ...offer, code: 'ALL' } })
  expect([both.status, both.body.errors?.map(({ path }) => path)]).toEqual([422, ['offer.code']])
  const kept = await book.send<{ offer: object; minorOffer: null }>('officer', `PUT ${at}/letter`, {
    ...laptopWords,
    offer,
  })
  expect(kept.body).toMatchObject({ offer: { ownCodes: true, code: null }, minorOffer: null })
  expect(await read('auditor')).toEqual({ adult: { people: 2, codes: 0, lacking: 2, doubled: 0 }, minor: null })
})

test('codes are added by those who decide, once however often the call is repeated, and never answered', async () => {
  const call = `POST ${at}/letter/codes?product=adult`
  for (const role of ['staff', 'auditor', null] as const)
    expect([401, 403]).toContain((await book.send(role, call, 'CODE-1\n', CSV)).status)
  const once = { ...CSV, 'Idempotency-Key': 'codes-1' }
  const added = await book.send<Codes>('officer', call, 'code\nCODE-1\nCODE-2\n', once)
  expect([added.status, added.body]).toEqual([
    200,
    { adult: { people: 2, codes: 2, lacking: 0, doubled: 0 }, minor: null },
  ])
  expect(JSON.stringify(added.body)).not.toContain('CODE-1')
  expect((await book.send('officer', call, 'code\nCODE-1\nCODE-2\n', once)).status).toBe(200)
  const again = await book.send('officer', call, 'code\nCODE-2\n', CSV)
  expect([again.status, again.body.detail]).toEqual([
    422,
    'Row 1 has a code that is here already. Row 1 is the first below the header. Correct the file and upload it again; nothing was saved.',
  ])
})

test('a service that is no service, an older version and an empty file are refused', async () => {
  expect((await book.send('officer', `POST ${at}/letter/codes?product=dog`, 'A\n', CSV)).status).toBe(422)
  expect((await book.send('officer', `POST ${at}/letter/codes?product=adult`, '', CSV)).status).toBe(422)
  const stale = { ...CSV, 'If-Match': '"1"' }
  expect((await book.send('officer', `POST ${at}/letter/codes?product=adult`, 'A\n', stale)).status).toBe(409)
})

test('codes that stand on no letter are removed', async () => {
  const removed = await book.send<Codes>('officer', `DELETE ${at}/letter/codes?product=adult`)
  expect(removed.body).toEqual({ adult: { people: 2, codes: 0, lacking: 2, doubled: 0 }, minor: null })
})
