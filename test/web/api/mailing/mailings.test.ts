import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mailboxWords } from '../../../cast/words.ts'
import { sha256 } from '../../../support/mail/mailing.ts'
import { type Book, logLostLaptop, openBook } from '../book.ts'

type Mailing = {
  id: string
  state: string
  failed: string | null
  number: number | null
  letters: number
  print: number | null
  email: number | null
  withoutLetter: { person: string; problems: { what: string }[] }[] | null
  stoppedRows: Record<string, { reference: string; why: string }[]> | null
  mailedOn: string | null
  zipSha256: string | null
}
type Line = { reference: string; person: string; channel: string; state: string; sha256: string }

const ROSTER = `MRN,First Name,Last Name,Address,City,State,ZIP,Email,Email consent
H-1,Ann,Reyes,1 Elm St,Boston,MA,02110,,
H-2,Bo,Lindqvist,2 Oak St,Salem,MA,01970,bo@example.org,yes
H-3,Cy,Marsh,,,MA,,,
`

let book: Book
beforeAll(async () => {
  book = await openBook()
})
afterAll(() => book.close())

async function logApproved(): Promise<string> {
  const id = await logLostLaptop(book)
  await book.send('officer', `POST /api/incidents/${id}/roster`, ROSTER, { 'Content-Type': 'text/csv' })
  await book.send('officer', `PUT /api/incidents/${id}/letter`, mailboxWords)
  const approved = await book.send('admin', `POST /api/incidents/${id}/letter/approval`)
  expect(approved.status).toBe(200)
  return id
}

const make = (id: string, wish: object = {}, headers = {}) =>
  book.send<Mailing>('officer', `POST /api/incidents/${id}/mailings`, wish, headers)

describe('a mailing', () => {
  test('is answered with what it came to, and where it stands', async () => {
    const id = await logApproved()
    const { status, headers, body } = await make(id)
    expect(status).toBe(201)
    expect(headers.get('Location')).toBe(`/api/incidents/${id}/mailings/${body.id}`)
    expect(body).toMatchObject({ state: 'made', failed: null, number: 1, print: 1, email: 1, mailedOn: null })
    expect(body.withoutLetter?.map(({ problems }) => problems[0]?.what)).toEqual(['person.address'])
    expect((await book.send('auditor', `GET /api/incidents/${id}/mailings/${body.id}`)).body).toEqual(body)
    expect((await book.send('auditor', `GET /api/incidents/${id}/mailings`)).body).toEqual({
      items: [{ ...body, withoutLetter: null, stoppedRows: null }],
      next: null,
    })
  })

  test('that nobody waits for is followed until it is made', async () => {
    const id = await logApproved()
    const { status, headers, body } = await make(id, {}, { Prefer: 'respond-async' })
    expect([status, body.state]).toEqual([202, 'making'])
    await expect
      .poll(async () => (await book.send<Mailing>('auditor', `GET ${headers.get('Location')}`)).body.state)
      .toBe('made')
  })

  test('is refused without the second person’s approval, and to nobody', async () => {
    const id = await logLostLaptop(book)
    const early = await book.send('officer', `POST /api/incidents/${id}/mailings`, {})
    expect([early.status, early.body.detail]).toEqual([422, expect.stringContaining('not written yet')])
    const approved = await logApproved()
    await make(approved)
    const again = await book.send('officer', `POST /api/incidents/${approved}/mailings`, {})
    expect([again.status, again.body.detail]).toEqual([422, expect.stringContaining('already has a letter')])
  })

  test('is decided on the incident as it is', async () => {
    const id = await logApproved()
    expect((await make(id, {}, { 'If-Match': '"1"' })).status).toBe(409)
  })

  test('tells what is wrong with what was asked', async () => {
    const id = await logApproved()
    const { status, body } = await book.send('officer', `POST /api/incidents/${id}/mailings`, {
      lettersAPart: 0,
      reprint: { references: [], reason: '' },
    })
    expect(status).toBe(422)
    expect(body.errors?.map(({ path }) => path)).toEqual(['lettersAPart', 'reprint.references', 'reprint.reason'])
  })
})

