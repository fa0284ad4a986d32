import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FIRST_VISIT } from '../cast/practice.ts'
import { makeFolder } from '../support/machine/folder.ts'
import { type Server, startServer } from '../support/machine/server.ts'
import { leadsTo, leadsToInTheEnd, type Visitor, visitor } from '../support/machine/visitor.ts'
import { proposedColumns } from '../support/rosters/columns.ts'
import { madeUpRoster, seeded } from '../support/rosters/made-up.ts'

const KILLS = 5
const PEOPLE = 2500
const TEST_MS = 300_000

const folder = makeFolder()
const roster = madeUpRoster(PEOPLE, 7)

let server: Server
let officer: Visitor

beforeAll(async () => {
  await restart()
  await officer.post('/set-up', { ...FIRST_VISIT, code: await server.setUpCode() })
})
afterAll(() => server.kill())

test(`a server killed ${KILLS} times in the middle of an import has all of that import, or nothing of it`, {
  timeout: TEST_MS,
}, async () => {
  const took = await importOnce('An import that nobody disturbs', async (answered) => await answered)
  const outcomes: string[] = []
  for (let kill = 0; kill < KILLS; kill += 1) {
    const moment = MOMENTS[kill % MOMENTS.length]?.(kill, took.milliseconds)
    const { incident } = await importOnce(`Import no. ${kill}`, async (answered, id) => {
      await Promise.race([moment?.(id), answered])
      await server.kill()
    })
    await restart()
    expect((await officer.get('/healthz')).status).toBe(200)
    outcomes.push(await expectAllOrNothing(incident))
    expect(await (await officer.send('/api/log/verification', { method: 'POST' })).json()).toMatchObject({
      whole: true,
    })
  }
  expect(outcomes).toContain('nothing')
  expect(outcomes).toContain('all')
  const after = await importOnce('The import after all that', async (answered) => await answered)
  expect(await expectAllOrNothing(after.incident)).toBe('all')
})

// When to pull the plug: right after the request, at any moment of the staging, when the last batch is staged,
// and around the one small commit that makes the roster count.
type Moment = (kill: number, milliseconds: number) => (incident: string) => Promise<unknown>
const MOMENTS: Moment[] = [
  (kill) => () => wait(kill * 5),
  (kill, milliseconds) => () => wait(milliseconds * seeded(kill)),
  (kill, milliseconds) => () => wait(milliseconds * seeded(kill)),
  (kill) => async (incident) => {
    await until(() => countIn('SELECT count(*) FROM people WHERE incident = ?', incident) >= PEOPLE)
    await wait(kill % 8)
  },
  (kill) => async (incident) => {
    await until(() => countIn('SELECT count(*) FROM rosters WHERE incident = ?', incident) === 1)
    await wait(kill % 3)
  },
]

async function restart(): Promise<void> {
  server = await startServer({ folder })
  officer = visitor(server.url, officer?.cookies)
}

async function importOnce(title: string, during: (answered: Promise<unknown>, incident: string) => Promise<unknown>) {
  const incident = leadsTo(await officer.post('/incidents', { title, kind: 'hacking', discoveredOn: '2026-03-02' }))
  const columns = leadsTo(await officer.upload(`${incident}/uploads`, new File([roster], 'made-up.csv')))
  const form = proposedColumns(await (await officer.get(columns)).text())
  const began = Date.now()
  const sender = officer
  const sent = sender.post(`${columns}/import`, { ...form, dateOrder: 'month_first' })
  const answered = sent.then((answer) => leadsToInTheEnd(sender, answer)).catch(() => null)
  const id = incident.split('/').at(-1) ?? ''
  await during(answered, id)
  return { incident: id, milliseconds: Date.now() - began }
}

async function expectAllOrNothing(incident: string): Promise<'all' | 'nothing'> {
  const there = {
    rosters: countIn('SELECT count(*) FROM rosters WHERE incident = ?', incident),
    people: countIn('SELECT count(*) FROM people WHERE incident = ?', incident),
    entries: countIn(`SELECT count(*) FROM log WHERE incident = ? AND body LIKE '%"roster_imported"%'`, incident),
    uploads: countIn('SELECT count(*) FROM uploads WHERE incident = ?', incident),
  }
  const page = await (await officer.get(`/incidents/${incident}/people`)).text()
  if (there.rosters === 0) {
    expect(there).toEqual({ rosters: 0, people: 0, entries: 0, uploads: 0 })
    expect(
      countIn(
        'SELECT count(*) FROM key_pages WHERE ? <> recount AND recount NOT IN (SELECT id FROM recounts)',
        incident,
      ),
    ).toBe(0)
    expect(page).toContain('No roster yet')
    return 'nothing'
  }
  expect(there).toEqual({ rosters: 1, people: PEOPLE, entries: 1, uploads: 0 })
  expect(page).toContain(PEOPLE.toLocaleString('en-US'))
  return 'all'
}

function countIn(query: string, incident: string): number {
  const database = new Sqlite(join(folder, 'breachbook.db'), { readonly: true })
  try {
    return database.prepare(query).pluck().get(incident) as number
  } finally {
    database.close()
  }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(1)
}
