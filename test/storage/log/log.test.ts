import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqlite } from '../../../src/storage/core/sqlite.ts'
import { write, writtenStatements } from '../../../src/storage/core/statement.ts'
import { canonical, sha256 } from '../../../src/storage/log/canonical.ts'
import { BEFORE_THE_FIRST, forge, type Link } from '../../../src/storage/log/chain.ts'
import { followMacs } from '../../../src/storage/log/check-macs.ts'
import { findHead } from '../../../src/storage/log/commit.ts'
import { isSignedHead, openSigner, type SignedHead } from '../../../src/storage/log/heads.ts'
import { exportedLine, readLinks } from '../../../src/storage/log/log.ts'
import { faultInDetails, verifyLinks } from '../../../src/storage/log/verify.ts'
import { proofKeys } from '../../../src/storage/proof/row-mac.ts'
import { openVault } from '../../../src/storage/vault/vault.ts'
import { type Book, logged, lostLaptop, officer, openBook, postedPhoto, vendorRansomware } from '../core/book.ts'

const ENTRIES = 9

let folder: string
let book: Book
let thief: Sqlite.Database

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'breachbook-log-'))
  const file = join(folder, 'breachbook.db')
  book = await openBook(() => openSqlite(file))
  for (const told of [lostLaptop, postedPhoto, vendorRansomware]) await logged(book, told)
  for (let version = 2; version < 8; version += 1) {
    await book.commit(
      { act: 'incident_amended', incident: lostLaptop.id, version, facts: { estimate: version } },
      officer,
    )
  }
  thief = openAsThief(file)
})

afterEach(async () => {
  thief.close()
  await book.backend.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the log', () => {
  test('holds as it was written', async () => {
    expect(await verdict()).toEqual({ entries: ENTRIES, head: await findHead(book.db), fault: null })
    expect(await faultInDetails(book.db)).toBeNull()
  })

  test('names the entry of which any one byte was changed', async () => {
    const change = fc.record({
      seq: fc.integer({ min: 1, max: ENTRIES }),
      at: fc.nat(),
      by: fc.integer({ min: 1, max: 255 }),
    })
    await fc.assert(
      fc.asyncProperty(change, async ({ seq, at, by }) => {
        const { body } = stored(seq)
        const bytes = Buffer.from(body)
        bytes[at % bytes.length]! ^= by
        thief.prepare('UPDATE log SET body = CAST(? AS TEXT) WHERE seq = ?').run(bytes, seq)
        const found = await verdict()
        thief.prepare('UPDATE log SET body = ? WHERE seq = ?').run(body, seq)
        expect(found).toMatchObject({
          entries: seq - 1,
          fault: `entry ${seq} was changed: its text does not match its hash`,
        })
      }),
      { numRuns: 200 },
    )
    expect(await verdict()).toMatchObject({ fault: null })
  })

  test('names the entry whose hash was changed', async () => {
    thief.prepare('UPDATE log SET hash = ? WHERE seq = 4').run('f'.repeat(64))
    expect((await verdict()).fault).toMatch(/^entry 4 was changed/)
  })

  test.each([1, 5, ENTRIES - 1])('names entry %d when it was removed', async (seq) => {
    thief.prepare('DELETE FROM log WHERE seq = ?').run(seq)
    expect(await verdict()).toMatchObject({
      entries: seq - 1,
      fault: `entry ${seq} is missing; entry ${seq + 1} stands in its place`,
    })
  })

  test('names the entry after which one was removed and the rest moved up', async () => {
    thief.exec('DELETE FROM log WHERE seq = 4')
    for (let seq = 5; seq <= ENTRIES; seq += 1) thief.prepare('UPDATE log SET seq = ? WHERE seq = ?').run(seq - 1, seq)
    expect((await verdict()).fault).toBe('entry 4 was moved: it was written as entry 5')
  })

  test('names the first of two that were swapped', async () => {
    const [third, sixth] = [stored(3), stored(6)]
    put({ ...sixth, seq: 3 })
    put({ ...third, seq: 6 })
    expect((await verdict()).fault).toBe('entry 3 was moved: it was written as entry 6')
  })

  test('names the entry behind one that was rewritten with a new hash', async () => {
    put(rewritten(4))
    expect((await verdict()).fault).toBe('entry 5 does not follow entry 4: one of them was replaced')
  })

  test('names an entry that cannot be read', async () => {
    put({ seq: 2, body: 'gone', hash: sha256('gone') })
    expect((await verdict()).fault).toBe('entry 2 cannot be read')
  })

  test('is followed over many pages, and at their borders', async () => {
    let head = await findHead(book.db)
    const links = Array.from({ length: 2_500 }, () => {
      const link = forge(head, { at: book.now(), by: 'system', act: 'log_exported' })
      head = link
      return link
    })
    await book.backend.batch(writtenStatements(links.map((link) => write((to) => to.insertInto('log').values(link)))))
    expect(await verdict()).toEqual({ entries: head.seq, head: { seq: head.seq, hash: head.hash }, fault: null })
    for (const seq of [2_001, 2_000, 1_001, 1_000]) {
      thief.prepare('DELETE FROM log WHERE seq = ?').run(seq)
      expect((await verdict()).fault).toMatch(`entry ${seq} is missing`)
    }
  })

  test('names where the clock was set back, beside its faults', async () => {
    const earlier = forge(await findHead(book.db), { at: '2020-01-01T00:00:00.000Z', by: 'system', act: 'signed_in' })
    await book.backend.batch(writtenStatements([write((to) => to.insertInto('log').values({ ...earlier, mac: null }))]))
    const { links, followed } = followMacs({ keys: proofKeys(Buffer.alloc(32, 7)), guarded: [] }, readLinks(book.db))
    expect((await verifyLinks(links)).fault).toBeNull()
    expect(followed).toMatchObject({ fault: null, setBack: [{ seq: ENTRIES + 1, at: '2020-01-01T00:00:00.000Z' }] })
  })

  test('without a single entry is whole', async () => {
    thief.exec('DELETE FROM log_details; DELETE FROM log')
    expect(await verdict()).toEqual({ entries: 0, head: { seq: 0, hash: BEFORE_THE_FIRST }, fault: null })
  })
})

