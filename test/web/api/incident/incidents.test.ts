import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lostLaptop } from '../../../cast/incidents.ts'
import { ask, signInAs } from '../../../support/world/world.ts'
import { type Book, logLostLaptop, openBook } from '../book.ts'

type Incident = {
  id: string
  version: number
  title: string
  loggedBy: string
  event: Record<string, unknown>
  entity: Record<string, unknown>
}
type Logged = Incident & {
  steps: { id: string; dueOn: string; status: string }[]
  duties: { breach: string; duties: { id: string; due: string | null }[] }
}
type Page<Item> = { items: Item[]; next: string | null }

let book: Book

beforeAll(async () => {
  book = await openBook()
})

afterAll(() => book.close())

describe('logging an incident', () => {
  test('answers it with its steps, its duties, its address and its version', async () => {
    const { status, headers, body } = await book.send<Logged>('staff', 'POST /api/incidents', lostLaptop)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      ...lostLaptop,
      version: 1,
      occurredFrom: null,
      summary: null,
      notices: [],
      holds: [],
      associate: null,
      counts: [],
    })
    expect(body.id).toMatch(/^2026-\d{4}$/)
    expect(headers.get('Location')).toBe(`/api/incidents/${body.id}`)
    expect(headers.get('ETag')).toBe('"1"')
    expect(body.steps.length).toBeGreaterThan(5)
    expect(body.steps[0]).toMatchObject({ dueOn: '2026-11-20', status: 'overdue' })
    expect(body.duties.breach).toBe('presumed')
    expect(body.duties.duties).toContainEqual(expect.objectContaining({ id: 'hipaa.individuals', due: '2027-01-19' }))
    expect(body).not.toHaveProperty('letter')
  })

  test('keeps everything that is known by then', async () => {
    const known = {
      occurredFrom: '2026-11-18',
      occurredTo: '2026-11-19',
      summary: 'It was not encrypted.',
      site: 'Wharf St',
      elements: ['name', 'medical'],
      form: 'electronic',
      entity: { part2: true },
    }
    const { body } = await book.send<Logged>('officer', 'POST /api/incidents', { ...lostLaptop, ...known })
    const { body: read } = await book.send<Incident>('auditor', `GET /api/incidents/${body.id}`)
    expect(read).toMatchObject({
      occurredFrom: '2026-11-18',
      occurredTo: '2026-11-19',
      summary: 'It was not encrypted.',
      site: 'Wharf St',
    })
    expect(read.event).toMatchObject({ elements: ['name', 'medical'], form: 'electronic', nature: 'disclosure' })
    expect(read.entity).toEqual({ hipaa: 'covered_entity', part2: true, phrVendor: false, licensedFacilityIn: [] })
  })

  test.each([
    ['nothing at all', undefined, 'title', 'Enter a title'],
    ['no title', { ...lostLaptop, title: ' ' }, 'title', 'Enter a title'],
    [
      'a kind that there is not',
      { ...lostLaptop, kind: 'lost_laptop' },
      'kind',
      'Choose one of: social_media_disclosure',
    ],
    ['a day that the calendar has not', { ...lostLaptop, discoveredOn: '2026-02-30' }, 'discoveredOn', 'YYYY-MM-DD'],
    ['a moment for a day', { ...lostLaptop, discoveredOn: '2026-11-20T10:00:00Z' }, 'discoveredOn', 'YYYY-MM-DD'],
    [
      'a day to come',
      { ...lostLaptop, discoveredOn: '2026-11-23' },
      'discoveredOn',
      'November 23, 2026 is in the future. Today is November 22, 2026.',
    ],
    [
      'an end before the beginning',
      { ...lostLaptop, occurredFrom: '2026-11-19', occurredTo: '2026-11-18' },
      'occurredTo',
      'cannot have ended',
    ],
    [
      'a kind of data that there is not',
      { ...lostLaptop, elements: ['shoe_size'] },
      'elements.0',
      'Choose one of: name',
    ],
    ['text for a list', { ...lostLaptop, elements: 'name' }, 'elements', 'This must be a list.'],
    ['a number for an object', { ...lostLaptop, entity: 5 }, 'entity', 'This must be an object.'],
    ['a number for a title', { ...lostLaptop, title: 5 }, 'title', 'Enter a title'],
    ['a title of a thousand letters', { ...lostLaptop, title: 'x'.repeat(1000) }, 'title', 'At most 200 characters'],
  ])('is refused with %s', async (_, facts, path, sentence) => {
    const { status, headers, body } = await book.send('officer', 'POST /api/incidents', facts)
    expect(status).toBe(422)
    expect(headers.get('Content-Type')).toBe('application/problem+json')
    expect(body).toMatchObject({ type: 'about:blank', title: 'Please correct this', status: 422 })
    expect(body.errors?.find((error) => error.path === path)?.message).toContain(sentence)
    expect(body.detail).toContain(sentence)
  })

  test('works for somebody signed in, and the log says who it was', async () => {
    const cookie = await signInAs(book.world, 'staff@harbor.example')
    const init = {
      method: 'POST',
      cookie,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(lostLaptop),
    }
    const answer = await ask(book.world, '/api/incidents', init)
    expect(answer.status).toBe(201)
    expect(await answer.json()).toMatchObject({ loggedBy: book.people.staff.id })
  })
})

