import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Book, logLostLaptop, openBook } from '../book.ts'

type Duty = { id: string; due: string | null; status: string; citation: string }
type Owed = { breach: string; discoveredOn: string; duties: Duty[]; standing: { code: string } }

let book: Book

beforeAll(async () => {
  book = await openBook()
})

afterAll(() => book.close())

async function statusOf(id: string, duty: string): Promise<Duty | undefined> {
  const { body } = await book.send<Owed>('staff', `GET /api/incidents/${id}/duties`)
  return body.duties.find((each) => each.id === duty)
}

describe('asking the law about a Situation', () => {
  test('answers any role who must be told by when, today being the practice’s own day', async () => {
    const question = { event: { knownOn: '2026-09-23' }, people: { total: 600, residents: { VA: 501 } } }
    const { status, body } = await book.send<Owed>('auditor', 'POST /api/duties', question)
    expect(status).toBe(200)
    expect(body).toMatchObject({ breach: 'presumed', discoveredOn: '2026-09-23' })
    expect(body.duties).toContainEqual(
      expect.objectContaining({
        id: 'hipaa.individuals',
        due: '2026-11-22',
        status: 'open',
        citation: expect.stringContaining('45 CFR 164.404'),
      }),
    )
    expect(body.duties.map(({ id }) => id)).toEqual(expect.arrayContaining(['hipaa.ocr', 'hipaa.media.VA']))
  })

  test('asks on the day that the Situation names', async () => {
    const question = { today: '2026-11-23', event: { knownOn: '2026-09-23' }, people: { total: 600 } }
    const { body } = await book.send<Owed>('staff', 'POST /api/duties', question)
    expect(body.duties.find(({ id }) => id === 'hipaa.individuals')?.status).toBe('overdue')
  })

  test('enters nothing in the log', async () => {
    const count = async () =>
      (await book.send<{ items: { seq: number }[] }>('auditor', 'GET /api/log?limit=1')).body.items[0]?.seq
    const before = await count()
    await book.send('staff', 'POST /api/duties', { event: { knownOn: '2026-09-23' }, people: { total: 1 } })
    expect(await count()).toBe(before)
  })

  test('refuses a Situation without the day it became known, or with a count that is none', async () => {
    const { status, body } = await book.send('officer', 'POST /api/duties', { event: {}, people: { total: -1 } })
    expect(status).toBe(422)
    expect(body.errors?.map(({ path }) => path)).toEqual(expect.arrayContaining(['event.knownOn', 'people.total']))
  })
})

describe('the duties of an incident', () => {
  test('follow its estimate, and say where the count stands', async () => {
    const id = await logLostLaptop(book)
    const before = (await book.send<Owed>('staff', `GET /api/incidents/${id}/duties`)).body
    expect(before.standing.code).toBe('unknown')
    await book.send('officer', `POST /api/incidents/${id}/counts`, {
      people: 499,
      basis: 'estimated',
      reason: 'The schedule of the day.',
    })
    const { body, headers } = await book.send<Owed>('staff', `GET /api/incidents/${id}/duties`)
    expect(body.standing.code).toBe('near')
    expect(body.duties.find((duty) => duty.id === 'hipaa.ocr')).toMatchObject({ track: 'annual', due: '2027-03-01' })
    expect(headers.get('ETag')).toBe('"2"')
  })
})

