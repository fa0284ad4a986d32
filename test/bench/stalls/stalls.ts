import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { PASSWORD } from '../../cast/practice.ts'
import { HOSTILE } from '../../people/reading/file/hostile-books.ts'
import { HOSTILE_TEXTS } from '../../people/reading/file/hostile-texts.ts'
import { csvOf, madeRoster } from '../../people/roster-maker.ts'
import { type Served, serveBook } from '../pages/served.ts'
import { fillReady, type Ready } from './fill-ready.ts'

/** How many letters the files and the mailing have; the roster that is imported has ten times as many rows. */
const LETTERS = Number(process.env.STALLS ?? 20_000)
const ROWS_A_LETTER = 10
const MOST_MILLISECONDS = 100
const HOSTILE_SECONDS = 2
const HOSTILE_MEGABYTES = 300

type Taken = { what: string; seconds: number; asked: number; p50: number; longest: number; megabytes: number | null }

/**
 * The longest time for which /healthz waits while the server imports, mails, makes files, verifies its log and is sent hostile
 * spreadsheets, each alone. Whether each stays within the limit, and whether each hostile file is answered in time.
 */
export async function stalls(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'breachbook-bench-'))
  const ready = await fillReady(folder, LETTERS)
  const served = await serveBook(folder, 'officer@harbor.example', PASSWORD)
  const probe = new Worker(new URL('./probe.ts', import.meta.url), { workerData: { url: served.url } })
  try {
    await once(probe, 'online')
    console.log(
      `The longest wait for /healthz, asked every 10 ms, while the server is at work, Node ${process.versions.node}.\n`,
    )
    console.log(row('', 'seconds', 'asked', 'p50 ms', 'longest ms', 'MB'))
    await measured(served, probe, ...FIRST)
    const taken: Taken[] = []
    for (const [what, act] of [NOTHING, ...hostileActs(ready), ...actsOf(ready)])
      taken.push(await measured(served, probe, what, act))
    return print(taken)
  } finally {
    await probe.terminate()
    await served.stop()
    await rm(folder, { recursive: true })
  }
}

type Act = readonly [what: string, act: (served: Served) => Promise<void>]

/** Shown, and held to no limit: the pages and the calls are loaded once, with whoever comes first. */
const FIRST: Act = [
  'the first page and the first call',
  async (served) => {
    await download(served, '/incidents')
    await download(served, '/api/incidents')
  },
]
const NOTHING: Act = ['nothing', () => new Promise((later) => setTimeout(later, 3000))]

function actsOf({ mailed, unmailed, empty }: Ready): Act[] {
  const files = `/incidents/${mailed.incident}/mailings/${mailed.mailing}`
  const rows = LETTERS * ROWS_A_LETTER
  return [
    [`letters.zip of ${LETTERS}`, (served) => download(served, `${files}/letters.zip`)],
    [`letters.zip of ${LETTERS} again`, (served) => download(served, `${files}/letters.zip`)],
    [`letters.pdf of ${LETTERS}`, (served) => download(served, `${files}/letters.pdf`)],
    [`drafts of ${LETTERS}`, (served) => download(served, `/incidents/${unmailed}/letters/pdf`, 'POST')],
    ['export of the log', (served) => download(served, '/log/export', 'POST')],
    ['verification of the log', (served) => download(served, '/log?verify')],
    [`import of ${rows} rows`, (served) => importRows(served, empty, rows)],
    [`mailing of ${LETTERS}`, (served) => mail(served, unmailed)],
  ]
}

function hostileActs({ empty }: Ready): Act[] {
  return [...HOSTILE, ...HOSTILE_TEXTS].map(([kind, make]) => {
    const file = new File([make() as Uint8Array<ArrayBuffer>], 'hostile.xlsx')
    return [
      `sent: ${kind}`,
      async ({ visitor }) => void (await (await visitor.upload(`/incidents/${empty}/uploads`, file)).text()),
    ]
  })
}

async function download({ visitor }: Served, path: string, method = 'GET'): Promise<void> {
  const answer = await visitor.send(path, { method })
  if (!answer.ok || !answer.body) throw new Error(`${path} was answered ${answer.status}.`)
  for await (const _ of answer.body);
}

async function importRows({ visitor }: Served, incident: string, people: number): Promise<void> {
  const body = new Blob([...csvOf(madeRoster({ seed: 1, people, again: 0.01 }))])
  const headers = { 'Content-Type': 'text/csv', Prefer: 'respond-async' }
  const begun = await visitor.send(`/api/incidents/${incident}/roster`, { method: 'POST', headers, body })
  if (begun.status !== 202) throw new Error(`The import was answered ${begun.status}: ${await begun.text()}`)
  await ended(visitor, begun.headers.get('Location') ?? '')
}

async function mail({ visitor }: Served, incident: string): Promise<void> {
  const headers = { 'Content-Type': 'application/json', Prefer: 'respond-async' }
  const begun = await visitor.send(`/api/incidents/${incident}/mailings`, { method: 'POST', headers, body: '{}' })
  if (!begun.ok) throw new Error(`The mailing was answered ${begun.status}: ${await begun.text()}`)
  if (begun.status === 202) await ended(visitor, begun.headers.get('Location') ?? '')
}

async function ended(visitor: Served['visitor'], at: string): Promise<void> {
  while (/":"(?:under_way|making)"/.test(await (await visitor.get(at)).text()))
    await new Promise((later) => setTimeout(later, 200))
}

async function measured(served: Served, probe: Worker, what: string, act: Act[1]): Promise<Taken> {
  await asked(probe)
  const began = performance.now()
  await act(served)
  const seconds = (performance.now() - began) / 1000
  const waits = (await asked(probe)).toSorted((one, other) => one - other)
  const [p50 = 0, longest = 0] = [waits[Math.floor(waits.length / 2)], waits.at(-1)]
  const taken = { what, seconds, asked: waits.length, p50, longest, megabytes: served.megabytes() }
  console.log(
    row(
      what,
      seconds.toFixed(1),
      `${waits.length}`,
      p50.toFixed(1),
      longest.toFixed(0),
      `${Math.round(taken.megabytes ?? 0)}`,
    ),
  )
  return taken
}

async function asked(probe: Worker): Promise<number[]> {
  probe.postMessage('how long?')
  const [taken] = await once(probe, 'message')
  return taken
}

function print(taken: readonly Taken[]): boolean {
  console.log()
  const hostile = taken.filter(({ what }) => what.startsWith('sent:'))
  const kept = [
    limit(
      `/healthz waits ${MOST_MILLISECONDS} ms at most`,
      taken.filter(({ longest }) => longest > MOST_MILLISECONDS),
    ),
    limit(
      `a hostile file is answered within ${HOSTILE_SECONDS} s`,
      hostile.filter(({ seconds }) => seconds > HOSTILE_SECONDS),
    ),
    limit(
      `the server then holds ${HOSTILE_MEGABYTES} MB at most`,
      hostile.filter(({ megabytes }) => (megabytes ?? 0) > HOSTILE_MEGABYTES),
    ),
  ]
  return kept.every((isKept) => isKept)
}

function limit(words: string, missed: readonly Taken[]): boolean {
  const which = missed.map(({ what }) => what).join(', ')
  console.log(`Limit: ${words}: ${which === '' ? 'kept' : `MISSED by ${which}`}.`)
  return which === ''
}

function row(what: string, ...cells: string[]): string {
  return what.padEnd(60) + cells.map((cell) => cell.padStart(12)).join('')
}
