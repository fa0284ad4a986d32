import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { checklistOf } from '../../../src/actions/duties/checklist.ts'
import { recordHold } from '../../../src/actions/duties/notices.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { briefStandingOf, seenOf } from '../../../src/actions/next/standing.ts'
import { readForReminders } from '../../../src/actions/reminders/reading.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

const HOLD = 'record-a-hold'

let here: TestWorld
let people: Awaited<ReturnType<typeof settle>>
let incident = ''
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-02T15:00:00.000Z') })
  here = await openTestWorld()
  people = await settle(here.world)
  const facts = { title: 'An intruder', kind: 'hacking', discoveredOn: '2026-11-02' } as const
  incident = (await logIncident(here.world, people.officer, { ...facts, elements: ['name'] })).id
})
afterEach(async () => {
  await here.close()
  vi.useRealTimers()
})

/** Who still asks for the step: the mails (of which the calendars tell too), the closing, the checklist. */
async function whoAsks(): Promise<string[]> {
  const opened = await openIncident(here.world, incident)
  const { due, watched } = await readForReminders(here.world)
  const standing = await briefStandingOf(opened)
  const isDone = (await seenOf(opened))(HOLD)?.isDone === true
  return [
    ...(due.some(({ kind, thing }) => kind === 'step_late' && thing === `step/${HOLD}`) ? ['a mail'] : []),
    ...(watched.some(({ open }) => open.steps.some(({ id }) => id === HOLD)) ? ['the calendar'] : []),
    ...(standing.steps.some(({ id }) => id === HOLD) ? ['the closing'] : []),
    ...((await checklistOf(opened)).some(({ id }) => id === HOLD) && !isDone ? ['the checklist'] : []),
  ]
}

test('nobody asks for the step “Record a police or FBI request” once a hold is recorded, also when it has run out', async () => {
  vi.setSystemTime('2026-11-12T15:00:00.000Z')
  expect(await whoAsks()).toEqual(['a mail', 'the calendar', 'the closing', 'the checklist'])
  const hold = {
    form: 'written',
    statedOn: '2026-11-12',
    until: '2026-11-20',
    documented: true,
    impedes: true,
  } as const
  const { version } = (await openIncident(here.world, incident)).incident
  const basis = { by: people.officer, version }
  await recordHold(here.world, incident, basis, { ...hold, official: 'Det. Marlow', agency: 'Keene police' })
  expect(await whoAsks()).toEqual([])
  vi.setSystemTime('2026-11-25T15:00:00.000Z')
  expect(await whoAsks()).toEqual([])
})
