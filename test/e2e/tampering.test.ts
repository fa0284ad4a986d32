import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { beforeAll, describe, expect, test } from 'vitest'
import { attachFile } from '../../src/actions/evidence/attachments.ts'
import { openIncident } from '../../src/actions/incident/open-incident.ts'
import { verifyLog } from '../../src/actions/log/verify-log.ts'
import { importRoster } from '../../src/actions/roster/import-roster.ts'
import { saveUpload } from '../../src/actions/roster/uploads.ts'
import { withdrawRoster } from '../../src/actions/roster/withdraw-roster.ts'
import { completeStep } from '../../src/actions/steps/steps.ts'
import { fillDemo } from '../../src/demo/fill.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { inNodeWorld } from '../../src/runtime/node.ts'
import type { OwnWorld } from '../../src/runtime/world.ts'
import { canonical, sha256 } from '../../src/storage/log/canonical.ts'
import { makeFolder } from '../support/machine/folder.ts'
import { ask, keyFor } from '../support/world/world.ts'

const officer = { id: 'cli:officer', name: 'officer', role: 'officer' } as const
const STEP = `incident = '2026-0001' AND position = 9`
const UNGUARD = `PRAGMA foreign_keys = OFF; DROP TRIGGER log_entries_stay_as_written; DROP TRIGGER log_entries_stay;
  DROP TRIGGER log_entries_follow_the_last; DROP TRIGGER log_versions_stay; DROP TRIGGER log_versions_of_the_book_stay;`

/** A practice with five incidents, 2,230 people and 479 letters; `earlier`: as it was before the last step was done. */
const book = makeFolder()
const earlier = makeFolder()
let guards: string[]

beforeAll(async () => {
  await inNodeWorld(configOf(book), async (world) => {
    await fillDemo(world, 'a password of the demo')
    await keyFor(world, 'auditor')
    await attachFile(world, officer, '2026-0001', proof())
    await bringAndWithdraw(world, '2026-0001')
    await world.backend.query({ sql: 'PRAGMA wal_checkpoint(TRUNCATE)', parameters: [] })
  })
  cpSync(book, earlier, { recursive: true })
  await inNodeWorld(configOf(book), async (world) => {
    const { rows } = await world.backend.query({ sql: `SELECT id FROM steps WHERE ${STEP}`, parameters: [] })
    const [{ id }] = rows as [{ id: string }]
    await completeStep(world, officer, { incident: '2026-0001', id }, { note: 'Done.' })
  })
  const database = new Sqlite(join(book, 'breachbook.db'))
  guards = database
    .prepare(`SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'log'`)
    .pluck()
    .all() as string[]
  database.close()
})

describe('a book that nobody touched', () => {
  test('is whole, and says what it cannot tell', async () => {
    const verdict = await at(book, (world) => verifyLog(world))
    expect(verdict.fault).toBeNull()
    expect(verdict.notChecked).toEqual(['Open sessions, and lists that are derived from the rest.'])
    rmSync(join(book, 'newest-head.json'))
    const { notChecked } = await at(book, (world) => verifyLog(world))
    expect(notChecked).toContain('Whether the end of the log was cut off: give an earlier export or head.')
  })
})

