import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { amendIncident } from '../../src/actions/incident/amend.ts'
import { logIncident } from '../../src/actions/incident/log-incident.ts'
import { verifyLog } from '../../src/actions/log/verify-log.ts'
import { completeStep } from '../../src/actions/steps/steps.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { openNodeWorld } from '../../src/runtime/node.ts'
import { forge } from '../../src/storage/log/chain.ts'
import { exportedLine } from '../../src/storage/log/log.ts'
import { listSteps } from '../../src/storage/steps/steps.ts'
import { makeFolder } from '../support/machine/folder.ts'
import { typed } from '../support/machine/terminal.ts'
import { openTestWorld, settle } from '../support/world/world.ts'

const TRIGGERS = ['log_entries_stay_as_written', 'log_entries_stay', 'log_entries_follow_the_last', 'log_versions_stay']
const UNLOCK = `PRAGMA foreign_keys = OFF; DROP INDEX log_gives_each_version_once; ${TRIGGERS.map((name) => `DROP TRIGGER ${name};`).join(' ')}`
const sqlite3 = ['/usr/bin/sqlite3', '/usr/local/bin/sqlite3', '/opt/homebrew/bin/sqlite3'].find(existsSync)

/** A book with a short story in its log, as it lay on the disk when its server was stopped. */
const book = makeFolder()
const head = join(makeFolder(), 'head.json')
const exported = join(makeFolder(), 'log.jsonl')
let entries: number

beforeAll(async () => {
  const { world, folder, close } = await openTestWorld()
  const { officer } = await settle(world)
  const { id } = await logIncident(world, officer, {
    title: 'Fax to a wrong number',
    kind: 'misdirected_mail_or_fax',
    discoveredOn: '2026-11-02',
  })
  await amendIncident(world, id, { by: officer }, { summary: 'One page, to a florist.' })
  for (const step of (await listSteps(world.db, id)).slice(0, 3))
    await completeStep(world, officer, { incident: id, id: step.id }, { note: 'Called back.' })
  await amendIncident(world, id, { by: officer }, { site: 'Front desk' })
  const kept = await typed(folder, ['log', 'export', exported])
  writeFileSync(head, kept.out)
  entries = kept.answer.head.seq
  await world.backend.query({ sql: 'PRAGMA wal_checkpoint(TRUNCATE)', parameters: [] })
  cpSync(folder, book, { recursive: true })
  await close()
})

describe('a log that nobody touched', () => {
  test('is whole, here and exported, against an earlier head and by itself', async () => {
    for (const args of [
      ['verify'],
      ['verify', '--head', head],
      ['verify', exported],
      ['verify', exported, '--head', head],
      ['verify', '--head', exported],
    ]) {
      const { status, answer, words } = await typed(book, args)
      expect({ args, status, whole: answer.whole, entries: answer.entries }).toEqual({
        args,
        status: 0,
        whole: true,
        entries,
      })
      expect(words).toBe(`The log is intact: ${entries} entries.\n`)
    }
  })

  test('refuses every change while its triggers stand', () => {
    const { database } = copied()
    const changes = [
      `UPDATE log SET body = body || ' ' WHERE seq = 2`,
      'DELETE FROM log WHERE seq = 2',
      'INSERT OR REPLACE INTO log SELECT seq, hash, body FROM log WHERE seq = 2',
    ]
    for (const change of changes) expect(() => database.exec(change)).toThrow()
    database.close()
  })

  test('a wrong usage is told apart from a broken log', async () => {
    const { status, out, words } = await typed(book, ['verify', 'one', 'two'])
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(words).toContain('Name at most one FILE.')
    expect((await typed(book, ['verify', '--hed', 'x'])).status).toBe(2)
    expect(await typed(book, ['log', 'export'])).toMatchObject({ status: 2, out: '' })
    expect(await typed(book, ['verify', '--head', 'nowhere.json'])).toMatchObject({
      status: 1,
      words: expect.stringContaining('file not found'),
    })
  })
})

