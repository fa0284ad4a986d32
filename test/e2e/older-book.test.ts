import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { amendIncident } from '../../src/actions/incident/amend.ts'
import { logIncident } from '../../src/actions/incident/log-incident.ts'
import { acceptOlderBook } from '../../src/actions/log/older-book.ts'
import { verifyLog } from '../../src/actions/log/verify-log.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { inNodeWorld } from '../../src/runtime/node.ts'
import type { OwnWorld } from '../../src/runtime/world.ts'
import { makeFolder } from '../support/machine/folder.ts'
import { wordsOn } from '../support/world/pages.ts'
import { ask, settle, signInAs } from '../support/world/world.ts'

const officer = { id: 'cli:officer', name: 'officer', role: 'officer' } as const
const fax = { title: 'Fax to a wrong number', kind: 'misdirected_mail_or_fax', discoveredOn: '2026-11-02' } as const

describe('a book that is older than its newest signed head', () => {
  test('keeps that head outside its database, and says at the next start that an older copy was put back', async () => {
    const { folder, older } = await bookAndItsOlderCopy()
    expect(JSON.parse(readFileSync(join(folder, 'newest-head.json'), 'utf8'))).toMatchObject({ seq: 7 })
    putBack(older, folder)
    await at(folder, async (world) => {
      expect(world.heads.older).toMatch(
        /^This book is older than it was: it ends with entry 6, and at 20\d\d-.* UTC it had 7\./,
      )
      expect((await verifyLog(world)).fault).toMatch(/the last entry is cut off/)
    })
  })

  test('records nothing but who comes and goes, until an admin decides, and the log says that', async () => {
    const { folder, older } = await bookAndItsOlderCopy()
    putBack(older, folder)
    await at(folder, async (world) => {
      await expect(logIncident(world, officer, fax)).rejects.toThrow(/Nothing is recorded until an admin decides/)
      await world.commit({ act: 'signed_in' }, officer)
      expect(await post(world, 'officer')).toMatchObject({ status: 403 })
      expect(await wordsOfLog(world)).toMatch(/This book is older than it was.*Go on with this book/)
      expect(await post(world, 'admin')).toMatchObject({ status: 204 })
      await logIncident(world, officer, fax)
      expect(await wordsOfLog(world)).not.toContain('This book is older')
    })
    await at(folder, async (world) => {
      expect(world.heads.older).toBeNull()
      expect((await verifyLog(world)).fault).toBeNull()
    })
  })

  test('is seen through although its whole log was written anew', async () => {
    const { folder } = await bookAndItsOlderCopy()
    const other = makeFolder()
    await at(other, async (world) => {
      await settle(world)
      for (let each = 0; each < 9; each += 1) await world.commit({ act: 'signed_in' }, officer)
    })
    cpSync(join(folder, 'newest-head.json'), join(other, 'newest-head.json'))
    await at(other, async (world) => {
      expect(world.heads.older).toMatch(/^The log of this book was rewritten/)
      await expect(acceptOlderBook(world, officer)).resolves.toBeUndefined()
    })
  })

  test('is seen through by the folder that the practice chose, where the one beside the database went back too', async () => {
    const kept = makeFolder()
    const { folder, older } = await bookAndItsOlderCopy(kept)
    rmSync(folder, { recursive: true })
    cpSync(older, folder, { recursive: true })
    await at(folder, async (world) => expect(world.heads.older).toBeNull())
    await at(folder, async (world) => expect(world.heads.older).toMatch(/^This book is older/), kept)
  })

  test('is not told from a book whose head was tampered with: that is said instead', async () => {
    const { folder } = await bookAndItsOlderCopy()
    const file = join(folder, 'newest-head.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"seq":\d+/, '"seq":2'))
    await at(folder, async (world) => expect(world.heads.older).toMatch(/not signed by the key it names/))
  })
})

test('a book that nobody put back opens as it was, and one without a kept head too', async () => {
  const { folder } = await bookAndItsOlderCopy()
  await at(folder, async (world) => expect(world.heads.older).toBeNull())
  rmSync(join(folder, 'newest-head.json'))
  await at(folder, async (world) => {
    expect(world.heads.older).toBeNull()
    await world.commit({ act: 'signed_in' }, officer)
  })
  expect(existsSync(join(folder, 'newest-head.json'))).toBe(true)
})

test('a head that cannot be kept leaves nothing half-made behind', async () => {
  const { folder } = await bookAndItsOlderCopy()
  rmSync(join(folder, 'newest-head.json'))
  mkdirSync(join(folder, 'newest-head.json'))
  await at(folder, async (world) => void (await world.commit({ act: 'signed_in' }, officer)))
  expect(readdirSync(folder).filter((name) => name.startsWith('newest-head'))).toEqual(['newest-head.json'])
})

async function bookAndItsOlderCopy(kept?: string) {
  const [folder, older] = [makeFolder(), makeFolder()]
  const id = await at(
    folder,
    async (world) => {
      await settle(world)
      const incident = await logIncident(world, officer, fax)
      await world.backend.query({ sql: 'PRAGMA wal_checkpoint(TRUNCATE)', parameters: [] })
      return incident.id
    },
    kept,
  )
  rmSync(older, { recursive: true })
  cpSync(folder, older, { recursive: true })
  await at(folder, (world) => amendIncident(world, id, { by: officer }, { summary: 'One page.' }), kept)
  return { folder, older }
}

function putBack(older: string, folder: string): void {
  for (const file of ['breachbook.db-wal', 'breachbook.db-shm']) rmSync(join(folder, file), { force: true })
  cpSync(join(older, 'breachbook.db'), join(folder, 'breachbook.db'))
}

function at<Made>(folder: string, work: (world: OwnWorld) => Promise<Made>, kept?: string): Promise<Made> {
  const heads = kept === undefined ? {} : { BREACHBOOK_HEADS: kept }
  return inNodeWorld(readConfig({ BREACHBOOK_DATA: folder, BREACHBOOK_ZONE: 'America/New_York', ...heads }), work)
}

async function post(world: OwnWorld, role: string): Promise<Response> {
  const cookie = await signInAs(world, `${role}@harbor.example`)
  return await ask(world, '/api/log/older-book', { method: 'POST', cookie })
}

async function wordsOfLog(world: OwnWorld): Promise<string> {
  const cookie = await signInAs(world, 'admin@harbor.example')
  return wordsOn(await (await ask(world, '/log', { cookie })).text())
}