describe('an editor of the file is found out', () => {
  test.each([
    [
      'a step said to be done',
      `UPDATE steps SET performed_at = '2026-01-02T00:00:00Z' WHERE ${STEP}`,
      /^the step 2026-0001 \/ \S+ was changed/,
    ],
    ['a step moved to a later day', `UPDATE steps SET due_on = '2030-01-01' WHERE ${STEP}`, /^the step .* was changed/],
    ['a step renamed', `UPDATE steps SET title = 'Nothing' WHERE ${STEP}`, /^the step .* was changed/],
    ['a step removed', `DELETE FROM steps WHERE ${STEP}`, /^the step .* was removed/],
    [
      'a step added',
      `INSERT INTO steps (incident, id, position, phase, owner, title, detail, due_on, version) SELECT incident, 'new', 0, phase, owner, title, detail, due_on, 1 FROM steps WHERE ${STEP}`,
      /^the step 2026-0001 \/ new was added/,
    ],
    [
      'another day of discovery',
      `UPDATE incidents SET discovered_on = '2026-11-01' WHERE id = '2026-0002'`,
      /^incident 2026-0002 was changed/,
    ],
    [
      'another kind of incident',
      `UPDATE incidents SET kind = 'other' WHERE id = '2026-0002'`,
      /^incident 2026-0002 was changed/,
    ],
    [
      'an incident’s facts exchanged',
      `UPDATE incidents SET sealed = (SELECT sealed FROM incidents WHERE id = '2026-0003') WHERE id = '2026-0002'`,
      /^incident 2026-0002 was changed/,
    ],
    [
      'an incident at a version of the past',
      `UPDATE incidents SET version = 1 WHERE version > 1`,
      /^incident 2026-\d+ was changed/,
    ],
    [
      'an incident removed',
      `DELETE FROM steps WHERE incident = '2026-0005'; DELETE FROM incidents WHERE id = '2026-0005'`,
      /^(incident 2026-0005|the step .*) was removed/,
    ],
    [
      'the key of an incident destroyed',
      `DELETE FROM incident_keys WHERE incident = '2026-0001'`,
      /^the key of incident 2026-0001 was removed/,
    ],
    [
      'a letter said to be returned',
      `UPDATE letters SET state = 'returned' WHERE position = 1`,
      /^the letter \S+ \/ 1 was changed/,
    ],
    [
      'a letter that goes to somebody else',
      `UPDATE letters SET person = '9-9' WHERE position = 2`,
      /^the letter .* was changed/,
    ],
    [
      'a letter’s words exchanged',
      `UPDATE letters SET sealed = (SELECT sealed FROM letters WHERE position = 1) WHERE position = 2`,
      /^the letter .* was changed/,
    ],
    ['a letter removed', `DELETE FROM letters WHERE position = 3`, /^the letter \S+ \/ 3 was removed/],
    ['a mailing said to be mailed', `UPDATE mailings SET mailed_on = '2026-11-02'`, /^the mailing \S+ was changed/],
    ['a mailing with fewer letters', `UPDATE mailings SET print = print - 1`, /^the mailing \S+ was changed/],
    [
      'a person of another State',
      `UPDATE people SET state = 'TX' WHERE rowid_of_one`,
      /^person \S+ of incident 2026-\d+ was changed/,
    ],
    [
      'a person no longer affected',
      `UPDATE people SET present = 0 WHERE rowid_of_one`,
      /^person \S+ of incident 2026-\d+ was changed/,
    ],
    [
      'a person whom no letter reaches',
      `UPDATE people SET reachable = 1 - reachable WHERE rowid_of_one`,
      /^person \S+ of incident 2026-\d+ was changed/,
    ],
    ['two people’s States exchanged', exchanged('state'), /^person \S+ of incident 2026-\d+ was changed/],
    ['whom of two no letter reaches', exchanged('reachable'), /^person \S+ of incident 2026-\d+ was changed/],
    ['which of two has died', exchanged('deceased'), /^person \S+ of incident 2026-\d+ was changed/],
    ['two people’s seals exchanged', exchanged('sheet'), /^person \S+ of incident 2026-\d+ was changed/],
    [
      'somebody affected whose roster was withdrawn',
      `UPDATE people SET present = 1 WHERE present = 0`,
      /^person \S+ of/,
    ],
    ['a person removed', `DELETE FROM people WHERE rowid_of_one`, /^the people of incident/],
    [
      'people whose seal was exchanged',
      `UPDATE sheets SET sealed = (SELECT sealed FROM sheets ORDER BY id DESC LIMIT 1) WHERE id = (SELECT min(id) FROM sheets)`,
      /^person \S+ of incident 2026-\d+ was changed/,
    ],
    ['a count with fewer people', `UPDATE recounts SET people = people - 1`, /^the count \S+ was changed/],
    [
      'a roster said to be withdrawn',
      `UPDATE rosters SET withdrawn_at = '2026-11-02T00:00:00Z' WHERE number = 1`,
      /^the roster \S+ was changed/,
    ],
    [
      'a user who is made an admin',
      `UPDATE users SET role = 'admin' WHERE role = 'staff'`,
      /^the account \S+ was changed/,
    ],
    [
      'a user disabled',
      `UPDATE users SET disabled_at = '2026-11-02T00:00:00Z' WHERE role = 'officer'`,
      /^the account \S+ was changed/,
    ],
    [
      'a user added',
      `INSERT INTO users SELECT 'mallory', name, 'm@x.example', 1, NULL, 'admin', NULL, createdAt, updatedAt, NULL, NULL, NULL FROM users WHERE role = 'staff'`,
      /^the account mallory was added/,
    ],
    [
      'a password exchanged',
      `UPDATE accounts SET password = (SELECT password FROM accounts WHERE userId = (SELECT id FROM users WHERE role = 'staff')) WHERE userId = (SELECT id FROM users WHERE role = 'admin')`,
      /^the sign-in \S+ was changed/,
    ],
    [
      'an API key added',
      `INSERT INTO api_keys (id, name, role, hash, made_at, revoked_at) VALUES ('mine', 'mine', 'officer', 'abc', '2026-11-01T00:00:00Z', NULL)`,
      /^the API key mine was added/,
    ],
    ['an API key of a higher role', `UPDATE api_keys SET role = 'admin'`, /^the API key \S+ was changed/],
    [
      'the practice under another name',
      `UPDATE practice SET facts = json_set(facts, '$.name', 'Other Clinic')`,
      /^the record of the practice 1 was changed/,
    ],
    [
      'a vendor’s agreement changed',
      `UPDATE associates SET sealed = zeroblob(40) WHERE rowid = 1`,
      /^the version of a business associate .* was changed/,
    ],
    [
      'an attached file exchanged',
      `UPDATE file_parts SET sealed = zeroblob(60)`,
      /^the attached file \S+ of incident 2026-0001 was changed/,
    ],
    ['an attached file removed', `DELETE FROM attachments`, /^the attached file \S+ was removed/],
    [
      'another hash of an attached file',
      `UPDATE attachments SET sha256 = '${'0'.repeat(64)}'`,
      /^the attached file \S+ was changed/,
    ],
    [
      'a text beside the log exchanged',
      `UPDATE log_details SET sealed = (SELECT sealed FROM log_details ORDER BY seq DESC LIMIT 1) WHERE seq = (SELECT min(seq) FROM log_details)`,
      /^the text stored with entry \d+ was changed/,
    ],
    [
      'a row with the MAC of another',
      `UPDATE steps SET title = 'x' WHERE ${STEP}; UPDATE row_macs SET mac = (SELECT mac FROM row_macs WHERE tbl = 'steps' ORDER BY key DESC LIMIT 1) WHERE tbl = 'steps' AND key = (SELECT min(key) FROM row_macs WHERE tbl = 'steps')`,
      /^the step .* was changed/,
    ],
    [
      'a row removed with its MAC',
      `DELETE FROM row_macs WHERE tbl = 'letters' AND key ->> '$[1]' = 3; DELETE FROM letters WHERE position = 3`,
      /^the rows of letters do not add up/,
    ],
    [
      'a table’s sum taken away',
      `DELETE FROM table_sums WHERE tbl = 'users'`,
      /^the proof of the table users was removed/,
    ],
    [
      'all the proofs taken away',
      `DELETE FROM table_sums; DELETE FROM row_macs`,
      /was added outside|was removed or changed/,
    ],
    [
      'a trigger that changes what is written',
      `CREATE TRIGGER sly AFTER INSERT ON letters BEGIN SELECT 1; END`,
      /^the trigger sly was added/,
    ],
    [
      'a guard of the log taken away',
      `DROP TRIGGER log_entries_stay`,
      /^the trigger log_entries_stay of the database is gone/,
    ],
    [
      'a guard of the log made toothless',
      `DROP TRIGGER log_entries_stay; CREATE TRIGGER log_entries_stay BEFORE DELETE ON log BEGIN SELECT 1; END`,
      /^the trigger log_entries_stay of the database was changed/,
    ],
    [
      'the end of the log cut off',
      `DELETE FROM log_details WHERE seq = (SELECT max(seq) FROM log); DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)`,
      /the log does not know|the end of the log is missing/,
    ],
  ])('%s', async (_what, change, sentence) => {
    expect(
      await faultAfter(
        change.replaceAll(
          'WHERE rowid_of_one',
          'WHERE (incident, person) = (SELECT incident, person FROM people WHERE present = 1 LIMIT 1)',
        ),
      ),
    ).toMatch(sentence)
  })

  test('who writes the whole chain anew without the key', async () => {
    const folder = copied(book)
    const database = new Sqlite(join(folder, 'breachbook.db'))
    database.exec(UNGUARD)
    const rows = database.prepare('SELECT seq, body FROM log ORDER BY seq').all() as { seq: number; body: string }[]
    let previous = '0'.repeat(64)
    for (const { seq, body } of rows) {
      const again = canonical({ ...JSON.parse(body), previous, ...(seq === 3 && { by: 'somebody else' }) })
      previous = sha256(again)
      database.prepare('UPDATE log SET body = ?, hash = ? WHERE seq = ?').run(again, previous, seq)
    }
    for (const sql of guards) database.exec(sql)
    database.close()
    expect(await faultOf(folder)).toMatch(/^entry 3 was not written by Breachbook/)
  })

  test.each([
    ['a row of before, with its proof', ['steps', 'row_macs']],
    ['a whole table of before, with its proofs and their sum', ['steps', 'row_macs', 'table_sums']],
  ])('who puts back %s', async (_what, tables) => {
    const folder = copied(book)
    const database = new Sqlite(join(folder, 'breachbook.db'))
    database.exec(`PRAGMA foreign_keys = OFF; ATTACH '${join(earlier, 'breachbook.db')}' AS earlier`)
    for (const table of tables) {
      const only = table === 'steps' ? '' : `WHERE tbl = 'steps'`
      database.exec(
        `DELETE FROM main.${table} ${only}; INSERT INTO main.${table} SELECT * FROM earlier.${table} ${only}`,
      )
    }
    database.close()
    expect(await faultOf(folder)).toMatch(
      /stands at a version|do not add up|stands as it once was|version that the log does not/,
    )
  })

  test('an API key that was added by hand opens nothing', async () => {
    const folder = copied(book)
    await at(folder, async (world) => {
      const key = await keyFor(world, 'officer')
      expect((await ask(world, '/api/incidents', { key })).status).toBe(200)
      const database = new Sqlite(join(folder, 'breachbook.db'))
      database.exec(
        `INSERT INTO api_keys (id, name, role, hash, made_at, revoked_at) SELECT 'mine', name, role, '${sha256('bb_mine')}', made_at, NULL FROM api_keys LIMIT 1`,
      )
      expect((await ask(world, '/api/incidents', { key: 'bb_mine' })).status).toBe(401)
      database.exec(`UPDATE api_keys SET role = 'admin'`)
      expect((await ask(world, '/api/incidents', { key })).status).toBe(401)
      database.close()
    })
  })

  test('and going on to work does not wash the row clean', async () => {
    const folder = copied(book)
    const database = new Sqlite(join(folder, 'breachbook.db'))
    const other = database
      .prepare(`SELECT id FROM steps WHERE incident = '2026-0001' AND performed_at IS NULL LIMIT 1`)
      .pluck()
    const id = other.get() as string
    database.prepare(`UPDATE steps SET title = 'Nothing' WHERE incident = '2026-0001' AND id = ?`).run(id)
    database.close()
    await inNodeWorld(configOf(folder), (world) => completeStep(world, officer, { incident: '2026-0001', id }, {}))
    expect(await faultOf(folder)).toBe(`the step 2026-0001 / ${id} was changed outside Breachbook`)
  })
})

