import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { logIncident } from '../../src/actions/incident/log-incident.ts'
import { Unavailable } from '../../src/errors.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { inNodeWorld } from '../../src/runtime/node.ts'
import { VERSIONS } from '../books/open.ts'
import { makeFolder } from '../support/machine/folder.ts'
import { startServer } from '../support/machine/server.ts'
import { typed } from '../support/machine/terminal.ts'
import { wordsOn } from '../support/world/pages.ts'
import { ask, openTestWorld, settle, signInAs, type TestWorld } from '../support/world/world.ts'

const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url))
const SCRATCH_FOLDER = new URL('../../src/runtime/scratch-folder.ts', import.meta.url).href
const fax = { title: 'Fax to a wrong number', kind: 'misdirected_mail_or_fax', discoveredOn: '2026-11-02' } as const

describe('one book has one server', () => {
  test('a second one says who has it, and commands beside it go on working', async () => {
    const server = await startServer()
    const second = await typed(server.folder, ['serve'])
    expect(second).toMatchObject({ status: 1, out: '' })
    expect(second.words).toMatch(
      /^A Breachbook at http:\S+ \(process \d+, since 20\d\d-\S+\) already serves this book\. Stop it first, or use it\.\n$/,
    )
    expect(await typed(server.folder, ['verify'])).toMatchObject({ status: 0, answer: { whole: true } })
    await server.stop()
  })

  test('its set-up code stands in no file of the data folder', async () => {
    const server = await startServer()
    const code = await server.setUpCode()
    await server.stop()
    for (const name of readdirSync(server.folder))
      expect(readFileSync(join(server.folder, name)).includes(code), name).toBe(false)
  })

  test('after it was killed the next one starts', async () => {
    const { folder, kill } = await startServer()
    await kill()
    const next = await startServer({ folder })
    await next.stop()
  })
})

describe('scratch folders of a backup or a drill', () => {
  test('that was killed are taken away by the next start, and one in use stays', async () => {
    const folder = makeFolder()
    const [killed, alive] = [await holdingScratch(folder), await holdingScratch(folder)]
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    for (const name of ['.backup-of-an-older-version.db', '.opened-just-now']) writeFileSync(join(folder, name), '')
    const backups = join(folder, 'backups')
    mkdirSync(backups)
    const [cutOff, others] = [
      'breachbook-20261130211244.backup.part',
      ['breachbook-20261130211301.backup', 'film.part'],
    ]
    for (const name of [cutOff, ...others]) writeFileSync(join(backups, name), '')
    const longAgo = new Date('2026-01-01T00:00:00Z')
    utimesSync(join(folder, '.backup-of-an-older-version.db'), longAgo, longAgo)
    const head = join(folder, 'newest-head.json.cut-off')
    writeFileSync(head, '')
    utimesSync(head, longAgo, longAgo)
    expect(scratchIn(folder)).toHaveLength(4)
    const server = await startServer({ folder })
    await server.stop()
    const left = ['.opened-just-now', expect.stringMatching(/^\.opened-\w{6}$/)]
    expect(scratchIn(folder)).toEqual(expect.arrayContaining(left))
    expect(scratchIn(folder)).toHaveLength(2)
    expect(readdirSync(backups)).toEqual(others)
    expect(existsSync(head)).toBe(false)
    alive.kill()
    await once(alive, 'exit')
  })
})

/** A process that has opened a backup in a scratch folder, and does not come to an end. */
async function holdingScratch(data: string): Promise<ChildProcess> {
  // Work that nothing could ever end would be garbage, and its lock with it.
  const work = `inScratchFolder({ data: ${JSON.stringify(data)} }, 'opened', () => new Promise((done) => {
    console.log('opened'); setInterval(() => {}, 1000, done) }))`
  const script = `import(${JSON.stringify(SCRATCH_FOLDER)}).then(({ inScratchFolder }) => ${work})`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return child
}

function scratchIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith('.'))
    .toSorted()
}

describe('halves of a book are no first start', () => {
  test('a key without its book is refused, and stays', async () => {
    const folder = await smallBook()
    for (const file of readdirSync(folder)) if (file.startsWith('breachbook.db')) rmSync(join(folder, file))
    for (const command of [['verify'], ['serve']]) {
      const { status, words } = await typed(folder, command)
      expect({ status, words }).toEqual({
        status: 1,
        words: expect.stringMatching(
          /master\.key is there, and the book that it belongs to is not\. Put breachbook\.db back/,
        ),
      })
    }
    expect(existsSync(join(folder, 'breachbook.db'))).toBe(false)
  })

  test('a book without its key is refused', async () => {
    const folder = await smallBook()
    rmSync(join(folder, 'master.key'))
    expect(await typed(folder, ['verify'])).toMatchObject({
      status: 1,
      words: expect.stringMatching(/^The master key is missing\./),
    })
  })
})

