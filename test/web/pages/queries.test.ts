import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KINDS } from '../../../src/breach/law/kinds.ts'
import { mailboxWords } from '../../cast/words.ts'
import { COLUMNS } from '../../support/rosters/patients.ts'
import { ask, signInAs } from '../../support/world/world.ts'
import { type Book, openBook } from '../api/book.ts'

/** More than a page of any list, and more than anybody reads at once behind a list. */
const MORE = { incidents: 120, rows: 1200, rosters: 8, times: 20 }

type Known = { id: string; roster: string; mailing: string; person: string; reference: string }

/** Every page that lists something, or tells of one incident; `{id}` and the like stand for what the book holds. */
const PAGES = [
  '/',
  '/?show=overdue',
  '/?show=soon',
  '/?show=large',
  '/?kind=phishing',
  '/year-end',
  '/year-end/2026',
  '/log',
  '/associates',
  '/settings',
  '/what-if',
  '/calls?incident={id}',
  '/incidents/{id}',
  '/incidents/{id}/edit',
  '/incidents/{id}/duties',
  '/incidents/{id}/steps',
  '/incidents/{id}/assessment',
  '/incidents/{id}/assessment/record',
  '/incidents/{id}/ocr-sheet',
  '/incidents/{id}/documents',
  '/incidents/{id}/people',
  '/incidents/{id}/people?flag=minor',
  '/incidents/{id}/people?flag=deceased',
  '/incidents/{id}/people?flag=no_address',
  '/incidents/{id}/people?flag=left_out',
  '/incidents/{id}/people?flag=address_doubt',
  '/incidents/{id}/people/{person}',
  '/incidents/{id}/people/{person}/letter',
  '/incidents/{id}/people/{person}/address',
  '/incidents/{id}/rosters/{roster}',
  '/incidents/{id}/rosters/{roster}/withdrawal',
  '/incidents/{id}/review',
  '/incidents/{id}/letter',
  '/incidents/{id}/letters/{reference}',
  '/incidents/{id}/mailings',
  '/incidents/{id}/mailings/{mailing}',
  '/incidents/{id}/mailings/{mailing}/email',
  '/incidents/{id}/unreached',
  '/incidents/{id}/web-notice',
  '/incidents/{id}/calls',
  '/incidents/{id}/timeline',
  '/api/incidents',
  '/api/incidents/{id}',
  '/api/incidents/{id}/people',
  '/api/incidents/{id}/pairs',
  '/api/incidents/{id}/unreached',
  '/api/incidents/{id}/mailings',
  '/api/incidents/{id}/mailings/{mailing}/letters',
  '/api/incidents/{id}/timeline',
  '/api/year-end/2026',
  '/api/year-end/2026/uncounted',
] as const

let book: Book
let cookie: string
let asked: string[] = []
const few = new Map<string, readonly string[]>()
const many = new Map<string, readonly string[]>()

beforeAll(async () => {
  book = await openBook()
  noteQueries()
  cookie = await signInAs(book.world, 'admin@harbor.example')
  const id = await logMailbox()
  await fill(id, { incidents: 2, rows: 64, rosters: 1, times: 2 })
  await askAll(await knownOf(id), few)
  await fill(id, MORE)
  await askAll(await knownOf(id), many)
})
afterAll(() => book.close())

describe('a page asks the database as often', () => {
  test('of a book that holds much more, in this test', async () => {
    const { items } = await done<{ items: unknown[] }>('GET /api/incidents?limit=200')
    expect(items.length).toBeGreaterThan(100)
    expect([...few.keys()]).toEqual([...PAGES])
    for (const queries of few.values()) expect(queries.length).toBeGreaterThan(0)
  })

  test.each(PAGES)('%s, however much there is', (page) => {
    expect(many.get(page)?.length).toBeLessThanOrEqual(few.get(page)?.length ?? 0)
  })
})