/** Of two people of one incident who differ in it, each gets what the other had in a column. */
function exchanged(column: string): string {
  const where = `(incident, person, recount) = (SELECT incident, person, recount FROM`
  return `
    CREATE TEMP TABLE one AS SELECT * FROM people WHERE present = 1 AND sheet IS NOT NULL AND EXISTS (
      SELECT 1 FROM people AS b WHERE b.incident = people.incident AND b.present = 1 AND b.${column} <> people.${column}
    ) LIMIT 1;
    CREATE TEMP TABLE other AS SELECT people.* FROM people, one WHERE people.incident = one.incident AND people.present = 1
      AND people.sheet IS NOT NULL AND people.${column} <> one.${column} LIMIT 1;
    UPDATE people SET ${column} = (SELECT ${column} FROM other) WHERE ${where} one);
    UPDATE people SET ${column} = (SELECT ${column} FROM one) WHERE ${where} other);`
}

async function faultAfter(change: string): Promise<string | null> {
  const folder = copied(book)
  const database = new Sqlite(join(folder, 'breachbook.db'))
  const isSchema = / TRIGGER /.test(change)
  if (!isSchema) database.exec(UNGUARD)
  database.exec(change)
  if (!isSchema) for (const sql of guards) database.exec(sql)
  database.close()
  return await faultOf(folder)
}

