import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { amendIncident } from '../../src/actions/incident/amend.ts'
import { verifyLog } from '../../src/actions/log/verify-log.ts'
import { fillDemo } from '../../src/demo/fill.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { inNodeWorld } from '../../src/runtime/node.ts'
import type { OwnWorld } from '../../src/runtime/world.ts'
import { VERSIONS } from '../books/open.ts'
import { makeFolder } from '../support/machine/folder.ts'
import { startServer } from '../support/machine/server.ts'
import { typed } from '../support/machine/terminal.ts'

const officer = { id: 'cli:officer', name: 'officer', role: 'officer' } as const

/** A practice with 479 letters, its backup, and what was done after it. */
const book = makeFolder()
const kept = join(makeFolder(), 'kept.backup')
let entries: number

beforeAll(async () => {
  await at(book, (world) => fillDemo(world, 'a password of the demo'))
  const { answer } = await typed(book, ['backup', kept])
  entries = answer.entries
  await at(book, (world) => amendIncident(world, '2026-0001', { by: officer }, { site: 'After the backup' }))
})

describe('a backup', () => {
  test('is made beside a running server, holds neither the key nor a readable word, and is never overwritten', async () => {
    const server = await startServer({ folder: copied(book) })
    const file = join(makeFolder(), 'now.backup')
    const made = await typed(server.folder, ['backup', file])
    expect(made).toMatchObject({ status: 0, words: `The backup is whole: ${file}.\n`, answer: { file } })
    const bytes = readFileSync(file)
    const key = readFileSync(join(server.folder, 'master.key'), 'utf8').trim()
    for (const word of [key, 'Harbor', 'harbor.example', 'SQLite format']) expect(bytes.includes(word)).toBe(false)
    expect(bytes.includes(Buffer.from(key, 'base64'))).toBe(false)
    expect(await typed(server.folder, ['backup', file])).toMatchObject({
      status: 1,
      words: `${file} is there already. Choose a new name.\n`,
    })
    expect(readFileSync(file)).toEqual(bytes)
    await server.stop()
    expect(readdirSync(server.folder).filter((name) => name.startsWith('.'))).toEqual([])
  })

  test('that cannot be written leaves nothing half', async () => {
    const file = join(makeFolder(), 'not', 'there.backup')
    expect(await typed(copied(book), ['backup', file])).toMatchObject({
      status: 1,
      words: `The backup ${file} cannot be written: its folder is not there.\n`,
    })
    expect(existsSync(file)).toBe(false)
  })
})