describe('a head that was signed earlier', () => {
  test('is met again as long as the log only grows', async () => {
    const earlier = await signedNow()
    await logged(book, { ...postedPhoto, id: '2026-0004' })
    expect(await verdict(earlier)).toMatchObject({ entries: ENTRIES + 1, fault: null })
  })

  test('shows that one entry was cut off', async () => {
    const earlier = await signedNow()
    thief.exec(`DELETE FROM log WHERE seq = ${ENTRIES}`)
    expect(await verdict(), 'a shorter chain holds by itself').toMatchObject({ fault: null })
    expect((await verdict(earlier)).fault).toBe(
      `the log ends with entry 8, but the head signed on ${earlier.at} is at entry 9: the last entry is cut off`,
    )
  })

  test('shows that several entries were cut off, and all of them', async () => {
    const earlier = await signedNow()
    thief.exec('DELETE FROM log_details; DELETE FROM log WHERE seq > 2')
    expect((await verdict(earlier)).fault).toMatch(/ends with entry 2.*the last 7 entries are cut off/)
    thief.exec('DELETE FROM log')
    expect((await verdict(earlier)).fault).toMatch(/ends with entry 0.*the last 9 entries are cut off/)
  })

  test('shows that the log was written anew from some entry on, every hash in order', async () => {
    const earlier = await signedNow()
    put(rewritten(4))
    for (let seq = 5; seq <= ENTRIES; seq += 1) put(follow(stored(seq - 1), stored(seq)))
    expect(await verdict()).toMatchObject({ fault: null })
    expect((await verdict(earlier)).fault).toBe(
      `entry 9 is not the one whose head was signed on ${earlier.at}: the log was rewritten`,
    )
  })

  test('is refused when anything in it was changed after it was signed', async () => {
    const earlier = await signedNow()
    const another = await openSigner(book.db, openVault(Buffer.alloc(32, 8)), async () => {})
      .sign(earlier, earlier.at)
      .catch(() => null)
    expect(another, 'a vault of another key cannot open the signing key').toBeNull()
    const forged: SignedHead[] = [
      { ...earlier, seq: 3 },
      { ...earlier, hash: stored(3).hash },
      { ...earlier, at: '2026-01-01T00:00:00.000Z' },
      { ...earlier, signature: Buffer.alloc(64).toString('base64') },
      { ...earlier, publicKey: 'bm90IGEga2V5' },
    ]
    for (const head of forged) {
      expect(isSignedHead(head)).toBe(false)
      expect((await verdict(head)).fault).toBe('the given head is not signed by the key it names')
    }
  })

  test('is signed by one key, whoever asks first and however many at once', async () => {
    const heads = await Promise.all([signedNow(), signedNow(), signedNow()])
    expect(new Set(heads.map(({ publicKey }) => publicKey)).size).toBe(1)
    expect((await signedNow()).publicKey).toBe(heads[0]?.publicKey)
    expect(heads.every(isSignedHead)).toBe(true)
  })
})

