import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { saveChoice } from '../../../src/actions/reminders/choices.ts'
import { queueReminders } from '../../../src/actions/reminders/queue-reminders.ts'
import { tables } from '../../../src/storage/core/database.ts'
import { phishedMailbox } from '../../cast/incidents.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

let here: TestWorld
let people: Awaited<ReturnType<typeof settle>>
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-16T15:00:00.000Z') })
  here = await openTestWorld()
  people = await settle(here.world)
  await logIncident(here.world, people.officer, phishedMailbox)
})
afterEach(async () => {
  await here.close()
  vi.useRealTimers()
})

async function briefsTo(role: 'officer' | 'staff', on: string): Promise<number> {
  vi.setSystemTime(`${on}T15:00:00.000Z`)
  await queueReminders(here.world)
  const briefs = tables(here.world.db).selectFrom('reminders').selectAll().where('thing', '=', 'weekly')
  return (await briefs.where('user', '=', people[role].id).execute()).length
}

test('where Breachbook first reminds anybody on a Thursday, the weekly brief begins on the next Monday', async () => {
  expect(await briefsTo('officer', '2026-11-19')).toBe(0)
  expect(await briefsTo('officer', '2026-11-22')).toBe(0)
  expect(await briefsTo('officer', '2026-11-23')).toBe(1)
})

test('whoever chooses it on a Thursday gets the first on the next Monday, and a late one after a Monday switched off', async () => {
  expect(await briefsTo('officer', '2026-11-16')).toBe(1)
  vi.setSystemTime('2026-11-19T15:00:00.000Z')
  await saveChoice(here.world, people.staff, { kinds: [], brief: 'weekly' })
  expect(await briefsTo('staff', '2026-11-19')).toBe(0)
  expect(await briefsTo('staff', '2026-11-24')).toBe(1)
})
