import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logIncident } from '../../src/actions/incident/log-incident.ts'
import type { Terminal } from '../../src/cli/command.ts'
import { count } from '../../src/cli/count.ts'
import { tables } from '../../src/storage/core/database.ts'
import { phishedMailbox } from '../cast/incidents.ts'
import { csvOf, madeRoster } from '../people/roster-maker.ts'
import { makeFolder } from '../support/machine/folder.ts'
import { typed } from '../support/machine/terminal.ts'
import { openTestWorld, settle, type TestWorld } from '../support/world/world.ts'

const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url))
const roster = join(makeFolder(), 'large.csv')

let book: TestWorld
let incident: string
beforeAll(async () => {
  book = await openTestWorld()
  const { officer } = await settle(book.world)
  const facts = { ...phishedMailbox, discoveredOn: '2026-01-15' }
  incident = (await logIncident(book.world, officer, facts)).id
  writeFileSync(roster, [...csvOf(madeRoster({ seed: 3, people: 60_000, again: 0.02 }))].join(''))
})
afterAll(() => book.close())

const rowsIn = async (table: 'people' | 'fileParts' | 'uploads' | 'rosters') =>
  (await tables(book.world.db).selectFrom(table).selectAll().execute()).length

async function interrupted(args: string[], when: () => Promise<boolean>) {
  const env = { ...process.env, BREACHBOOK_DATA: book.folder, BREACHBOOK_ZONE: 'America/New_York' }
  const typing = spawn(process.execPath, [CLI, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  typing.stderr.on('data', (piece) => {
    words += piece
  })
  while (!(await when())) await new Promise((resolve) => setTimeout(resolve, 20))
  typing.kill('SIGINT')
  const [status] = await once(typing, 'close')
  return { status, words }
}

test.each<[string, 'fileParts' | 'people']>([
  ['while the file is taken in', 'fileParts'],
  ['while its people are sealed', 'people'],
])(
  'Ctrl+C %s leaves nothing of an import, and says so',
  async (_, table) => {
    const { status, words } = await interrupted(['import', incident, roster], async () => (await rowsIn(table)) > 0)
    expect({ status, words }).toEqual({ status: 130, words: `Stopped. Nothing from ${roster} was saved.\n` })
    for (const each of ['people', 'fileParts', 'uploads', 'rosters'] as const)
      expect({ [each]: await rowsIn(each) }).toEqual({ [each]: 0 })
    expect((await typed(book.folder, ['verify'])).status).toBe(0)
  },
  60_000,
)

test('Ctrl+C stops a count, and nothing is counted', async () => {
  const said = { out: '', err: '' }
  const terminal: Terminal = {
    input: (async function* () {})(),
    out(text) {
      said.out += text
    },
    err(text) {
      said.err += text
    },
    progress: () => process.emit('SIGINT'),
  }
  expect(await count(() => '2026-11-22').run([roster], terminal)).toBe(130)
  expect(said).toEqual({ out: '', err: 'Stopped. Nothing is stored.\n' })
})

test('a terminal is told how far a count is, on one line that is taken away in the end', async () => {
  const lines: string[] = []
  const terminal: Terminal = {
    input: (async function* () {})(),
    out: () => {},
    err: () => {},
    progress: (line) => lines.push(line),
  }
  expect(await count(() => '2026-11-22').run([roster], terminal)).toBe(0)
  expect(lines[0]).toMatch(/large\.csv: reading, [\d,]+ rows \(Ctrl\+C stops\)$/)
  expect(lines.some((line) => line.includes('matching people, 6'))).toBe(true)
  expect(lines.at(-1)).toBe('')
})