describe('a restore', () => {
  test('verifies first, then replaces, keeps the old book, and the log says so', async () => {
    const folder = copied(book)
    const { status, answer, words } = await typed(folder, ['restore', kept])
    expect({ status, words }).toEqual({
      status: 0,
      words: expect.stringMatching(/^Restored the book of 20.*The book that was here is kept in /),
    })
    expect(answer).toMatchObject({ entries, before: expect.stringContaining('before-restore-') })
    await at(folder, async (world) => {
      expect(world.heads.older).toBeNull()
      expect(await verifyLog(world)).toMatchObject({ fault: null, entries: entries + 1 })
    })
    cpSync(join(folder, 'master.key'), join(answer.before, 'master.key'))
    await at(answer.before, async (world) => expect((await verifyLog(world)).fault).toBeNull())
  })

  test('onto an empty computer needs the master key and the file, and nothing else', async () => {
    const folder = makeFolder()
    expect(await typed(folder, ['restore', kept])).toMatchObject({
      status: 1,
      words: expect.stringMatching(/^The master key is missing/),
    })
    cpSync(join(book, 'master.key'), join(folder, 'master.key'))
    expect(await typed(folder, ['restore', kept])).toMatchObject({ status: 0, answer: { entries, before: null } })
    expect(await typed(folder, ['verify'])).toMatchObject({ status: 0, answer: { whole: true } })
  })

  test('is refused while a server runs', async () => {
    const server = await startServer({ folder: copied(book) })
    const { status, words } = await typed(server.folder, ['restore', kept])
    expect({ status, words }).toEqual({
      status: 1,
      words: expect.stringMatching(/already serves this book\. Stop it first/),
    })
    await server.stop()
  })

  test('with the key of another book is refused', async () => {
    const other = makeFolder()
    await at(other, async () => {})
    expect(await typed(other, ['restore', kept])).toMatchObject({
      status: 1,
      words: `${kept} was made with another master key. Put the master key of that book in place first.\n`,
    })
  })

  test.each<[string, (file: string) => void, RegExp]>([
    ['that is empty', (file) => truncateSync(file, 0), /is not a backup of Breachbook/],
    [
      'that is another file',
      (file) => writeFileSync(file, 'Minutes of the meeting\n'),
      /is not a backup of Breachbook/,
    ],
    ['that is a bare database', (file) => cpSync(join(book, 'breachbook.db'), file), /is not a backup of Breachbook/],
    [
      'cut after its first line',
      (file) => truncateSync(file, readFileSync(file).indexOf(10) + 1),
      /is cut off: its end is missing/,
    ],
    [
      'cut in the middle of a piece',
      (file) => truncateSync(file, readFileSync(file).length - 100),
      /is cut off: its end is missing/,
    ],
    ['cut between two pieces', cutLastPiece, /is cut off: its end is missing/],
    ['with one bit turned in its middle', (file) => turn(file, 0.5), /is damaged or was changed at megabyte \d/],
    ['with one bit turned at its end', (file) => turn(file, 0.9999999), /is damaged or was changed/],
    [
      'with a changed first line',
      (file) =>
        writeFileSync(
          file,
          Buffer.from(
            readFileSync(file)
              .toString('latin1')
              .replace(/"at":"2/, '"at":"3'),
            'latin1',
          ),
        ),
      /is damaged or was changed at megabyte 1/,
    ],
    ['with something behind its end', (file) => appendFileSync(file, 'more'), /is damaged or was changed|is cut off/],
    ['with pieces in another order', swapPieces, /is damaged or was changed at megabyte 1/],
  ])('of a file %s changes nothing, and says what is wrong', async (_what, damage, sentence) => {
    const folder = copied(book)
    const file = join(makeFolder(), 'damaged.backup')
    cpSync(kept, file)
    damage(file)
    const before = readdirSync(folder).filter(isLasting)
    const { status, words, out } = await typed(folder, ['restore', file])
    expect({ status, words, out }).toEqual({ status: 1, words: expect.stringMatching(sentence), out: '' })
    expect(readdirSync(folder).filter(isLasting)).toEqual(before)
    expect(await typed(folder, ['verify'])).toMatchObject({ status: 0 })
  })

  test.each(VERSIONS)('brings back a book that version %s made', async (version) => {
    const folder = makeFolder()
    cpSync(fileURLToPath(new URL(`../books/${version}`, import.meta.url)), folder, { recursive: true })
    const file = join(makeFolder(), 'old.backup')
    expect((await typed(folder, ['backup', file])).status).toBe(0)
    rmSync(join(folder, 'breachbook.db'))
    rmSync(join(folder, 'newest-head.json'))
    expect(await typed(folder, ['restore', file])).toMatchObject({ status: 0 })
    expect(await typed(folder, ['verify'])).toMatchObject({
      status: 0,
      answer: { whole: true },
    })
  })
})

describe('a drill', () => {
  test('restores the newest backup aside, opens ten letters, and writes a dated certificate', async () => {
    const folder = copied(book)
    const { status, answer, words } = await typed(folder, ['drill'])
    expect({ status, words }).toEqual({ status: 0, words: 'The newest backup restores whole.\n' })
    expect(answer).toMatchObject({ entries, letters: 10, fault: null })
    const certificate = readdirSync(join(kept, '..')).find((name) => name.startsWith('breachbook-drill-20'))
    const text = readFileSync(join(kept, '..', certificate ?? ''), 'utf8')
    for (const said of [
      'Rehearsed restore of Harbor',
      'Letters opened:    10',
      'The backup restores, and its book holds whole.',
    ])
      expect(text).toContain(said)
    expect(await typed(folder, ['verify'])).toMatchObject({ status: 0 })
  })

  test('of a backup that is damaged or gone fails, and says why', async () => {
    const folder = copied(book)
    const file = join(makeFolder(), 'newer.backup')
    await typed(folder, ['backup', file])
    turn(file, 0.5)
    expect(await typed(folder, ['drill'])).toMatchObject({
      status: 1,
      answer: { letters: 0, fault: expect.stringMatching(/is damaged or was changed/) },
    })
    rmSync(file)
    expect(await typed(folder, ['drill'])).toMatchObject({
      status: 1,
      answer: { fault: expect.stringMatching(/file not found/) },
    })
  })

  test('without any backup is refused', async () => {
    const folder = makeFolder()
    expect(await typed(folder, ['drill'])).toMatchObject({
      status: 1,
      words: 'There is no backup to rehearse with. Make one first.\n',
    })
  })
})

function at<Made>(folder: string, work: (world: OwnWorld) => Promise<Made>): Promise<Made> {
  return inNodeWorld(readConfig({ BREACHBOOK_DATA: folder, BREACHBOOK_ZONE: 'America/New_York' }), work)
}

function copied(from: string): string {
  const folder = makeFolder()
  cpSync(from, folder, { recursive: true })
  return folder
}

function isLasting(name: string): boolean {
  return !/^(breachbook\.db-|serve\.)/.test(name)
}

function turn(file: string, where: number): void {
  const bytes = readFileSync(file)
  const at = Math.floor((bytes.length - 1) * where)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

function piecesIn(file: string): Buffer[] {
  const bytes = readFileSync(file)
  const start = bytes.indexOf(10) + 1
  const pieces = [bytes.subarray(0, start)]
  for (let at = start; at < bytes.length; ) {
    const end = at + 4 + bytes.readUInt32BE(at)
    pieces.push(bytes.subarray(at, end))
    at = end
  }
  return pieces
}

function cutLastPiece(file: string): void {
  writeFileSync(file, Buffer.concat(piecesIn(file).slice(0, -1)))
}

function swapPieces(file: string): void {
  const [first, one, other, ...rest] = piecesIn(file)
  writeFileSync(file, Buffer.concat([first!, other!, one!, ...rest]))
}