describe('the text kept with an entry', () => {
  test('is named when it was changed', async () => {
    thief
      .prepare('UPDATE log_details SET sealed = ? WHERE seq = 2')
      .run(book.vault.book.seal('log/2', { title: 'Nothing happened' }))
    expect(await faultInDetails(book.db)).toBe('the text stored with entry 2 was changed')
  })

  test('is named when it belongs to another entry', async () => {
    thief.exec('UPDATE log_details SET sealed = (SELECT sealed FROM log_details WHERE seq = 3) WHERE seq = 1')
    expect(await faultInDetails(book.db)).toBe('the text stored with entry 1 was changed')
  })

  test('is named when the entry never had one', async () => {
    thief
      .prepare('INSERT INTO log_details (seq, sealed) VALUES (5, ?)')
      .run(book.vault.book.seal('log/5', { note: 'added later' }))
    expect(await faultInDetails(book.db)).toBe('the text stored with entry 5 was changed')
  })

  test('may be forgotten, and the chain stays whole', async () => {
    thief.exec('DELETE FROM log_details WHERE seq = 2')
    expect(await faultInDetails(book.db)).toBeNull()
    expect(await verdict()).toMatchObject({ fault: null })
  })
})

describe('an exported entry', () => {
  test('is the stored one again when it is read', async () => {
    const links = await Array.fromAsync(readLinks(book.db))
    const read = links.map((link) => exportedLine.read(JSON.parse(exportedLine.write(link))))
    expect(read).toEqual(links.map(({ mac: _, ...link }) => link))
  })

  test.each([
    ['its act', (line: string) => line.replace('incident_logged', 'incident_closed')],
    ['its hash', (line: string) => line.replace(/"hash":"\w/, '"hash":"-')],
    ['a letter, to half a character', (line: string) => line.replace('"user-officer"', String.raw`"\ud800"`)],
    ['all of it', () => '{"entry":{"seq":2},"hash":""}'],
  ])('is named when somebody changes %s', async (_, change) => {
    const lines = (await Array.fromAsync(readLinks(book.db))).map((link) => exportedLine.write(link))
    const links = lines.map((line, at) => exportedLine.read(JSON.parse(at === 1 ? change(line) : line)))
    expect((await verifyLinks(inTurn(links))).fault).toMatch(/^entry 2 was changed/)
  })

  test('that is none at all is named', async () => {
    const links = [exportedLine.read(JSON.parse('{"entry":null,"hash":"x"}'))]
    expect((await verifyLinks(inTurn(links))).fault).toMatch(/^entry 1 is missing/)
  })
})

async function* inTurn(links: readonly Link[]): AsyncGenerator<Link> {
  yield* links
}

// Opens the file past all our code and takes away what guards the log, as somebody with the file in hand would.
function openAsThief(file: string): Sqlite.Database {
  const database = new Sqlite(file)
  const guards = database
    .prepare(
      `SELECT type, name FROM sqlite_master WHERE tbl_name = 'log' AND sql IS NOT NULL AND type IN ('trigger', 'index')`,
    )
    .all()
  for (const { type, name } of guards as { type: string; name: string }[]) database.exec(`DROP ${type} ${name}`)
  database.pragma('foreign_keys = OFF')
  database.pragma('synchronous = OFF')
  return database
}

function stored(seq: number): Link {
  return thief.prepare('SELECT seq, body, hash FROM log WHERE seq = ?').get(seq) as Link
}

function put({ seq, body, hash }: Link): void {
  thief.prepare('UPDATE log SET body = ?, hash = ? WHERE seq = ?').run(body, hash, seq)
}

function rewritten(seq: number): Link {
  const body = canonical({ ...JSON.parse(stored(seq).body), by: 'somebody-else' })
  return { seq, body, hash: sha256(body) }
}

function follow(head: Link, { body }: Link): Link {
  const { seq: _seq, previous: _previous, ...entry } = JSON.parse(body)
  return forge(head, entry)
}

function verdict(earlier?: SignedHead) {
  return verifyLinks(readLinks(book.db), earlier)
}

async function signedNow(): Promise<SignedHead> {
  const signer = openSigner(book.db, book.vault, book.stage)
  return await signer.sign(await findHead(book.db), book.now())
}
