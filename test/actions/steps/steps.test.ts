import { afterEach, beforeEach, expect, test } from 'vitest'
import { amendIncident } from '../../../src/actions/incident/amend.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { verifyLog } from '../../../src/actions/log/verify-log.ts'
import { completeStep } from '../../../src/actions/steps/steps.ts'
import type { OwnWorld as World } from '../../../src/runtime/world.ts'
import { findStep, listSteps } from '../../../src/storage/steps/steps.ts'
import { openTestWorld, type TestWorld } from '../../support/world/world.ts'

const officer = { id: 'user-officer', name: 'The officer', role: 'officer' } as const

let here: TestWorld
beforeEach(async () => {
  here = await openTestWorld('2026-03-01T15:00:00.000Z')
})
afterEach(() => here.close())

test('a corrected day of discovery moves the steps, and undoes none that was completed meanwhile', async () => {
  const { id } = await logIncident(here.world, officer, {
    title: 'Fax',
    kind: 'misdirected_mail_or_fax',
    discoveredOn: '2026-02-20',
  })
  const [first] = await listSteps(here.world.db, id)
  const name = { incident: id, id: first!.id }
  const completing: World = { ...here.world, commit: completeFirst(here.world, name) }

  await amendIncident(completing, id, { by: officer }, { discoveredOn: '2026-02-18' })

  const step = await findStep(here.world.db, id, first!.id)
  expect(step?.performedAt).toBe('2026-03-01T15:00:00.000Z')
  expect(step?.dueOn).not.toBe(first!.dueOn)
  expect((await verifyLog(here.world)).fault).toBeNull()
})

test('a step that was changed past the log is named when the log is verified', async () => {
  const { id } = await logIncident(here.world, officer, {
    title: 'Fax',
    kind: 'misdirected_mail_or_fax',
    discoveredOn: '2026-02-20',
  })
  const [first] = await listSteps(here.world.db, id)
  await here.world.backend.query({
    sql: 'UPDATE steps SET version = 2, performed_at = ? WHERE id = ?',
    parameters: ['2026-02-21T00:00:00Z', first!.id],
  })
  expect((await verifyLog(here.world)).fault).toContain(`step ${first!.id} of incident ${id}`)
})

// Somebody ticks the step in the moment between the amendment's reading and its writing.
function completeFirst(world: World, name: { incident: string; id: string }): World['commit'] {
  let done = false
  return async (change, by) => {
    if (!done) await completeStep(world, officer, name, {})
    done = true
    return await world.commit(change, by)
  }
}