describe('with the triggers dropped', () => {
  test('one changed byte in any entry, at any place, names that entry', async () => {
    const { folder, database } = copied()
    database.exec(UNLOCK)
    const world = await openNodeWorld(readConfig({ BREACHBOOK_DATA: folder }))
    const change = fc.record({
      seq: fc.integer({ min: 1, max: entries }),
      column: fc.constantFrom('body', 'hash'),
      at: fc.nat(),
      flip: fc.integer({ min: 1, max: 255 }),
    })
    await fc.assert(
      fc.asyncProperty(change, async ({ seq, column, at, flip }) => {
        const before = textOf(database, seq, column)
        const bytes = Buffer.from(before)
        const place = at % bytes.length
        bytes[place] = (bytes[place] ?? 0) ^ flip
        setText(database, seq, column, bytes)
        const { fault } = await verifyLog(world)
        setText(database, seq, column, Buffer.from(before))
        expect(fault).toMatch(new RegExp(`^entry ${seq} `))
      }),
      { numRuns: 300 },
    )
    expect((await verifyLog(world)).fault).toMatch(/^the trigger log_\w+ of the database is gone$/)
    await world.backend.close()
    database.close()
  })

  test('one changed byte in the text kept beside an entry names that entry', async () => {
    const seqs = readDetails(book)
    expect(seqs.length).toBeGreaterThan(3)
    const seq = seqs[2] ?? 0
    const { folder, database } = copied()
    const sealed = database.prepare('SELECT sealed FROM log_details WHERE seq = ?').pluck().get(seq) as Buffer
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
    database.prepare('UPDATE log_details SET sealed = ? WHERE seq = ?').run(sealed, seq)
    database.close()
    await expectBroken(folder, `entry ${seq} was changed`)
  })

  test.each([
    ['an entry removed', 'DELETE FROM log WHERE seq = 4', 'entry 4 is missing; entry 5 stands in its place'],
    ['the first entry removed', 'DELETE FROM log WHERE seq = 1', 'entry 1 is missing'],
    [
      'two swapped',
      'UPDATE log SET seq = -seq WHERE seq IN (3, 6); UPDATE log SET seq = CASE seq WHEN -3 THEN 6 ELSE 3 END WHERE seq < 0',
      'entry 3 was moved: it was written as entry 6',
    ],
    [
      'one byte changed',
      `UPDATE log SET body = replace(body, '"seq":5', '"seq":9') WHERE seq = 5`,
      'entry 5 was changed',
    ],
    [
      'one slipped in',
      `UPDATE log SET seq = seq + 100 WHERE seq > 4; INSERT INTO log (seq, body, hash) SELECT 5, body, hash FROM log WHERE seq = 4; UPDATE log SET seq = seq - 99 WHERE seq > 100`,
      'entry 5 was moved',
    ],
  ])('%s: verify names the entry, and the exit status is 1', async (_what, change, sentence) => {
    const { folder, database } = copied()
    database.exec(`${UNLOCK} ${change}`)
    database.close()
    await expectBroken(folder, sentence)
  })

  test.skipIf(!sqlite3)('the sqlite3 command gets no further', async () => {
    const folder = makeFolder()
    cpSync(book, folder, { recursive: true })
    execFileSync(sqlite3 ?? '', [join(folder, 'breachbook.db'), `${UNLOCK} DELETE FROM log WHERE seq = 6;`])
    await expectBroken(folder, 'entry 6 is missing')
  })

  test.each([1, 3])('a tail of %i cut off shows against a head that was exported before', async (cut) => {
    const { folder, database } = copied()
    database.exec(
      `${UNLOCK} DELETE FROM log_details WHERE seq > ${entries - cut}; DELETE FROM log WHERE seq > ${entries - cut}`,
    )
    database.close()
    const { status, answer, words } = await typed(folder, ['verify', '--head', head])
    expect({ status, whole: answer.whole, entries: answer.entries }).toEqual({
      status: 1,
      whole: false,
      entries: entries - cut,
    })
    expect(words).toMatch(cut === 1 ? /the last entry is cut off/ : /the last 3 entries are cut off/)
  })

  test('a log written anew from its first entry shows against the earlier head', async () => {
    const folder = makeFolder()
    const other = await openNodeWorld(readConfig({ BREACHBOOK_DATA: folder }))
    for (let each = 0; each < entries + 2; each += 1) await other.commit({ act: 'signed_in' }, { id: 'system' })
    await other.backend.close()
    expect((await typed(folder, ['verify'])).status).toBe(0)
    await expectBroken(folder, 'the log was rewritten', ['--head', head])
  })

  test('a head that somebody made up is refused', async () => {
    const file = join(makeFolder(), 'head.json')
    writeFileSync(file, readFileSync(head, 'utf8').replace(/"seq":\d+/, '"seq":2'))
    await expectBroken(book, 'not signed by the key it names', ['--head', file])
  })
})

