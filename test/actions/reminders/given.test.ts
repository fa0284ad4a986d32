import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { amendIncident } from '../../../src/actions/incident/amend.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { draftOf } from '../../../src/actions/playbooks/draft.ts'
import { addTask, rewordStep } from '../../../src/actions/playbooks/edit-draft.ts'
import { putInForce } from '../../../src/actions/playbooks/put-in-force.ts'
import { takeOverPlaybook } from '../../../src/actions/playbooks/take-over.ts'
import { readForReminders } from '../../../src/actions/reminders/reading.ts'
import { addStep } from '../../../src/actions/steps/own-steps.ts'
import { completeStep, reopenStep } from '../../../src/actions/steps/steps.ts'
import type { Task } from '../../../src/breach/playbooks/task.ts'
import { listSteps } from '../../../src/storage/steps/steps.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

let here: TestWorld
let people: Awaited<ReturnType<typeof settle>>
let incident = ''
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-02T15:00:00.000Z') })
  here = await openTestWorld()
  people = await settle(here.world)
  const facts = { title: 'An intruder', kind: 'hacking', discoveredOn: '2026-11-02', elements: ['name'] } as const
  incident = (await logIncident(here.world, people.officer, { ...facts, elements: [...facts.elements] })).id
})
afterEach(async () => {
  await here.close()
  vi.useRealTimers()
})

/** The steps of which it is news now that they became somebody’s. */
async function news(): Promise<string[]> {
  const { due } = await readForReminders(here.world)
  const steps = due.filter(({ kind }) => kind === 'step_yours').map(({ thing }) => thing.replace('step/', ''))
  return [...new Set(steps)].toSorted()
}

const stepIds = async () => (await listSteps(here.world.db, incident)).map(({ id }) => id)

async function weeksLater(): Promise<void> {
  vi.setSystemTime('2026-11-22T15:00:00.000Z')
  expect(await news()).toEqual([])
}

test('a step that an officer adds weeks after the incident was logged is news to its owner', async () => {
  await weeksLater()
  const added = { title: 'Ask the landlord', phase: 'contain', dueOn: '2026-11-30', secondPerson: false } as const
  await addStep(here.world, people.officer, incident, { ...added, why: null, how: null, owner: people.staff.id })
  expect(await news()).toEqual(['added-step-1'])
})

test('steps that other information brings weeks later are news', async () => {
  await weeksLater()
  const before = await stepIds()
  await amendIncident(here.world, incident, { by: people.admin }, { event: { elements: ['name', 'payment_card'] } })
  const brought = (await stepIds()).filter((id) => !before.includes(id))
  expect(brought.length).toBeGreaterThan(0)
  expect(await news()).toEqual(expect.arrayContaining(brought))
})

test('steps that a corrected kind brings, and those that it opens again, are news', async () => {
  const asked = await stepIds()
  await weeksLater()
  await amendIncident(here.world, incident, { by: people.admin }, { kind: 'phishing' })
  const brought = (await stepIds()).filter((id) => !asked.includes(id))
  expect(brought.length).toBeGreaterThan(0)
  expect(await news()).toEqual(brought.toSorted())
  vi.setSystemTime('2026-12-12T15:00:00.000Z')
  expect(await news()).toEqual([])
  await amendIncident(here.world, incident, { by: people.admin }, { kind: 'hacking' })
  const reopened = await news()
  expect(reopened.length).toBeGreaterThan(0)
  expect(asked).toEqual(expect.arrayContaining(reopened))
})

test('steps that a newer playbook brings, and those that it gives to another, are news; those in other words are not', async () => {
  await weeksLater()
  const on = { playbook: 'hacking' } as const
  const { steps } = await draftOf(here.world, 'hacking')
  const [own, given, worded] = steps.filter(({ owner, law }) => owner !== 'staff' && law === null) as [Task, Task, Task]
  await rewordStep(
    here.world,
    people.officer,
    { ...on, step: given.id },
    { ...given, owner: 'staff', backup: 'officer' },
  )
  await rewordStep(here.world, people.officer, { ...on, step: worded.id }, { ...worded, title: 'In other words' })
  const { id: _, ...words } = { ...own, onlyIf: null, due: { from: 'discovery', days: 60 } }
  const added = (await addTask(here.world, people.officer, on, words)).steps.at(-1)?.id
  await putInForce(here.world, people.admin, on)
  expect(await news()).toEqual([])
  await takeOverPlaybook(here.world, people.admin, incident, {})
  expect(await news()).toEqual([given.id, added].toSorted())
})

test('a step that is done again on the day it was done before asks again for a signature', async () => {
  const { id = '' } = (await listSteps(here.world.db, incident)).find(({ secondPerson }) => secondPerson !== null) ?? {}
  const name = { incident, id }
  const asked = async () => {
    const { due } = await readForReminders(here.world)
    return [...new Set(due.filter(({ kind }) => kind === 'signature').map(({ day }) => day))]
  }
  await completeStep(here.world, people.officer, name, {})
  expect(await asked()).toEqual(['2026-11-02'])
  vi.setSystemTime('2026-11-05T15:00:00.000Z')
  await reopenStep(here.world, people.officer, name, 'It was another computer.')
  await completeStep(here.world, people.officer, name, { performedAt: '2026-11-02T15:00:00.000Z' })
  expect(await asked()).toEqual(['2026-11-05'])
})