describe('the list of incidents', () => {
  test('tells of each what is due in it and where its count stands, newest first', async () => {
    const id = await logLostLaptop(book)
    await book.send('officer', `POST /api/incidents/${id}/counts`, {
      people: 500,
      basis: 'confirmed',
      reason: 'Counted.',
    })
    const { status, body } = await book.send<Page<Incident>>('staff', 'GET /api/incidents')
    expect(status).toBe(200)
    expect(body.items[0]).toMatchObject({
      id,
      people: 500,
      standing: { code: 'exactly_500' },
      nextDuty: { id: 'hipaa.individuals', due: '2027-01-19' },
      stepsDone: 0,
    })
    expect(body.items.map((item) => item.id)).toEqual(
      body.items
        .map((item) => item.id)
        .sort()
        .reverse(),
    )
  })

  test('pages by a cursor until there is no next, and tells every incident once', async () => {
    await logLostLaptop(book)
    const whole = (await book.send<Page<Incident>>('officer', 'GET /api/incidents?limit=200')).body
    const ids: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const { body }: { body: Page<Incident> } = await book.send<Page<Incident>>(
        'officer',
        `GET /api/incidents?limit=2${after && `&after=${after}`}`,
      )
      expect(body.items.length).toBeLessThanOrEqual(2)
      ids.push(...body.items.map((item) => item.id))
      after = body.next
    }
    expect(whole.next).toBeNull()
    expect(ids).toEqual(whole.items.map((item) => item.id))
  })

  test('filters by kind', async () => {
    const id = await logLostLaptop(book, { kind: 'phishing' })
    const { body } = await book.send<Page<Incident>>('officer', 'GET /api/incidents?kind=phishing')
    expect(body.items.map((item) => item.id)).toEqual([id])
    const refused = await book.send('officer', 'GET /api/incidents?kind=fishing')
    expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([422, 'kind'])
  })
})

