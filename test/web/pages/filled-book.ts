import { KINDS } from '../../../src/breach/law/kinds.ts'
import { writePng } from '../../../src/pdf/image/write-png.ts'
import { mailboxWords } from '../../cast/words.ts'
import { COLUMNS } from '../../support/rosters/patients.ts'
import { ask, signInAs } from '../../support/world/world.ts'
import { type Book, openBook } from '../api/book.ts'

/** How much there is of everything that lists show. */
export type Amounts = { incidents: number; rows: number; rosters: number; times: number }

/** What the book holds, for the places of a path: `{id}` of the incident, `{mailing}` the largest one, and so on. */
export type Known = Readonly<Record<string, string>>

/** The statements that one answer asked, with their parameters. They begin anew after each writing: what was read before may be other then. */
export type Readings = readonly (readonly string[])[]

/** A book whose lists can be filled, and whose pages the admin opens, with all that the database is asked for each. */
export async function openFilledBook() {
  const book = await openBook()
  const noted = noteQueries(book)
  const cookie = await signInAs(book.world, 'admin@harbor.example')
  const id = await logMailbox(book)
  await logRestricted(book)
  const reported = { ...(await reportSomething(book)), ...(await tellAProgram(book)) }
  return {
    book,
    fill: (more: Amounts) => fill(book, id, more),
    known: async () => ({ ...(await knownOf(book, id)), ...reported }),
    readingsOf: (path: string, known: Known) => readingsOf(book, { cookie, noted }, path, known),
  }
}

export type FilledBook = Awaited<ReturnType<typeof openFilledBook>>

type Noted = { readings: string[][] }

function noteQueries({ world: { backend } }: Book): Noted {
  const noted: Noted = { readings: [[]] }
  const { query, batch } = backend
  backend.query = (statement) => {
    noted.readings.at(-1)?.push(`${statement.sql} ${JSON.stringify(statement.parameters)}`)
    return query(statement)
  }
  backend.batch = (statements) => batch(statements).finally(() => noted.readings.push([]))
  return noted
}

async function readingsOf(
  book: Book,
  { cookie, noted }: { cookie: string; noted: Noted },
  path: string,
  known: Known,
): Promise<Readings> {
  const full = path.replaceAll(/\{(\w+)\}/g, (_, name) => known[name] ?? '')
  noted.readings = [[]]
  const answer = await ask(book.world, full, { cookie })
  await answer.text()
  if (answer.status >= 400) throw new Error(`${full} was answered ${answer.status}.`)
  const { readings } = noted
  noted.readings = []
  return readings
}