async function bringAndWithdraw(world: OwnWorld, incident: string): Promise<void> {
  const lines = ['First Name,Last Name,DOB,Address,City,State,ZIP', 'Ann,Reyes,1980-03-04,1 Elm St,Boston,MA,02110']
  const opened = await openIncident(world, incident)
  const { id } = await saveUpload(opened, 'another.csv', new Blob([lines.join('\n')]).stream())
  const { roster } = await importRoster(world, officer, incident, id, { map: [] })
  await withdrawRoster(world, officer, incident, roster, 'Of another clinic.')
}

function at<Made>(folder: string, work: (world: OwnWorld) => Promise<Made>): Promise<Made> {
  return inNodeWorld(configOf(folder), work)
}

function faultOf(folder: string): Promise<string | null> {
  return at(folder, async (world) => (await verifyLog(world)).fault)
}

function copied(from: string): string {
  const folder = makeFolder()
  cpSync(from, folder, { recursive: true })
  rmSync(join(folder, 'newest-head.json'), { force: true })
  return folder
}

function configOf(folder: string) {
  return readConfig({ BREACHBOOK_DATA: folder, BREACHBOOK_ZONE: 'America/New_York' })
}

function proof() {
  return {
    about: 'incident',
    fileName: 'receipt.txt',
    bytes: (async function* () {
      yield Buffer.from('Mailed at the counter.')
    })(),
  }
}