describe('amending an incident', () => {
  test('answers it in its new version and enters what was before and after', async () => {
    const id = await logLostLaptop(book)
    const { status, headers, body } = await book.send<Incident>(
      'officer',
      `PATCH /api/incidents/${id}`,
      { kind: 'theft_of_records', event: { keyTaken: true } },
      { 'If-Match': '"1"' },
    )
    expect([status, headers.get('ETag'), body.version]).toEqual([200, '"2"', 2])
    expect(body).toMatchObject({
      title: lostLaptop.title,
      kind: 'theft_of_records',
      event: { keyTaken: true, nature: 'disclosure' },
    })
    const { body: timeline } = await book.send<Page<{ act: string; facts: object }>>(
      'officer',
      `GET /api/incidents/${id}/timeline`,
    )
    expect(timeline.items[0]).toMatchObject({
      act: 'incident_amended',
      facts: { changed: { kind: { before: 'lost_or_stolen_device', after: 'theft_of_records' } } },
    })
  })

  test.each(['"1"', 'W/"1"', '1'])(
    'on an older version (If-Match: %s) answers 409 and changes nothing',
    async (etag) => {
      const id = await logLostLaptop(book)
      await book.send('officer', `PATCH /api/incidents/${id}`, { site: 'Room 12' })
      const { status, body } = await book.send(
        'officer',
        `PATCH /api/incidents/${id}`,
        { site: 'Room 99' },
        { 'If-Match': etag },
      )
      expect(status).toBe(409)
      expect(body).toMatchObject({
        title: 'Changed by someone else',
        detail: expect.stringContaining('it is now version 2'),
      })
      expect((await book.send<{ site: string }>('officer', `GET /api/incidents/${id}`)).body.site).toBe('Room 12')
    },
  )

  test('takes the newest version quoted, weak, or any', async () => {
    const id = await logLostLaptop(book)
    for (const [number, etag] of ['"1"', 'W/"2"', '*'].entries()) {
      const { status } = await book.send(
        'officer',
        `PATCH /api/incidents/${id}`,
        { site: `Room ${number}` },
        { 'If-Match': etag },
      )
      expect(status, etag).toBe(200)
    }
  })

  test('refuses an If-Match that names no version, a change that changes nothing, and days out of order', async () => {
    const id = await logLostLaptop(book)
    const noVersion = await book.send('officer', `PATCH /api/incidents/${id}`, { site: 'Van' }, { 'If-Match': '"abc"' })
    expect([noVersion.status, noVersion.body.detail]).toEqual([422, expect.stringContaining('such as "3"')])
    const nothing = await book.send('officer', `PATCH /api/incidents/${id}`, { title: lostLaptop.title })
    expect([nothing.status, nothing.body.detail]).toEqual([422, 'Nothing has changed.'])
    const disorder = await book.send('officer', `PATCH /api/incidents/${id}`, { occurredFrom: '2026-11-21' })
    expect([disorder.status, disorder.body.errors?.[0]?.path]).toEqual([422, 'occurredFrom'])
    const months = { associate: { name: 'Scanning Co', contractDays: 90 } }
    const late = await book.send('officer', `PATCH /api/incidents/${id}`, months)
    const message = 'Enter a whole number of days, from 1 to 60.'
    expect([late.status, late.body.errors]).toEqual([422, [{ path: 'associate.contractDays', message }]])
  })

  test('lets one of two at once through where both decided on the same version', async () => {
    const id = await logLostLaptop(book)
    const both = await Promise.all(
      ['Van', 'Taxi'].map((site) =>
        book.send('officer', `PATCH /api/incidents/${id}`, { site }, { 'If-Match': '"1"' }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

test('the timeline tells who did what, pages, and keeps free text from those who may not read of people', async () => {
  const id = await logLostLaptop(book, { summary: 'It was not encrypted.' })
  for (const site of ['Van', 'Taxi', 'Bus']) await book.send('officer', `PATCH /api/incidents/${id}`, { site })
  type Entry = { seq: number; act: string; byName: string; details: { summary: string } | null }
  const first = (await book.send<Page<Entry>>('auditor', `GET /api/incidents/${id}/timeline?limit=3`)).body
  expect(first.items.map(({ act }) => act)).toEqual(['incident_amended', 'incident_amended', 'incident_amended'])
  const rest = (
    await book.send<Page<Entry>>('auditor', `GET /api/incidents/${id}/timeline?limit=3&after=${first.next}`)
  ).body
  expect(rest).toMatchObject({
    items: [
      {
        act: 'incident_logged',
        byName: 'The officer',
        via: expect.stringMatching(/^key:/),
        details: { summary: 'It was not encrypted.' },
      },
    ],
    next: null,
  })
  const toStaff = (await book.send<Page<Entry>>('staff', `GET /api/incidents/${id}/timeline`)).body
  expect(toStaff.items.map(({ details }) => details)).toEqual([null, null, null, null])
})