describe('versions', () => {
  test('before an update changes a book, a copy of it is kept', async () => {
    const folder = makeFolder()
    cpSync(fileURLToPath(new URL(`../books/${VERSIONS.at(-1)}`, import.meta.url)), folder, { recursive: true })
    expect((await typed(folder, ['verify'])).status).toBe(0)
    const kept = readdirSync(folder).filter((file) => file.startsWith('breachbook-before-update-'))
    expect(kept).toHaveLength(1)
    const copy = new Sqlite(join(folder, kept[0] ?? ''), { readonly: true })
    expect(copy.prepare(`SELECT count(*) FROM sqlite_master WHERE name = 'row_macs'`).pluck().get()).toBe(0)
    expect(copy.prepare('SELECT count(*) FROM log').pluck().get()).toBeGreaterThan(20)
    copy.close()
  })

  test('a book of a newer version is refused, and left as it is', async () => {
    const folder = await smallBook()
    const database = new Sqlite(join(folder, 'breachbook.db'))
    database.exec(`INSERT INTO migrations (name) VALUES ('9001_from_the_future.sql')`)
    database.close()
    expect(await typed(folder, ['verify'])).toMatchObject({
      status: 1,
      words:
        'This book was made by a newer Breachbook (9001_from_the_future.sql). Start that version, or restore a backup of before.\n',
    })
  })
})

describe('a disk or a file that fails is told in one sentence', () => {
  test.each<[string, (file: string) => void, RegExp]>([
    [
      'garbage',
      (file) => writeFileSync(file, 'This is no database. '.repeat(999)),
      /^breachbook\.db is damaged, or no database/,
    ],
    ['cut in half', (file) => truncateSync(file, 40_000), /^The database breachbook\.db is damaged\./],
    ['with a page of garbage', garblePages, /^(The database )?breachbook\.db is damaged/],
  ])('%s', async (_what, damage, sentence) => {
    const folder = await smallBook()
    damage(join(folder, 'breachbook.db'))
    const { status, words } = await typed(folder, ['verify'])
    expect({ status, words }).toEqual({ status: 1, words: expect.stringMatching(sentence) })
    expect(words).not.toMatch(/ {4}at /)
    expect(words.trim().split('\n')).toHaveLength(1)
  })

  test.each([
    ['a full disk', 'PRAGMA max_page_count = 1', /^The disk is full\. Nothing was saved\./],
    [
      'a disk that became read-only',
      'PRAGMA query_only = ON',
      /cannot be written: it or its folder is read-only\. Nothing was saved\./,
    ],
  ])('%s: on the page, for programs and in healthz, and reading goes on', async (_what, spoil, sentence) => {
    await inFreshWorld(async ({ world }) => {
      const cookie = await signInAs(world, 'officer@harbor.example')
      await world.backend.query({ sql: spoil, parameters: [] })
      const page = await logUntilRefused(world, cookie)
      expect(page.status).toBe(503)
      expect(wordsOn(await page.text())).toMatch(new RegExp(sentence.source.replace('^', '')))
      const health = await ask(world, '/healthz')
      if (health.status === 503)
        expect(await health.json()).toMatchObject({ ok: false, why: expect.stringMatching(sentence) })
      expect((await ask(world, '/law', { cookie })).status).toBe(200)
    })
  })

  test.each(['PRAGMA max_page_count = 1', 'PRAGMA query_only = ON'])(
    'whoever is signed in goes on reading though the session cannot be extended: %s',
    async (spoil) => {
      await inFreshWorld(async ({ world }) => {
        const cookie = await signInAs(world, 'officer@harbor.example')
        await inUseForAWhile(world)
        await world.backend.query({ sql: spoil, parameters: [] })
        expect((await ask(world, '/law', { cookie })).status).toBe(200)
      })
    },
  )

  test('a database that a session meets in other hands is told of, as a thing that passes', async () => {
    await inFreshWorld(async ({ world }) => {
      const cookie = await signInAs(world, 'officer@harbor.example')
      const { query } = world.backend
      world.backend.query = async (statement) => {
        if (statement.sql.includes('sessions')) throw new Unavailable('Another program holds the database.')
        return await query(statement)
      }
      expect((await ask(world, '/law', { cookie })).status).toBe(503)
      world.backend.query = query
    })
  })

  test('another program that holds the database freezes nothing: others are answered, and the writer gets a sentence', async () => {
    await inFreshWorld(async ({ world, folder }) => {
      const other = new Sqlite(join(folder, 'breachbook.db'))
      other.exec('BEGIN EXCLUSIVE')
      const writing = expect(logIncident(world, { id: 'cli:officer' }, fax)).rejects.toThrow(
        'Another program holds the database breachbook.db. Nothing was saved. Close that program, then try again.',
      )
      const stalls = await longestStallDuring(writing)
      expect(stalls).toBeLessThan(1000)
      other.exec('COMMIT')
      other.close()
      await logIncident(world, { id: 'cli:officer' }, fax)
    })
  }, 30_000)

  test('a program that lets go in time is waited for', async () => {
    await inFreshWorld(async ({ world, folder }) => {
      const other = new Sqlite(join(folder, 'breachbook.db'))
      other.exec('BEGIN IMMEDIATE')
      setTimeout(() => other.exec('COMMIT'), 500)
      await logIncident(world, { id: 'cli:officer' }, fax)
      other.close()
    })
  })
})

