import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wordsOn } from '../../support/world/pages.ts'
import { ask, signInAs } from '../../support/world/world.ts'
import { type Kept, openIncidentIn, type RetentionBook, retentionBook } from './closed-book.ts'

let book: RetentionBook
let kept: Kept
let cookie: string
beforeAll(async () => {
  book = await retentionBook()
  kept = await openIncidentIn(book, 'Mailbox one')
  cookie = await signInAs(book.world, 'officer@harbor.example')
}, 60_000)
afterAll(() => book.close())

const SAID = 'overwritten on the disk as soon as nothing else reads the database'
const page = async () => wordsOn(await (await ask(book.world, `/incidents/${kept.id}/retention`, { cookie })).text())

/** Somebody who reads the database and holds its newest writes where they are. */
function somebodyWhoReads(): () => void {
  const other = new Sqlite(join(book.world.config.data, 'breachbook.db'), { readonly: true })
  other.exec('BEGIN')
  other.prepare('SELECT count(*) FROM log').all()
  return () => other.close()
}

test('a destruction stands though its bytes cannot be overwritten yet: the page says so, and it is made up for', async () => {
  const at = `/api/incidents/${kept.id}/destruction`
  const asked = { number: kept.id, person: kept.people.Annelise, ground: 'court_order', reason: 'Order.' }
  await book.does('officer', `POST ${at}`, asked)
  const letGo = somebodyWhoReads()
  await book.does('admin', `POST ${at}/confirmation`, { number: kept.id })
  const { status } = await book.send('officer', `GET /api/incidents/${kept.id}/people/${kept.people.Annelise}`)
  expect(status).toBe(404)
  expect(await page()).toContain(SAID)
  letGo()
  await expect.poll(page, { timeout: 8000 }).not.toContain(SAID)
}, 20_000)

test('nor does it fail where the overwriting itself does', async () => {
  const { world } = book
  const { query } = world.backend
  world.backend.query = async (statement) => {
    if (statement.sql.includes('wal_checkpoint')) throw new Error('SQLITE_BUSY: database is locked')
    return await query(statement)
  }
  const at = `/api/incidents/${kept.id}/destruction`
  const asked = { number: kept.id, person: kept.people.Bonifacius, ground: 'court_order', reason: 'Order.' }
  await book.does('officer', `POST ${at}`, asked)
  await book.does('admin', `POST ${at}/confirmation`, { number: kept.id })
  expect(await page()).toContain(SAID)
  world.backend.query = query
})