describe('an exported file', () => {
  test('altered by a single byte anywhere does not verify', async () => {
    const bytes = readFileSync(exported)
    const file = join(makeFolder(), 'altered.jsonl')
    const inText = fc.nat({ max: bytes.length - 1 }).filter((at) => bytes[at] !== 10)
    await fc.assert(
      fc.asyncProperty(inText, fc.integer({ min: 1, max: 127 }), async (at, flip) => {
        const altered = Buffer.from(bytes)
        altered[at] = (altered[at] ?? 0) ^ flip
        writeFileSync(file, altered)
        const { status, words } = await typed(book, ['verify', file])
        expect({ status, words }).toEqual({ status: 1, words: expect.stringMatching(/entry \d+|line \d+|head/) })
      }),
      { numRuns: 200 },
    )
  })

  test('with an entry slipped in behind its signed head does not verify', async () => {
    const lines = readFileSync(exported, 'utf8').trimEnd().split('\n')
    const last = JSON.parse(lines.at(-2) ?? '')
    const forged = forge(
      { seq: last.entry.seq, hash: last.hash },
      { at: last.entry.at, by: 'nobody', act: 'log_exported' },
    )
    const file = join(makeFolder(), 'slipped.jsonl')
    writeFileSync(file, `${[...lines.slice(0, -1), exportedLine.write(forged), lines.at(-1)].join('\n')}\n`)
    for (const args of [
      ['verify', file],
      ['verify', file, '--head', head],
    ]) {
      const { status, words } = await typed(book, args)
      expect({ status, words }).toEqual({ status: 1, words: expect.stringContaining('added later') })
    }
  })

  test('altered in any letter of its signature does not verify', async () => {
    const text = readFileSync(exported, 'utf8')
    const signature = /"signature":"([^"]+)"/.exec(text)?.[1] ?? ''
    expect(signature).toHaveLength(88)
    const file = join(makeFolder(), 'altered.jsonl')
    for (const at of [0, 40, 85, 86, 87]) {
      for (const other of ['B', 'x', '=', '!', '-'].filter((each) => each !== signature[at])) {
        writeFileSync(file, text.replace(signature, signature.slice(0, at) + other + signature.slice(at + 1)))
        expect((await typed(book, ['verify', file])).status).toBe(1)
      }
    }
  })

  test.each([
    ['an entry taken out', (lines: string[]) => lines.toSpliced(3, 1), 'entry 4 is missing'],
    [
      'two lines swapped',
      (lines: string[]) => lines.toSpliced(3, 2, lines[4] ?? '', lines[3] ?? ''),
      'entry 4 is missing',
    ],
    ['its last entries taken out', (lines: string[]) => lines.toSpliced(-3, 2), 'the last 2 entries are cut off'],
    ['its end cut off', (lines: string[]) => lines.slice(0, -1), 'has no signed head'],
  ])('with %s says so', async (_what, alter, sentence) => {
    const file = join(makeFolder(), 'altered.jsonl')
    writeFileSync(file, `${alter(readFileSync(exported, 'utf8').trimEnd().split('\n')).join('\n')}\n`)
    const { status, words } = await typed(book, ['verify', file])
    expect({ status, words }).toEqual({ status: 1, words: expect.stringContaining(sentence) })
  })
})

function copied() {
  const folder = makeFolder()
  cpSync(book, folder, { recursive: true })
  return { folder, database: new Sqlite(join(folder, 'breachbook.db')) }
}

function textOf(database: Sqlite.Database, seq: number, column: string): string {
  return database.prepare(`SELECT ${column} FROM log WHERE seq = ?`).pluck().get(seq) as string
}

function setText(database: Sqlite.Database, seq: number, column: string, bytes: Buffer): void {
  database.prepare(`UPDATE log SET ${column} = CAST(? AS TEXT) WHERE seq = ?`).run(bytes, seq)
}

function readDetails(folder: string): number[] {
  const database = new Sqlite(join(folder, 'breachbook.db'))
  const seqs = database.prepare('SELECT seq FROM log_details ORDER BY seq').pluck().all() as number[]
  database.close()
  return seqs
}

async function expectBroken(folder: string, sentence: string, args: string[] = []): Promise<void> {
  const { status, answer, words } = await typed(folder, ['verify', ...args])
  expect({ status, words }).toEqual({ status: 1, words: expect.stringContaining(sentence) })
  expect(answer).toMatchObject({ whole: false, fault: expect.stringContaining(sentence) })
}