function noteQueries(): void {
  const { backend } = book.world
  const { query } = backend
  backend.query = (statement) => {
    asked.push(`${statement.sql} ${JSON.stringify(statement.parameters)}`)
    return query(statement)
  }
}

async function askAll(known: Known, counts: Map<string, readonly string[]>): Promise<void> {
  for (const page of PAGES) counts.set(page, await queriesOf(page, known))
}

// The fewer of two times: a session that is prolonged meanwhile is none of the page.
async function queriesOf(page: string, known: Known): Promise<readonly string[]> {
  const path = page.replaceAll(/\{(\w+)\}/g, (_, name) => known[name as keyof Known])
  const times = []
  for (let time = 0; time < 2; time += 1) {
    asked = []
    const answer = await ask(book.world, path, { cookie })
    await answer.text()
    if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}.`)
    times.push(asked)
  }
  return times.toSorted((one, other) => one.length - other.length)[0] ?? []
}

async function done<Body = unknown>(
  call: string,
  body?: unknown,
  role: 'officer' | 'admin' = 'officer',
): Promise<Body> {
  const headers: Record<string, string> = typeof body === 'string' ? { 'Content-Type': 'text/csv' } : {}
  const answer = await book.send<Body>(role, call, body, headers)
  if (answer.status >= 400) throw new Error(`${call} was answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

async function logMailbox(): Promise<string> {
  const facts = {
    title: 'Phished mailbox',
    kind: 'phishing',
    discoveredOn: '2026-11-02',
    elements: ['name', 'medical'],
  }
  const { id } = await done<{ id: string }>('POST /api/incidents', facts)
  await done(`PUT /api/incidents/${id}/letter`, mailboxWords)
  return id
}

type Wish = typeof MORE

/** Adds to every list there is. */
async function fill(id: string, wish: Wish): Promise<void> {
  const at = `/api/incidents/${id}`
  await logOthers(wish.incidents)
  for (let roster = 0; roster < wish.rosters; roster += 1) await bring(at, wish.rows / wish.rosters)
  await decidePairs(at, wish.times)
  await leaveOut(at, wish.times)
  await done(`POST ${at}/letter/approval`, undefined, 'admin')
  const { id: mailing } = await done<{ id: string }>(`POST ${at}/mailings`, {})
  const mailed = { mailedOn: '2026-11-22', how: 'First-Class Mail' }
  await done(`POST ${at}/mailings/${mailing}/mailed`, mailed)
  await hearBack(at, mailing, wish.times)
  await recordMore(at, wish.times)
}

async function logOthers(incidents: number): Promise<void> {
  const kinds = Object.keys(KINDS)
  for (let at = 0; at < incidents; at += 1) {
    const facts = { title: `Incident ${at}`, kind: kinds[at % kinds.length], discoveredOn: '2026-10-01' }
    const { id } = await done<{ id: string }>('POST /api/incidents', facts)
    const count = { people: 3, byState: { MA: 3 }, basis: 'confirmed', reason: 'The schedule of the day.' }
    if (at % 2 === 0) await done(`POST /api/incidents/${id}/counts`, count)
  }
}

let rowsMade = 0

// Of eight rows the first two are of one person; then come e-mail, a minor, somebody long dead, no address, two households.
async function bring(at: string, rows: number): Promise<void> {
  const lines = Array.from({ length: rows }, () => rowOf(rowsMade++))
  await done(`POST ${at}/roster`, [COLUMNS, ...lines].join('\n'))
}

function rowOf(at: number): string {
  const turn = at % 8
  const household = at - turn
  const name = wordOf(turn < 2 ? household : at)
  const born =
    turn === 3 ? '2016-03-04' : turn === 4 ? '1889-03-04' : `19${40 + (household % 50)}-0${1 + (household % 9)}-11`
  const email = turn === 2 ? `p${at}@patients.example,yes` : ','
  const address = turn === 5 ? ',,,MA,' : `${10 + household} Elm St,${turn < 6 ? '' : `Apt ${turn}`},Salem,MA,01970`
  return `H-${at},Ann${name},Lo${name},${born},${turn === 4 ? '1950-05-05' : ''},,,${email},${turn === 3 ? 'Eva Park' : ''},,${address}`
}

function wordOf(at: number): string {
  return [...String(at * 7919 + 13)].map((digit) => 'bcdfghklmn'[Number(digit)]).join('')
}

async function decidePairs(at: string, most: number): Promise<void> {
  const { items } = await done<{ items: { pair: string }[] }>(`GET ${at}/pairs?limit=200`)
  const pairs = items.slice(0, Math.min(most, items.length - 1))
  for (const { pair } of pairs) await done(`POST ${at}/pairs/${pair}/decision`, { decision: 'different' })
}

async function leaveOut(at: string, most: number): Promise<void> {
  const { items } = await done<{ items: { id: string; leftOut: boolean }[] }>(
    `GET ${at}/people?flag=dead_over_50_years&limit=200`,
  )
  for (const { id } of items.filter(({ leftOut }) => !leftOut).slice(0, Math.min(most, items.length - 1)))
    await done(`POST ${at}/people/${id}/leaving-out`, { reason: 'Dead for more than fifty years.' })
}

async function hearBack(at: string, mailing: string, times: number): Promise<void> {
  const letters = await done<{ items: { reference: string; person: string }[] }>(
    `GET ${at}/mailings/${mailing}/letters?limit=200&state=mailed`,
  )
  const newAddress = { line1: '40 New St', city: 'Salem', state: 'MA', zip: '01970' }
  for (const [place, { reference }] of letters.items.slice(0, times).entries()) {
    await done('POST /api/returned-letters', { reference, reason: 'moved', ...(place % 2 === 0 && { newAddress }) })
    await done('POST /api/calls', { letter: reference, topic: 'what_to_do', asked: ['call_back'] })
  }
  const again = letters.items.filter((_, place) => place % 2 === 0).slice(0, times)
  for (const { reference } of again.slice(0, times / 2))
    await done(`POST ${at}/mailings`, { reprint: { references: [reference], reason: 'A new address.' } })
}

async function recordMore(at: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const count = { people: 3 + time, byState: {}, basis: 'estimated', reason: 'A guess.' }
    await done(`POST ${at}/counts`, count)
    await attach(at, time)
    await done('POST /api/associates', { name: `Vendor ${time} of ${times}` })
    const colleague = { name: `Person ${time}`, email: `p${time}of${times}@harbor.example`, role: 'staff' }
    if (time < 3) await done('POST /api/users', { ...colleague, password: 'correct horse battery' }, 'admin')
    await done('POST /api/keys', { name: `Key ${time}`, role: 'auditor' }, 'admin')
  }
  const { items } = await done<{ items: { id: string; status: string }[] }>(`GET ${at}/steps`)
  for (const step of items.filter(({ status }) => status !== 'done').slice(0, times / 2))
    await done(`POST ${at}/steps/${step.id}/completion`, {})
}

async function attach(at: string, time: number): Promise<void> {
  const body = new FormData()
  body.set('about', 'notice/hipaa.ocr')
  body.set('file', new File([`Proof ${time}`], 'proof.txt'))
  await ask(book.world, `${at}/attachments`, { method: 'POST', body, key: book.keys.officer })
}

async function knownOf(id: string): Promise<Known> {
  const at = `/api/incidents/${id}`
  const { items: rosters } = await done<{ items: { roster: string }[] }>(`GET ${at}/rosters`)
  const { items: mailings } = await done<{ items: { id: string; letters: number }[] }>(`GET ${at}/mailings`)
  const largest = mailings.toSorted((one, other) => other.letters - one.letters)[0]?.id ?? ''
  const letters = await done<{ items: { reference: string; person: string }[] }>(
    `GET ${at}/mailings/${largest}/letters`,
  )
  const { reference = '', person = '' } = letters.items.at(-1) ?? {}
  return { id, roster: rosters.at(-1)?.roster ?? '', mailing: largest, person, reference }
}
