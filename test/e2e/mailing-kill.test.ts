import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Server, startServer } from '../support/machine/server.ts'
import { typed } from '../support/machine/terminal.ts'
import { visitor } from '../support/machine/visitor.ts'
import { mailedBook, type PaperClinic } from '../support/mail/paper-clinic.ts'

const PEOPLE = 1500

let clinic: PaperClinic
let server: Server

beforeAll(async () => {
  clinic = await mailedBook(PEOPLE)
  server = clinic.server
}, 60_000)
afterAll(() => server.kill())

function rowsOf(sql: string): Record<string, unknown>[] {
  const database = new Sqlite(join(server.folder, 'breachbook.db'), { readonly: true })
  try {
    return database.prepare(sql).all() as Record<string, unknown>[]
  } finally {
    database.close()
  }
}

const lettersHere = () => Number(rowsOf('SELECT count(*) AS letters FROM letters')[0]?.letters)
const mailings = () => rowsOf('SELECT id, print, number FROM mailings')

test('a server killed in the middle of a mailing makes it from its beginning, and everybody has one letter', {
  timeout: 120_000,
}, async () => {
  const begun = clinic.officer
    .post(`${new URL(clinic.incident).pathname}/mailings`, { which: 'mailing', 'lettersAPart:number': '500' })
    .catch(() => null)
  await expect.poll(lettersHere, { timeout: 30_000, interval: 5 }).toBeGreaterThanOrEqual(500)
  await server.kill()
  await begun
  expect(lettersHere()).toBeGreaterThan(0)
  expect(mailings()).toEqual([])
  server = await startServer({ folder: server.folder })
  await expect
    .poll(mailings, { timeout: 60_000, interval: 100 })
    .toEqual([expect.objectContaining({ print: PEOPLE, number: 1 })])
  const people = rowsOf('SELECT count(DISTINCT person) AS people, count(*) AS letters FROM letters')
  expect(people).toEqual([{ people: PEOPLE, letters: PEOPLE }])
  expect(rowsOf('SELECT * FROM mailing_runs')).toEqual([])
  const officer = visitor(server.url, clinic.officer.cookies)
  const page = await officer.get(`${new URL(clinic.incident).pathname}/mailings/${mailings()[0]?.id}`)
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Mailing 1')])
  expect(await typed(server.folder, ['verify'])).toMatchObject({ status: 0, answer: { whole: true } })
})

test('of the letters that were made, nothing that names a patient can be read in the data folder', () => {
  const files = readdirSync(server.folder).filter((file) => file.startsWith('breachbook.db'))
  const stored = Buffer.concat(files.map((file) => readFileSync(join(server.folder, file)))).toString('latin1')
  expect(stored).toContain('mailing_made')
  for (const told of ['Beacon St', 'BEACON ST', 'Dombrowski', 'DOMBROWSKI', 'Castillo', 'Dear Ana'])
    expect([told, stored.includes(told), server.printed().includes(told)]).toEqual([told, false, false])
})
