import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RosterJobs } from '../../../../src/actions/roster/jobs.ts'
import { tables } from '../../../../src/storage/core/database.ts'
import { MASSACHUSETTS, PEOPLE } from '../../../support/rosters/rosters.ts'
import { ask } from '../../../support/world/world.ts'
import { type Book, logLostLaptop, openBook } from '../book.ts'

type RunImport = NonNullable<RosterJobs['runImport']>

type Import = {
  roster: string
  rows: number
  new: number
  joined: number
  refused: number
  people: number
  byState: Record<string, number>
  columnsSetAt: string | null
  review: number
  problems: { file: string; row: number | null; message: string }[]
}
type State = {
  state: string
  progress: { phase: string; done: number; of: number | null } | null
  import: Import | null
  problem: { status: number; detail: string } | null
}

const CSV = { 'Content-Type': 'text/csv' }

const twoPatients = `MRN,First Name,Last Name,DOB,State
H-1,Ann,Reyes,1980-03-04,MA
H-2,Bo,Lindqvist,1991-11-30,NH
`

let book: Book

beforeAll(async () => {
  book = await openBook()
})

afterAll(() => book.close())

describe('importing a roster', () => {
  test('answers how many rows named whom, and counts the people by State', async () => {
    const id = await logLostLaptop(book)
    const { status, body } = await book.send<Import>('officer', `POST /api/incidents/${id}/roster`, twoPatients, CSV)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      rows: 2,
      new: 2,
      joined: 0,
      refused: 0,
      people: 2,
      atLeast: 2,
      atMost: 2,
      expected: 2,
      byState: { MA: 1, NH: 1 },
      review: 0,
    })
    const { body: count } = await book.send('staff', `GET /api/incidents/${id}/count`)
    expect(count).toMatchObject({
      people: 2,
      atLeast: 2,
      atMost: 2,
      expected: 2,
      byState: { MA: 1, NH: 1 },
      standing: { code: 'below' },
    })
  })

  test('the second time adds nobody', async () => {
    const id = await logLostLaptop(book)
    await book.send('officer', `POST /api/incidents/${id}/roster`, twoPatients, CSV)
    const { body } = await book.send<Import>('officer', `POST /api/incidents/${id}/roster`, twoPatients, CSV)
    expect(body).toMatchObject({ rows: 2, new: 0, joined: 2, people: 2 })
  })

  test('the second time with other columns is refused, and replaces the first reading if that is asked', async () => {
    const id = await logLostLaptop(book)
    const call = (query: string) =>
      book.send<Import & { detail: string }>('officer', `POST /api/incidents/${id}/roster${query}`, twoPatients, CSV)
    const swapped = '?map=given_name%3DLast+Name&map=family_name%3DFirst+Name&map=mrn%3D'
    await call('')
    await call('')
    const refused = await call(swapped)
    expect([refused.status, refused.body.detail]).toEqual([422, expect.stringContaining('as roster no. 2')])
    expect((await book.send('staff', `GET /api/incidents/${id}/count`)).body).toMatchObject({ people: 2 })

    const { status, body } = await call(`${swapped}&replaces=true`)
    expect([status, body.people]).toEqual([200, 2])
    expect((await book.send('staff', `GET /api/incidents/${id}/count`)).body).toMatchObject({ people: 2 })
    const people = await book.send<{ items: object[] }>('officer', `GET /api/incidents/${id}/people`)
    expect(people.body.items).toMatchObject([{ familyName: 'Ann' }, { familyName: 'Bo' }])
    const { body: rosters } = await book.send<{ items: { withdrawnAt: string | null }[] }>(
      'officer',
      `GET /api/incidents/${id}/rosters`,
    )
    expect(rosters.items.filter(({ withdrawnAt }) => withdrawnAt === null)).toHaveLength(1)
    expect((await call(swapped)).body).toMatchObject({ new: 0, joined: 2, people: 2 })
    expect((await call('?map=given_name%3DFirst+Name&map=family_name%3DLast+Name')).status).toBe(422)
  })

  test('as a form’s file keeps the name of the file with what is odd in it', async () => {
    const id = await logLostLaptop(book)
    const form = new FormData()
    form.set('file', new File([`${twoPatients},,,,MA\n`], 'front desk.csv', { type: 'text/csv' }))
    const answer = await ask(book.world, `/api/incidents/${id}/roster`, {
      method: 'POST',
      body: form,
      key: book.keys.officer,
    })
    const body = (await answer.json()) as Import
    expect([answer.status, body.rows, body.refused]).toEqual([200, 3, 1])
    expect(body.problems).toContainEqual(expect.objectContaining({ file: 'front desk.csv', row: 3 }))
  })

  test('reads columns as the map says', async () => {
    const id = await logLostLaptop(book)
    const odd = 'Chart,Who,Born\nH-1,Ann Reyes,04/03/1980\n'
    const query = 'map=mrn%3DChart&map=name%3DWho&map=birth_date%3DBorn&dateOrder=day_first'
    const { status, body } = await book.send<Import>('officer', `POST /api/incidents/${id}/roster?${query}`, odd, CSV)
    expect([status, body.new]).toEqual([200, 1])
    const people = await book.send<{ items: object[] }>('officer', `GET /api/incidents/${id}/people`)
    expect(people.body.items).toMatchObject([{ mrn: 'H-1', birthDate: '1980-03-04' }])
  })

  test('counts the 1,171 patients of a large roster, its State’s media and OCR with them', async () => {
    const id = await logLostLaptop(book)
    const { body } = await book.send<Import>('officer', `POST /api/incidents/${id}/roster`, MASSACHUSETTS, CSV)
    expect(body).toMatchObject({ rows: PEOPLE, people: PEOPLE })
    const { body: duties } = await book.send<{ duties: { id: string }[] }>('officer', `GET /api/incidents/${id}/duties`)
    expect(duties.duties.map((duty) => duty.id)).toContain('hipaa.media.MA')
  })

  test.each([
    ['nothing in it', '', '', 'The file is empty'],
    ['a map of a field that there is not', twoPatients, '?map=shoe%3DMRN', 'There is no field "shoe"'],
    ['a map of a column that there is not', twoPatients, '?map=mrn%3DChart', 'There is no column "Chart"'],
    ['a map that is none', twoPatients, '?map=mrn', 'FIELD=COLUMN'],
    [
      'an order of dates that there is not',
      twoPatients,
      '?dateOrder=year_first',
      'Choose one of: month_first, day_first',
    ],
    ['a query that there is not', twoPatients, '?columns=1', 'There is no such field'],
  ])('with %s is refused, and keeps nothing', async (_, csv, query, sentence) => {
    const id = await logLostLaptop(book)
    const { status, body } = await book.send('officer', `POST /api/incidents/${id}/roster${query}`, csv, CSV)
    expect([status, body.detail]).toEqual([422, expect.stringContaining(sentence)])
    const { body: count } = await book.send('officer', `GET /api/incidents/${id}/count`)
    expect(count).toMatchObject({ people: null, atLeast: null, byState: {} })
    const kept = await tables(book.world.db).selectFrom('fileParts').select('file').execute()
    expect(kept).toEqual([])
  })

  test('as a form without a file says which field is missing', async () => {
    const id = await logLostLaptop(book)
    const form = new FormData()
    form.set('roster', 'x')
    const answer = await ask(book.world, `/api/incidents/${id}/roster`, {
      method: 'POST',
      body: form,
      key: book.keys.officer,
    })
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ errors: [{ path: 'file' }] })
  })

  test('that says it is larger than 500 MB is answered 413 before it is read', async () => {
    const id = await logLostLaptop(book)
    const { status, body } = await book.send('officer', `POST /api/incidents/${id}/roster`, twoPatients, {
      ...CSV,
      'Content-Length': '500000001',
    })
    expect([status, body.detail]).toEqual([413, expect.stringContaining('500,000,000 bytes')])
  })

  test('repeated under its Idempotency-Key answers the first result', async () => {
    const id = await logLostLaptop(book)
    const again = () =>
      book.send<Import>('officer', `POST /api/incidents/${id}/roster`, twoPatients, {
        ...CSV,
        'Idempotency-Key': 'roster-1',
      })
    const [first, second] = [await again(), await again()]
    expect(first.body.new).toBe(2)
    expect(second.body).toEqual(first.body)
  })

  test('another file under the same Idempotency-Key is refused, as a body and as a form', async () => {
    const id = await logLostLaptop(book)
    const send = async (key: string, body: string, headers: Record<string, string>) =>
      await ask(book.world, `/api/incidents/${id}/roster`, {
        method: 'POST',
        body,
        headers: { ...headers, 'Idempotency-Key': key },
        key: book.keys.officer,
      })
    const form = (csv: string) => {
      const filled = new FormData()
      filled.set('file', new File([csv], 'list.csv'))
      filled.set('note', csv)
      return new Request('http://form', { method: 'POST', body: filled })
    }
    const sent = async (key: string, { headers, body }: Request) =>
      await send(key, await new Response(body).text(), { 'Content-Type': headers.get('Content-Type') ?? '' })
    expect((await send('body', twoPatients, CSV)).status).toBe(200)
    expect((await send('body', `${twoPatients}9,Poe\n`, CSV)).status).toBe(422)
    expect((await sent('form', form(twoPatients))).status).toBe(200)
    expect((await sent('form', form(`${twoPatients}9,Poe\n`))).status).toBe(422)
  })
})