describe('its letters', () => {
  test('are listed by page and by state, and each is read as it went', async () => {
    const id = await logApproved()
    const { body: mailing } = await make(id)
    const path = `/api/incidents/${id}/mailings/${mailing.id}/letters`
    const first = await book.send<{ items: Line[]; next: string | null }>('auditor', `GET ${path}?limit=1`)
    expect(first.body.items).toMatchObject([{ channel: 'print', state: 'prepared' }])
    const rest = await book.send<{ items: Line[]; next: string | null }>(
      'auditor',
      `GET ${path}?after=${first.body.next}`,
    )
    expect(rest.body).toMatchObject({ items: [{ channel: 'email', state: 'queued' }], next: null })
    const none = await book.send<{ items: Line[] }>('auditor', `GET ${path}?state=returned`)
    expect(none.body.items).toEqual([])
    const [line] = first.body.items
    const letter = `/api/incidents/${id}/letters/${line?.reference}`
    const kept = await book.send<{ salt: string }>('auditor', `GET ${letter}`)
    expect(kept.body).toMatchObject({ ...line, email: null })
    const text = await book.send<string>('auditor', `GET ${letter}/letter.txt`)
    expect(sha256(`${kept.body.salt}\n${text.body}`)).toBe(line?.sha256)
    expect((await book.send<string>('auditor', `GET ${letter}/letter.pdf`)).body.slice(0, 8)).toBe('%PDF-1.7')
  })
})

describe('its files', () => {
  test('are saved one by one or all together, each saving entered in the log', async () => {
    const id = await logApproved()
    const { body: mailing } = await make(id)
    const path = `/api/incidents/${id}/mailings/${mailing.id}`
    for (const file of ['letters.pdf', 'list.csv', 'certificate-of-mailing.html', 'mail-houses/lob', 'letters.zip']) {
      const { status, headers } = await book.send('officer', `GET ${path}/${file}`)
      expect([file, status, headers.get('Content-Disposition')]).toEqual([
        file,
        200,
        expect.stringContaining('attachment'),
      ])
      expect((await book.send('auditor', `GET ${path}/${file}`)).status).toBe(403)
    }
    const { body } = await book.send<{ items: { act: string }[] }>('officer', `GET /api/incidents/${id}/timeline`)
    const saved = body.items.map(({ act }) => act).filter((act) => act.startsWith('mailing_file'))
    expect(saved).toEqual(['mailing_files_saved', ...Array(4).fill('mailing_file_saved')])
    expect((await book.send<Mailing>('officer', `GET ${path}`)).body.zipSha256).toMatch(/^[0-9a-f]{64}$/)
  })
})

type Ledger = { told: number; left: number; states: Record<string, number> }
type Readers = { id: string; status: string; told: number; left: number }

describe('that it was mailed', () => {
  test('is recorded with its day, and as the notice to individuals where that is said', async () => {
    const id = await logApproved()
    const { body: mailing } = await make(id)
    const mailed = { mailedOn: '2026-11-22', how: 'First-Class Mail', reference: 'R-77', asNotice: true }
    const path = `/api/incidents/${id}/mailings/${mailing.id}/mailed`
    const { status, body } = await book.send<Mailing>('officer', `POST ${path}`, mailed)
    expect([status, body.mailedOn]).toEqual([200, '2026-11-22'])
    const { body: ledger } = await book.send<Ledger>('auditor', `GET /api/incidents/${id}/ledger`)
    const { body: duties } = await book.send<{ duties: Readers[] }>('auditor', `GET /api/incidents/${id}/duties`)
    const { told, left } = ledger
    expect([told > 0, left > 0]).toEqual([true, true])
    expect(duties.duties.find((duty) => duty.id === 'hipaa.individuals')).toMatchObject({ status: 'open', told, left })
    expect((await book.send('officer', `POST ${path}`, mailed)).status).toBe(409)
  })
})

describe('what has not gone', () => {
  test('is taken back with a reason, and everybody is due a letter again', async () => {
    const id = await logApproved()
    const { body: mailing } = await make(id)
    const path = `/api/incidents/${id}/mailings/${mailing.id}/withdrawal`
    expect((await book.send('officer', `POST ${path}`, { reason: '' })).status).toBe(422)
    expect((await book.send('officer', `POST ${path}`, { reason: 'A wrong telephone number.' })).status).toBe(200)
    expect((await make(id)).body).toMatchObject({ number: 2, kind: 'individual_notice', print: 1, email: 1 })
  })
})
