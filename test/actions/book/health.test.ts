import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { whyNotReady } from '../../../src/actions/book/health.ts'
import { openTestWorld, type TestWorld } from '../../support/world/world.ts'

let here: TestWorld
let writer: Sqlite.Database
beforeEach(async () => {
  here = await openTestWorld()
  writer = new Sqlite(join(here.folder, 'breachbook.db'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  writer.close()
  await here.close()
})

const sinceThen = (seconds: number) => {
  const then = Date.now() + seconds * 1000
  vi.spyOn(Date, 'now').mockImplementation(() => then)
}
const heldBack = () => writer.exec('BEGIN IMMEDIATE')
const letGo = () => writer.exec('COMMIT')

describe('whether the book is ready, while another writes', () => {
  test('is answered from what held a moment ago, and nobody who asks waits for the writer', async () => {
    expect(await whyNotReady(here.world)).toBeNull()
    sinceThen(6)
    heldBack()
    expect(await Promise.all([1, 2, 3].map(() => whyNotReady(here.world)))).toEqual([null, null, null])
    expect(writer.inTransaction).toBe(true)
    letGo()
  })

  test('is found out by waiting once that is long ago: then it is not, if the writer lets nobody in', async () => {
    expect(await whyNotReady(here.world)).toBeNull()
    sinceThen(16)
    heldBack()
    expect(await whyNotReady(here.world)).toMatch(/another program/i)
    letGo()
    expect(await whyNotReady(here.world)).toBeNull()
  })

  test('what failed is not believed again: the next who asks waits for what is', async () => {
    expect(await whyNotReady(here.world)).toBeNull()
    sinceThen(6)
    await here.world.backend.query({ sql: 'PRAGMA query_only = ON', parameters: [] })
    expect(await whyNotReady(here.world)).toMatch(/read-only/)
    await here.world.backend.query({ sql: 'PRAGMA query_only = OFF', parameters: [] })
    expect(await whyNotReady(here.world)).toBeNull()
  })
})
