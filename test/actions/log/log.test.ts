import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { amendIncident } from '../../../src/actions/incident/amend.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { exportLog, signHead } from '../../../src/actions/log/log.ts'
import { verifyLog } from '../../../src/actions/log/verify-log.ts'
import { isSignedHead, type SignedHead } from '../../../src/storage/log/heads.ts'
import { exportedLine } from '../../../src/storage/log/log.ts'
import { verifyLinks } from '../../../src/storage/log/verify.ts'
import { openTestWorld, type TestWorld } from '../../support/world/world.ts'

const officer = { id: 'user-officer' }
const lostLaptop = {
  title: 'Laptop left in a taxi',
  kind: 'lost_or_stolen_device',
  discoveredOn: '2026-02-20',
} as const
const postedPhoto = {
  title: 'Photo on Instagram',
  kind: 'photo_without_authorization',
  discoveredOn: '2026-02-25',
} as const

let here: TestWorld

beforeEach(async () => {
  here = await openTestWorld('2026-03-01T15:00:00.000Z')
  const { id } = await logIncident(here.world, officer, lostLaptop)
  await logIncident(here.world, officer, postedPhoto)
  await amendIncident(here.world, id, { by: officer }, { title: 'Laptop left in a taxi, and found again' })
})
afterEach(() => here.close())

describe('to verify the log', () => {
  test('finds a book whole that nobody touched', async () => {
    expect(await verifyLog(here.world)).toMatchObject({ entries: 3, fault: null })
  })

  test('refuses a head that another key signed, though the chain is the same', async () => {
    const head = await signHead(here.world)
    const other = await openTestWorld('2026-03-01T15:00:00.000Z')
    const theirs = await other.world.signer.sign({ seq: head.seq, hash: head.hash }, head.at)
    await other.close()
    const { fault } = await verifyLog(here.world, theirs)
    expect(fault).toContain('signed with another key')
  })

  test('names the first entry that does not hold', async () => {
    asThief(`UPDATE log SET body = replace(body, 'lost_or_stolen', 'lost_and_stolen') WHERE seq = 1`)
    expect(await verifyLog(here.world)).toMatchObject({
      entries: 0,
      fault: expect.stringMatching(/^entry 1 was changed/),
    })
  })

  test('names the entry of which the sealed text was exchanged', async () => {
    asThief('UPDATE log_details SET sealed = (SELECT sealed FROM log_details WHERE seq = 1) WHERE seq = 2')
    expect((await verifyLog(here.world)).fault).toBe('the text stored with entry 2 was changed')
  })

  test('sees without any earlier head that the newest entry of an incident is cut off', async () => {
    asThief('DELETE FROM log_details WHERE seq = 3; DELETE FROM log WHERE seq = 3')
    expect((await verifyLog(here.world)).fault).toMatch(
      /^incident 2026-0001 stands at a version that the log does not know/,
    )
  })

  test('sees with an earlier head what is cut off besides', async () => {
    await signHead(here.world)
    await here.world.commit({ act: 'signed_out' }, officer)
    const earlier = await signHead(here.world)
    asThief('DELETE FROM log WHERE seq = 4')
    expect(await verifyLog(here.world)).toMatchObject({ fault: null })
    expect((await verifyLog(here.world, earlier)).fault).toMatch(/is at entry 4: the last entry is cut off/)
  })
})

describe('the exported log', () => {
  test('proves itself whole, the entry that it was taken the newest in it', async () => {
    const { links, head, entries } = await exported()
    expect(entries.map(({ act }) => act)).toEqual([
      'incident_logged',
      'incident_logged',
      'incident_amended',
      'log_exported',
    ])
    expect(isSignedHead(head)).toBe(true)
    expect(await verifyLinks(links(), head)).toEqual({
      entries: 4,
      head: { seq: head.seq, hash: head.hash },
      fault: null,
    })
  })

  test('holds nothing that was entered after its head', async () => {
    const { head, lines } = await exportLog(here.world, officer)
    await here.world.commit({ act: 'signed_out' }, officer)
    const taken = await Array.fromAsync(lines)
    expect(taken).toHaveLength(5)
    expect(JSON.parse(taken.at(-1) ?? '')).toEqual({ head })
  })

  test('tells no word that somebody wrote', async () => {
    const { text } = await exported()
    expect(text).toContain('lost_or_stolen_device')
    for (const word of ['taxi', 'Instagram', 'found again']) expect(text).not.toContain(word)
  })

  test('taken earlier shows that the book was cut off since', async () => {
    const { head } = await exported()
    asThief('DELETE FROM log WHERE seq = 4')
    expect((await verifyLog(here.world, head)).fault).toMatch('the last entry is cut off')
  })
})

function asThief(sql: string): void {
  const database = new Sqlite(`${here.folder}/breachbook.db`)
  const triggers = database
    .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'log'`)
    .all() as { name: string; sql: string }[]
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
  database.exec(sql)
  for (const trigger of triggers) database.exec(trigger.sql)
  database.close()
}

async function exported() {
  const { lines } = await exportLog(here.world, officer)
  const taken = await Array.fromAsync(lines)
  const parsed = taken.map((line) => JSON.parse(line))
  const head: SignedHead = parsed.at(-1).head
  const entries: { act: string }[] = parsed.slice(0, -1).map(({ entry }) => entry)
  async function* links() {
    for (const line of parsed.slice(0, -1)) yield exportedLine.read(line)
  }
  return { head, entries, links, text: taken.join('') }
}
