import { afterEach, expect, test } from 'vitest'
import { amendIncident } from '../../../src/actions/incident/amend.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { listSteps } from '../../../src/storage/steps/steps.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

let opened: TestWorld
afterEach(() => opened.close())

test('information that turns out to be pictures or card numbers brings its steps, and takes none away when it goes', async () => {
  opened = await openTestWorld('2026-11-22T15:00:00.000Z')
  const { world } = opened
  const { officer } = await settle(world)
  const facts = { title: 'An intruder', kind: 'hacking', discoveredOn: '2026-11-20', elements: ['name'] } as const
  const { id } = await logIncident(world, officer, { ...facts, elements: [...facts.elements] })
  const ids = async () => (await listSteps(world.db, id)).map((step) => step.id)
  const before = await ids()
  expect(before).not.toContain('help-with-intimate-pictures')
  await amendIncident(world, id, { by: officer }, { event: { elements: ['name', 'photo', 'payment_card'] } })
  const brought = (await ids()).filter((step) => !before.includes(step))
  expect(brought.toSorted()).toEqual([
    'help-with-intimate-pictures',
    'protect-a-minor-shown',
    'tell-the-card-processor',
  ])
  await amendIncident(world, id, { by: officer }, { event: { elements: ['name'] } })
  expect(await ids()).toEqual(expect.arrayContaining([...before, ...brought]))
})
