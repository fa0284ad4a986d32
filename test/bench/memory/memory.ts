import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PASSWORD } from '../../cast/practice.ts'
import { csvOf, madeRoster } from '../../people/roster-maker.ts'
import { fillBook } from '../pages/fill.ts'
import { type Served, serveBook } from '../pages/served.ts'

const INCIDENTS = 2000
const CONNECTIONS = 64
const SECONDS = 60
const ROWS = Number(process.env.ROWS ?? 1_000_000)
const MOST = { crowd: 300, import: 600 }
const LOOK_EVERY_MS = 100
const PATHS = ['/', '/?show=overdue', '/year-end', '/log', '/api/incidents']

/**
 * The most memory that a server holds, on Linux, while many ask at once in a book of two thousand incidents, and while it imports
 * a million rows over HTTP. Whether both stay within their limits.
 */
export async function memory(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'breachbook-bench-'))
  try {
    await fillBook(folder, INCIDENTS - 1, [12])
    const crowd = await peakOf(folder, askedByMany)
    const rows = await peakOf(folder, imported)
    return [
      limit(`${CONNECTIONS} connections for ${SECONDS} s at ${INCIDENTS} incidents`, crowd, MOST.crowd),
      limit(`import of ${ROWS} rows`, rows, MOST.import),
    ].every((isKept) => isKept)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function peakOf(folder: string, act: (served: Served) => Promise<void>): Promise<number> {
  const served = await serveBook(folder, 'officer@harbor.example', PASSWORD)
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, served.megabytes() ?? 0)
  }, LOOK_EVERY_MS)
  try {
    await act(served)
    return peak
  } finally {
    clearInterval(watch)
    await served.stop()
  }
}

async function askedByMany({ visitor }: Served): Promise<void> {
  const end = performance.now() + SECONDS * 1000
  let answered = 0
  const ask = async (_: unknown, first: number) => {
    for (let at = first; performance.now() < end; at += 1) {
      const answer = await visitor.get(PATHS[at % PATHS.length] ?? '/')
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`${PATHS[at % PATHS.length]} was answered ${answer.status}.`)
      answered += 1
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, ask))
  console.log(`${answered} requests were answered.`)
}

async function imported({ visitor }: Served): Promise<void> {
  const facts = JSON.stringify({ title: 'A million', kind: 'other', discoveredOn: '2026-11-22' })
  const json = { 'Content-Type': 'application/json' }
  const logged = await visitor.send('/api/incidents', { method: 'POST', headers: json, body: facts })
  const { id } = (await logged.json()) as { id: string }
  const body = new Blob([...csvOf(madeRoster({ seed: 1, people: ROWS, again: 0 }))])
  const headers = { 'Content-Type': 'text/csv', Prefer: 'respond-async' }
  const begun = await visitor.send(`/api/incidents/${id}/roster`, { method: 'POST', headers, body })
  if (begun.status !== 202) throw new Error(`The import was answered ${begun.status}: ${await begun.text()}`)
  const at = begun.headers.get('Location') ?? ''
  for (;;) {
    const { state, detail } = (await (await visitor.get(at)).json()) as { state: string; detail?: string }
    if (state === 'failed') throw new Error(`The import failed: ${detail}`)
    if (state !== 'under_way') return
    await new Promise((later) => setTimeout(later, 200))
  }
}

function limit(words: string, megabytes: number, most: number): boolean {
  const isKept = megabytes <= most
  console.log(`Limit: ${words}: ${most} MB at most, held ${Math.round(megabytes)} MB: ${isKept ? 'kept' : 'MISSED'}.`)
  return isKept
}