describe('a notice', () => {
  const letters = { duty: 'hipaa.individuals', givenOn: '2026-11-21', how: 'first-class mail' }

  test('makes its duty done, and taken back makes it open again', async () => {
    const id = await logLostLaptop(book)
    const given = await book.send<{ notices: object[] }>(
      'officer',
      `POST /api/incidents/${id}/notices`,
      { ...letters, reference: 'USPS 1' },
      { 'If-Match': '"1"' },
    )
    expect([given.status, given.headers.get('ETag')]).toEqual([200, '"2"'])
    expect(given.body.notices).toEqual([{ ...letters, recipient: null, reference: 'USPS 1', difference: null }])
    expect((await statusOf(id, 'hipaa.individuals'))?.status).toBe('done')
    const taken = await book.send<{ notices: object[] }>('officer', `DELETE /api/incidents/${id}/notices`, {
      duty: 'hipaa.individuals',
      reason: 'Wrong incident',
    })
    expect([taken.status, taken.body.notices]).toEqual([200, []])
    expect((await statusOf(id, 'hipaa.individuals'))?.status).toBe('open')
  })

  test('is refused for a duty that is not owed, a day to come, or without saying how', async () => {
    const id = await logLostLaptop(book)
    const refusals = [
      [
        { ...letters, duty: 'hipaa.media.TX' },
        'duty',
        'does not owe the notice hipaa.media.TX. It owes: hipaa.individuals',
      ],
      [{ ...letters, givenOn: '2026-11-23' }, 'givenOn', 'in the future'],
      [{ ...letters, how: '' }, 'how', 'Enter how it was given'],
    ] as const
    for (const [notice, path, sentence] of refusals) {
      const { status, body } = await book.send('officer', `POST /api/incidents/${id}/notices`, notice)
      expect([status, body.errors?.[0]?.path]).toEqual([422, path])
      expect(body.detail).toContain(sentence)
    }
    const stale = await book.send('officer', `POST /api/incidents/${id}/notices`, letters, { 'If-Match': '"7"' })
    expect(stale.status).toBe(409)
  })

  test('cannot be taken back without a reason, or where none was recorded', async () => {
    const id = await logLostLaptop(book)
    const noReason = await book.send('officer', `DELETE /api/incidents/${id}/notices`, { duty: 'hipaa.individuals' })
    expect([noReason.status, noReason.body.errors?.[0]?.path]).toEqual([422, 'reason'])
    const none = await book.send('officer', `DELETE /api/incidents/${id}/notices`, {
      duty: 'hipaa.individuals',
      reason: 'x',
    })
    expect([none.status, none.body.detail]).toEqual([404, 'No notice is recorded for hipaa.individuals.'])
  })
})

describe('a law-enforcement hold', () => {
  const hold = {
    form: 'written',
    statedOn: '2026-11-21',
    until: '2027-03-01',
    documented: true,
    impedes: true,
    official: 'Det. Ruiz',
    agency: 'Boston Police',
  }

  test('holds the duties until it is ended', async () => {
    const id = await logLostLaptop(book)
    const { status, body } = await book.send<{ holds: object[] }>('officer', `POST /api/incidents/${id}/holds`, hold)
    expect([status, body.holds]).toEqual([200, [hold]])
    expect(await statusOf(id, 'hipaa.individuals')).toMatchObject({ status: 'held', due: '2027-03-01' })
    const { body: owed } = await book.send<{ moved: object[] }>('staff', `GET /api/incidents/${id}/duties`)
    expect(owed.moved).toContainEqual(
      expect.objectContaining({ duty: 'hipaa.individuals', before: '2027-01-19', after: '2027-03-01' }),
    )
    const ended = await book.send<{ holds: object[] }>('officer', `POST /api/incidents/${id}/holds/0/end`, {
      until: '2026-11-22',
    })
    expect([ended.status, ended.body.holds]).toEqual([200, [{ ...hold, until: '2026-11-22' }]])
    expect(await statusOf(id, 'hipaa.individuals')).toMatchObject({ status: 'open', due: '2027-01-19' })
  })

  test('is refused when it ends before it was stated; one that is not there cannot be ended', async () => {
    const id = await logLostLaptop(book)
    const { status, body } = await book.send('officer', `POST /api/incidents/${id}/holds`, {
      ...hold,
      until: '2026-11-01',
    })
    expect([status, body.errors?.[0]?.path]).toEqual([422, 'until'])
    const none = await book.send('officer', `POST /api/incidents/${id}/holds/3/end`, { until: '2026-11-22' })
    expect([none.status, none.body.detail]).toEqual([404, `Incident ${id} has no hold 3.`])
    const nowhere = await book.send('officer', `POST /api/incidents/${id}/holds/first/end`, { until: '2026-11-22' })
    expect([nowhere.status, nowhere.body.errors?.[0]?.path]).toEqual([422, 'place'])
  })
})

test('substitute notice is recorded as it stood, and what is left out is null', async () => {
  const id = await logLostLaptop(book)
  const { status, body } = await book.send<{ substitute: object }>(
    'officer',
    `PUT /api/incidents/${id}/substitute-notice`,
    { postedOn: '2026-11-21' },
  )
  expect(status).toBe(200)
  expect(body.substitute).toEqual({
    postedOn: '2026-11-21',
    removedOn: null,
    mediaOn: null,
    tollFreeFrom: null,
    tollFreeTo: null,
  })
  const refused = await book.send('officer', `PUT /api/incidents/${id}/substitute-notice`, { postedOn: 'Monday' })
  expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([422, 'postedOn'])
})