describe('a reader who has gone', () => {
  test('of what a command prints ends it without a stack trace', async () => {
    const child = spawn(
      'sh',
      ['-c', `"$NODE" "${CLI}" duties --help 2>&1 | true; exec "$NODE" "${CLI}" duties > /dev/full`],
      {
        env: { ...process.env, NODE: process.execPath },
        stdio: ['pipe', 'ignore', 'pipe'],
      },
    )
    let words = ''
    child.stderr.on('data', (piece) => (words += piece))
    child.stdin.end(`${JSON.stringify({ event: { knownOn: '2026-11-01' }, people: { total: 1 } })}\n`)
    const [status] = await once(child, 'exit')
    expect({ status, words }).toEqual({ status: 1, words: 'The output could not be written (ENOSPC).\n' })
  })

  test('of what the server says stops no server', async () => {
    const folder = makeFolder()
    const env = { ...process.env, PORT: '0', BREACHBOOK_DATA: folder }
    const child = spawn(process.execPath, [CLI, 'serve'], { env, stdio: ['ignore', 'ignore', 'pipe'] })
    const [first] = await once(child.stderr, 'data')
    const url = /open at (\S+)/.exec(String(first))?.[1]
    child.stderr.destroy()
    for (let each = 0; each < 3; each += 1) expect((await fetch(`${url}/healthz`)).status).toBe(200)
    child.kill('SIGTERM')
    const [status] = await once(child, 'exit')
    expect(status).toBe(0)
  })
})

test('once nothing was written for a while, the database file alone is the whole book', async () => {
  const server = await startServer()
  await new Promise((later) => setTimeout(later, 12_000))
  const alone = makeFolder()
  for (const file of ['breachbook.db', 'master.key']) cpSync(join(server.folder, file), join(alone, file))
  await server.kill()
  expect(await typed(alone, ['verify'])).toMatchObject({ status: 0, answer: { whole: true } })
}, 40_000)

async function smallBook(): Promise<string> {
  const folder = makeFolder()
  await inNodeWorld(readConfig({ BREACHBOOK_DATA: folder, BREACHBOOK_ZONE: 'America/New_York' }), async (world) => {
    await settle(world)
    await logIncident(world, { id: 'cli:officer' }, fax)
  })
  return folder
}

async function inFreshWorld(work: (here: TestWorld) => Promise<void>): Promise<void> {
  const here = await openTestWorld()
  try {
    await settle(here.world)
    await work(here)
  } finally {
    await here.close()
  }
}

// A session that was used a minute ago is extended by the next request.
async function inUseForAWhile({ backend }: TestWorld['world']): Promise<void> {
  const { rows } = await backend.query({ sql: 'SELECT id, expiresAt FROM sessions', parameters: [] })
  for (const { id, expiresAt } of rows as { id: string; expiresAt: string }[]) {
    const earlier = new Date(Date.parse(expiresAt) - 120_000).toISOString()
    await backend.query({ sql: 'UPDATE sessions SET expiresAt = ? WHERE id = ?', parameters: [earlier, id] })
  }
}

/** A full disk has some room left in pages that are there: it is used up first. */
async function logUntilRefused(world: TestWorld['world'], cookie: string): Promise<Response> {
  for (let each = 0; each < 300; each += 1) {
    const form = new URLSearchParams({ ...fax, summary: 'x'.repeat(4900) })
    const answer = await ask(world, '/incidents', { method: 'POST', body: form, cookie })
    if (answer.status !== 303) return answer
  }
  throw new Error('The disk was never full.')
}

function garblePages(file: string): void {
  const handle = openSync(file, 'r+')
  for (let page = 2; page < 40; page += 1) writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096)
  closeSync(handle)
}

async function longestStallDuring(work: Promise<unknown>): Promise<number> {
  let longest = 0
  let before = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - before)
    before = now
  }, 5)
  await work
  clearInterval(timer)
  return longest
}