describe('an import that nobody waits for', () => {
  const later = { ...CSV, Prefer: 'respond-async' }

  async function end(path: string): Promise<State> {
    for (let tries = 0; tries < 200; tries += 1) {
      const { body } = await book.send<State>('officer', `GET ${path}`)
      if (body.state !== 'under_way') return body
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    throw new Error('The import did not end.')
  }

  test('says at once where to follow it, and there what it came to', async () => {
    const id = await logLostLaptop(book)
    const { status, headers, body } = await book.send<State>(
      'officer',
      `POST /api/incidents/${id}/roster`,
      twoPatients,
      later,
    )
    expect([status, body]).toEqual([202, { state: 'under_way', progress: null, import: null, problem: null }])
    const ended = await end(headers.get('Location') ?? '')
    expect(ended).toMatchObject({ state: 'done', import: { rows: 2, new: 2 }, problem: null })
  })

  test('says why it failed', async () => {
    const id = await logLostLaptop(book)
    const { headers } = await book.send<State>(
      'officer',
      `POST /api/incidents/${id}/roster?map=mrn%3DChart`,
      twoPatients,
      later,
    )
    const ended = await end(headers.get('Location') ?? '')
    expect(ended).toMatchObject({
      state: 'failed',
      import: null,
      problem: { status: 422, detail: expect.stringContaining('There is no column') },
    })
  })

  const untilStopped: RunImport = (_, watch) =>
    new Promise((_, failed) => {
      watch?.progress?.({ phase: 'joining', done: 0, of: 2 })
      watch?.signal?.addEventListener('abort', () => failed(new Error('terminated')))
    })

  test('tells how far it is, and stopped keeps nothing', async () => {
    const id = await logLostLaptop(book)
    book.world.runImport = untilStopped
    const { headers } = await book.send<State>('officer', `POST /api/incidents/${id}/roster`, twoPatients, later)
    await new Promise((resolve) => setTimeout(resolve, 100))
    delete book.world.runImport
    const path = headers.get('Location') ?? ''
    const { body: running } = await book.send<State>('officer', `GET ${path}`)
    expect(running).toMatchObject({ state: 'under_way', progress: { phase: 'joining', done: 0, of: 2 } })
    expect((await book.send('staff', `DELETE ${path}`)).status).toBe(403)
    const { status, body } = await book.send<State>('officer', `DELETE ${path}`)
    expect([status, body]).toEqual([200, { state: 'stopped', progress: null, import: null, problem: null }])
    expect(await tables(book.world.db).selectFrom('fileParts').select('file').execute()).toEqual([])
    const { body: count } = await book.send('officer', `GET /api/incidents/${id}/count`)
    expect(count).toMatchObject({ people: null })
  })

  test('stopped after it was done counts, and says so', async () => {
    const id = await logLostLaptop(book)
    const { headers } = await book.send<State>('officer', `POST /api/incidents/${id}/roster`, twoPatients, later)
    const path = headers.get('Location') ?? ''
    await end(path)
    expect((await book.send<State>('officer', `DELETE ${path}`)).body).toMatchObject({
      state: 'done',
      import: { new: 2 },
    })
  })

  test('that nobody knows is said to be perhaps of before a restart', async () => {
    const id = await logLostLaptop(book)
    const { status, body } = await book.send('officer', `DELETE /api/incidents/${id}/imports/feedbeef`)
    expect([status, body.detail]).toEqual([404, expect.stringContaining('If the server was restarted')])
  })
})

describe('how a source is read', () => {
  const listing = (number: number) =>
    `Spa export,x,y\nAkte,Wer,Geb\nA-${number},${['', 'Ida', 'Udo', 'Zoe'][number]} Akte,0${number}/04/198${number}\n`

  test('as a call said it holds for the next file with the same header, and a map stands before it', async () => {
    const id = await logLostLaptop(book)
    const call = (query: string, number: number) =>
      book.send<Import>('officer', `POST /api/incidents/${id}/roster${query}`, listing(number), CSV)
    const said = '?header=2&map=mrn%3DAkte&map=name%3DWer&map=birth_date%3DGeb&dateOrder=day_first'
    expect((await call(said, 1)).body).toMatchObject({ new: 1, columnsSetAt: null })
    const { body } = await call('', 2)
    expect(body).toMatchObject({ new: 1, problems: [], columnsSetAt: '2026-11-22T15:00:00.000Z' })
    expect((await call('?map=mrn%3D&map=ssn%3DAkte', 3)).body.problems).toMatchObject([{ column: '#1' }])
    const { body: listed } = await book.send<{ items: object[] }>('officer', `GET /api/incidents/${id}/people`)
    expect(listed.items).toMatchObject([
      { mrn: 'A-1', birthDate: '1981-04-01' },
      { mrn: 'A-2', birthDate: '1982-04-02' },
      { givenName: 'Zoe', birthDate: '1983-04-03' },
    ])
  })

  test('whose lines are all people is said with the header 0', async () => {
    const id = await logLostLaptop(book)
    const rows = '501,Roe,1980-01-02\n502,Poe,1981-01-02\n'
    const call = (query: string) => book.send<Import>('officer', `POST /api/incidents/${id}/roster${query}`, rows, CSV)
    const { status, body } = await call('')
    expect([status, body]).toEqual([422, expect.objectContaining({ detail: expect.stringContaining('--header 0') })])
    expect((await call('?header=0&map=mrn%3D%231&map=family_name%3D%232')).body).toMatchObject({ rows: 2, new: 2 })
    expect((await call('?header=x')).status).toBe(422)
  })
})

test('what was odd in a roster is listed later as it was told at its import', async () => {
  const id = await logLostLaptop(book)
  const odd = 'MRN,Last,DOB\nO-1,Odd,13/32/1980\n,,1980-01-02\n'
  const { body } = await book.send<Import>('officer', `POST /api/incidents/${id}/roster`, odd, CSV)
  const path = `GET /api/incidents/${id}/rosters/${body.roster}/problems`
  expect((await book.send<{ items: object[] }>('auditor', path)).body.items).toEqual(body.problems)
  expect(body.problems).toMatchObject([{ row: 1, column: 'DOB', masked: '1•/••/••••' }, { row: 2 }])
  expect((await book.send('staff', path)).status).toBe(403)
  expect((await book.send('auditor', `GET /api/incidents/${id}/rosters/none/problems`)).status).toBe(404)
})
