import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logIncident } from '../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../src/actions/incident/open-incident.ts'
import { saveUpload } from '../../src/actions/roster/uploads.ts'
import { Conflict, Destroyed, Missing, Refused, Unavailable } from '../../src/errors.ts'
import { onThread } from '../../src/runtime/on-thread.ts'
import { revived, threadErrorOf } from '../../src/runtime/thread-error.ts'
import { phishedMailbox } from '../cast/incidents.ts'
import { openTestWorld, settle, type TestWorld } from '../support/world/world.ts'

let book: TestWorld
let incident: string
beforeAll(async () => {
  book = await openTestWorld()
  const { officer } = await settle(book.world)
  const facts = { ...phishedMailbox, discoveredOn: '2026-01-15' }
  incident = (await logIncident(book.world, officer, facts)).id
})
afterAll(() => book.close())

async function rosterToImport() {
  const text = 'name,birth date\nAda Lovelace,1980-12-10\nGrace Hopper,1966-12-09\n'
  const { id } = await saveUpload(await openIncident(book.world, incident), 'patients.csv', new Blob([text]).stream())
  return { incident, upload: id, roster: 'a1b2c3', number: 1, today: '2026-01-16', reading: { map: [] } }
}

test('a roster is imported on a thread of its own, which tells how far it is', async () => {
  const told: string[] = []
  const stage = onThread(book.world.config, 'stageRoster')
  const staged = await stage(await rosterToImport(), { progress: ({ phase }) => told.push(phase) })
  expect(staged).toMatchObject({ rows: 2, added: 2, refused: 0 })
  expect(told).toContain('reading')
})

test('an import that was stopped says so', async () => {
  const stage = onThread(book.world.config, 'stageRoster')
  await expect(stage(await rosterToImport(), { signal: AbortSignal.abort() })).rejects.toThrow(Refused)
})

test('what a thread refuses is refused in its words, and what is missing there is missing here', async () => {
  const print = onThread(book.world.config, 'printToFile')
  const base = { on: '2026-01-16' } as Parameters<typeof print>[0]['base']
  const path = join(book.folder, 'letters.pdf')
  await expect(print({ incident: 'none', base, people: [], path })).rejects.toThrow(Missing)
})

test.each([Refused, Missing, Destroyed, Conflict, Unavailable])('%o of a thread is the same here', (Kind) => {
  const crossed = revived(threadErrorOf(new Kind('A sentence.'))!)
  expect([crossed.constructor, crossed.message]).toEqual([Kind, 'A sentence.'])
})
