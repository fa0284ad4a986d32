import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { openSqlite, takeLock } from '../../../src/storage/core/sqlite.ts'
import { readLinks } from '../../../src/storage/log/log.ts'
import { faultInDetails, verifyLinks } from '../../../src/storage/log/verify.ts'
import { makeFolder } from '../../support/machine/folder.ts'
import { type Book, bare, openBook } from './book.ts'

describe('the SQLite file', () => {
  test('lets others read while we write, flushes every commit and holds references', async () => {
    const book = await openBook(() => openSqlite(join(makeFolder(), 'breachbook.db')))
    const settings = ['journal_mode', 'synchronous', 'foreign_keys'].map((name) => setting(book, name))
    expect(await Promise.all(settings)).toEqual(['wal', FULL, 1])
    await book.backend.close()
  })

  test('holds after SIGKILL every entry that was told as recorded, each with its text', async () => {
    const file = join(makeFolder(), 'breachbook.db')
    for (let round = 0; round < 3; round += 1) {
      const told = await commitUntilKilled(file)
      const book = await openBook(() => openSqlite(file))
      const { entries, fault } = await verifyLinks(readLinks(book.db))
      expect(fault).toBeNull()
      expect(await faultInDetails(book.db)).toBeNull()
      expect(entries).toBeGreaterThanOrEqual(told)
      expect(entries).toBeLessThanOrEqual(told + 1)
      expect((await bare(book, 'SELECT count(*) AS texts FROM log_details')).rows).toEqual([{ texts: entries }])
      await book.backend.close()
    }
  })
})

test('whoever reads on and on lets others have their turn', async () => {
  const backend = openSqlite(join(makeFolder(), 'breachbook.db'))
  let turns = 0
  const others = setInterval(() => (turns += 1), 0)
  const counting = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT max(i) FROM n`
  for (const until = performance.now() + 300; performance.now() < until; )
    await backend.query({ sql: counting, parameters: [] })
  clearInterval(others)
  expect(turns).toBeGreaterThan(3)
  await backend.close()
})

describe('a lock beside it', () => {
  test('is held by one at a time, and free once it is let go', () => {
    const file = join(makeFolder(), 'outbox.lock')
    const letGo = takeLock(file)
    expect(letGo).not.toBeNull()
    expect(takeLock(file)).toBeNull()
    letGo?.()
    const again = takeLock(file)
    expect(again).not.toBeNull()
    again?.()
  })

  test('takes no room on the disk, so that a full one stops nobody', () => {
    const folder = makeFolder()
    const letGo = takeLock(join(folder, 'outbox.lock'))
    expect(readdirSync(folder)).toEqual(['outbox.lock'])
    expect(statSync(join(folder, 'outbox.lock')).size).toBe(0)
    letGo?.()
  })

  test('is free once the process that held it was killed', async () => {
    const file = join(makeFolder(), 'outbox.lock')
    const holder = spawn(process.execPath, ['--input-type=module', '-e', HOLDING, SQLITE, file])
    await once(holder.stdout, 'data')
    expect(takeLock(file)).toBeNull()
    const ended = once(holder, 'exit')
    holder.kill('SIGKILL')
    await ended
    const letGo = takeLock(file)
    expect(letGo).not.toBeNull()
    letGo?.()
  })
})

const SQLITE = new URL('../../../src/storage/core/sqlite.ts', import.meta.url).href
const HOLDING = `const [sqlite, file] = process.argv.slice(1)
globalThis.held = (await import(sqlite)).takeLock(file)
console.log('held')
setInterval(() => {}, 1000)`

const FULL = 2

async function setting(book: Book, name: string): Promise<unknown> {
  const { rows } = await bare(book, `PRAGMA ${name}`)
  return Object.values(rows[0] as object)[0]
}

const ENOUGH = 25

/** Lets another process commit, kills it in the middle, and answers the last entry that it called recorded. */
async function commitUntilKilled(file: string): Promise<number> {
  const script = fileURLToPath(new URL('committing.ts', import.meta.url))
  const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (said.split('\n').length > ENOUGH) child.kill('SIGKILL')
  })
  const [, signal] = await once(child, 'close')
  expect(signal).toBe('SIGKILL')
  return Number(said.split('\n').at(-2))
}
