import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFolder } from '../support/machine/folder.ts'
import { type Server, startServer } from '../support/machine/server.ts'
import { madeUpRoster } from '../support/rosters/made-up.ts'

const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url))
const fax = { title: 'Fax to a wrong number', kind: 'misdirected_mail_or_fax', discoveredOn: '2026-11-02' }
const roster = madeUpRoster(40, 3)

let server: Server
let key: string
beforeAll(async () => {
  server = await startServer({ folder: makeFolder() })
  key = JSON.parse((await typed(['key', 'add', '--name', 'desk', '--role', 'officer'])).out).key
})
afterAll(() => server.stop())

test('a server goes on while the master key changes: what it writes, and what its threads write, is the book’s', async () => {
  const before = readFileSync(join(server.folder, 'master.key'))
  const asked = Array.from({ length: 30 }, () => log())
  const rotated = await typed(['key', 'rotate'])
  expect(rotated.words).toMatch(/The old one is kept as .*master\.key\.until-\d{8}T\d{6}Z/)
  expect(readFileSync(join(server.folder, 'master.key'))).not.toEqual(before)
  const incidents = await Promise.all([...asked, log()])
  const [id] = incidents.slice(-1)
  const imported = await ask(`/api/incidents/${id}/roster`, { type: 'text/csv', body: roster })
  expect(await imported.json()).toMatchObject({ rows: roster.trim().split('\n').length - 1, refused: 0 })
  expect(JSON.parse((await typed(['verify'])).out)).toMatchObject({ whole: true })
})

test('a rotation that is killed at any moment leaves a book that opens, and a server that goes on', async () => {
  for (const wait of [200, 450, 700, 1000]) {
    await typed(['key', 'rotate'], wait)
    await log()
    expect(JSON.parse((await typed(['verify'])).out)).toMatchObject({ whole: true })
  }
  await server.kill()
  server = await startServer({ folder: server.folder })
  await log()
}, 120_000)

async function log(): Promise<string> {
  const answer = await ask('/api/incidents', { type: 'application/json', body: JSON.stringify(fax) })
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { id: string }).id
}

function ask(path: string, { type, body }: { type: string; body: string }): Promise<Response> {
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': type }
  return fetch(`${server.url}${path}`, { method: 'POST', headers, body })
}

async function typed(args: string[], killAfter?: number): Promise<{ out: string; words: string }> {
  const env = { ...process.env, BREACHBOOK_DATA: server.folder, BREACHBOOK_ZONE: 'America/New_York' }
  const child = spawn(process.execPath, [CLI, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { out: '', words: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.words += text))
  const kill = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter)
  await once(child, 'close')
  clearTimeout(kill)
  return said
}

test('a backup of before is restored with the old key that was kept, and comes back under the new one', async () => {
  const file = join(makeFolder(), 'before.backup')
  await typed(['backup', file])
  await typed(['key', 'rotate'])
  await server.stop()
  expect((await typed(['restore', file])).words).not.toMatch(/another master key/)
  for (const name of readdirSync(server.folder).filter((each) => each.startsWith('master.key.until-')))
    rmSync(join(server.folder, name))
  expect(JSON.parse((await typed(['verify'])).out)).toMatchObject({ whole: true })
  server = await startServer({ folder: server.folder })
  await log()
})