async function done<Body = unknown>(
  { send }: Book,
  call: string,
  body?: unknown,
  role: 'officer' | 'admin' = 'officer',
): Promise<Body> {
  const headers: Record<string, string> = typeof body === 'string' ? { 'Content-Type': 'text/csv' } : {}
  const answer = await send<Body>(role, call, body, headers)
  if (answer.status >= 400) throw new Error(`${call} was answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

async function logMailbox(book: Book): Promise<string> {
  const facts = {
    title: 'Phished mailbox',
    kind: 'phishing',
    discoveredOn: '2026-11-02',
    elements: ['name', 'medical'],
  }
  const { id } = await done<{ id: string }>(book, 'POST /api/incidents', facts)
  await done(book, `PUT /api/incidents/${id}/letter`, mailboxWords)
  return id
}

// Where something is restricted, each page asks from whom: here each does, however much there is.
async function logRestricted(book: Book): Promise<void> {
  await done(book, 'POST /api/incidents', { title: 'Snooping', kind: 'snooping', discoveredOn: '2026-11-02' })
}

/** Adds to every list there is. */
async function fill(book: Book, id: string, more: Amounts): Promise<void> {
  const at = `/api/incidents/${id}`
  await logOthers(book, more.incidents)
  for (let roster = 0; roster < more.rosters; roster += 1) await importRows(book, at, more.rows / more.rosters)
  await decidePairs(book, at, more.times)
  await exclude(book, at, more.times)
  await done(book, `POST ${at}/letter/approval`, undefined, 'admin')
  const { id: mailing } = await done<{ id: string }>(book, `POST ${at}/mailings`, {})
  const mailed = { mailedOn: '2026-11-22', how: 'First-Class Mail' }
  await done(book, `POST ${at}/mailings/${mailing}/mailed`, mailed)
  await hearBack(book, at, mailing, more.times)
  await recordMore(book, at, more.times)
}

async function logOthers(book: Book, incidents: number): Promise<void> {
  const kinds = Object.keys(KINDS)
  for (let at = 0; at < incidents; at += 1) {
    const facts = { title: `Incident ${at}`, kind: kinds[at % kinds.length], discoveredOn: '2026-10-01' }
    const { id } = await done<{ id: string }>(book, 'POST /api/incidents', facts)
    const count = { people: 3, byState: { MA: 3 }, basis: 'confirmed', reason: 'The schedule of the day.' }
    if (at % 2 === 0) await done(book, `POST /api/incidents/${id}/counts`, count)
  }
}

let rowsMade = 0

// Of eight rows the first two are of one person; then come e-mail, a minor, somebody long dead, no address, two households.
async function importRows(book: Book, at: string, rows: number): Promise<void> {
  const lines = Array.from({ length: rows }, () => rowOf(rowsMade++))
  await done(book, `POST ${at}/roster`, [COLUMNS, ...lines].join('\n'))
}

function rowOf(at: number): string {
  const turn = at % 8
  const household = at - turn
  const name = wordOf(turn < 2 ? household : at)
  const born =
    turn === 3 ? '2016-03-04' : turn === 4 ? '1889-03-04' : `19${40 + (household % 50)}-0${1 + (household % 9)}-11`
  const email = turn === 2 ? `p${at}@patients.example,yes` : ','
  const address =
    turn === 5
      ? ',,,MA,'
      : `${10 + household} Elm St,${turn < 6 ? '' : `Apt ${turn}`},${turn === 7 ? 'Hartford,CT,06103' : 'Salem,MA,01970'}`
  return `H-${at},Ann${name},Lo${name},${born},${turn === 4 ? '1950-05-05' : ''},,,${email},${turn === 3 ? 'Eva Park' : ''},,${address}`
}

function wordOf(at: number): string {
  return [...String(at * 7919 + 13)].map((digit) => 'bcdfghklmn'[Number(digit)]).join('')
}

async function decidePairs(book: Book, at: string, most: number): Promise<void> {
  const { items } = await done<{ items: { pair: string }[] }>(book, `GET ${at}/pairs?limit=200`)
  const pairs = items.slice(0, Math.min(most, items.length - 1))
  for (const { pair } of pairs) await done(book, `POST ${at}/pairs/${pair}/decision`, { decision: 'different' })
}

async function exclude(book: Book, at: string, most: number): Promise<void> {
  const { items } = await done<{ items: { id: string; leftOut: boolean }[] }>(
    book,
    `GET ${at}/people?flag=dead_over_50_years&limit=200`,
  )
  for (const { id } of items.filter(({ leftOut }) => !leftOut).slice(0, Math.min(most, items.length - 1)))
    await done(book, `POST ${at}/people/${id}/leaving-out`, { reason: 'Dead for more than fifty years.' })
}

async function hearBack(book: Book, at: string, mailing: string, times: number): Promise<void> {
  const letters = await done<{ items: { reference: string; person: string }[] }>(
    book,
    `GET ${at}/mailings/${mailing}/letters?limit=200&state=mailed`,
  )
  const newAddress = { line1: '40 New St', city: 'Salem', state: 'MA', zip: '01970' }
  for (const [place, { reference }] of letters.items.slice(0, times).entries()) {
    await done(book, 'POST /api/returned-letters', {
      reference,
      reason: 'moved',
      ...(place % 2 === 0 && { newAddress }),
    })
    await done(book, 'POST /api/calls', { letter: reference, topic: 'what_to_do', asked: ['call_back'] })
  }
  const again = letters.items.filter((_, place) => place % 2 === 0).slice(0, times)
  for (const { reference } of again.slice(0, times / 2))
    await done(book, `POST ${at}/mailings`, { reprint: { references: [reference], reason: 'A new address.' } })
}

async function recordMore(book: Book, at: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const count = { people: 3 + time, byState: {}, basis: 'estimated', reason: 'A guess.' }
    await done(book, `POST ${at}/counts`, count)
    await attach(book, at, time)
    await done(book, 'POST /api/associates', { name: `Vendor ${time} of ${times}` })
    const colleague = { name: `Person ${time}`, email: `p${time}of${times}@harbor.example`, role: 'staff' }
    if (time < 3) await done(book, 'POST /api/users', { ...colleague, password: 'correct horse battery' }, 'admin')
    await done(book, 'POST /api/keys', { name: `Key ${time}`, role: 'auditor' }, 'admin')
  }
  const { items } = await done<{ items: { id: string; status: string; isByHand: boolean }[] }>(book, `GET ${at}/steps`)
  for (const step of items.filter(({ status, isByHand }) => isByHand && status !== 'done').slice(0, times / 2))
    await done(book, `POST ${at}/steps/${step.id}/completion`, {})
}

async function attach(book: Book, at: string, time: number): Promise<void> {
  const body = new FormData()
  body.set('about', 'notice/hipaa.ocr')
  body.set('file', new File([`Proof ${time}`], 'proof.txt'))
  await ask(book.world, `${at}/attachments`, { method: 'POST', body, key: book.keys.officer })
}

async function reportSomething(book: Book): Promise<Known> {
  const { url } = await done<{ url: string }>(book, 'PUT /api/report-link')
  const { pathname } = new URL(url)
  const form = new FormData()
  form.set('what', 'A chart lay open.')
  form.set('photo', new Blob([writePng({ width: 1, height: 1, rgb: new Uint8Array(3) }).slice()]), 'desk.png')
  await ask(book.world, pathname, { method: 'POST', body: form })
  const { items } = await done<{ items: { id: string }[] }>(book, 'GET /api/house-reports')
  return { report: items[0]?.id ?? '', token: pathname.split('/').at(-1) ?? '' }
}

// Switched off at once: nobody listens there.
async function tellAProgram(book: Book): Promise<Known> {
  const hook = { url: 'https://chat.harbor.example/hook', events: ['incident.logged'] }
  const { id } = await done<{ id: string }>(book, 'POST /api/webhooks', hook, 'admin')
  await done(book, `PATCH /api/webhooks/${id}`, { enabled: false }, 'admin')
  return { webhook: id }
}

async function knownOf(book: Book, id: string): Promise<Known> {
  const at = `/api/incidents/${id}`
  const firstOf = async <Item>(call: string) => (await done<{ items: Item[] }>(book, `GET ${call}`)).items
  const rosters = await firstOf<{ roster: string }>(`${at}/rosters`)
  const mailings = await firstOf<{ id: string; letters: number }>(`${at}/mailings`)
  const mailing = mailings.toSorted((one, other) => other.letters - one.letters)[0]?.id ?? ''
  const letters = await firstOf<{ reference: string; person: string }>(`${at}/mailings/${mailing}/letters`)
  const { reference = '', person = '' } = letters.at(-1) ?? {}
  const [document] = await firstOf<{ id: string }>(`${at}/documents`)
  const [attachment] = await firstOf<{ id: string }>(`${at}/attachments`)
  const [associate] = await firstOf<{ id: string }>('/api/associates')
  const of = { roster: rosters.at(-1)?.roster ?? '', mailing, person, reference }
  const rest = { document: document?.id ?? '', attachment: attachment?.id ?? '', associate: associate?.id ?? '' }
  return {
    id,
    ...of,
    ...rest,
    year: '2026',
    list: 'uncounted',
    code: 'MA',
    house: 'lob',
    format: 'csv',
    file: 'lob.csv',
    office: 'CT.attorney-general',
    ...{ playbook: 'phishing', version: '1', step: 'remove-mail-rules' },
  }
}
