import { expect, test } from 'vitest'
import { recordHold } from '../../../src/actions/duties/notices.ts'
import { amendIncident } from '../../../src/actions/incident/amend.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { questionOf } from '../../../src/breach/incident/incident.ts'
import { situationSchema } from '../../../src/web/api/duties/situation-schema.ts'
import { openTestWorld } from '../../support/world/world.ts'

test('an incident asks the law a Situation, and tells it no names', async () => {
  const { world, close } = await openTestWorld('2026-03-01T15:00:00.000Z')
  const by = { by: { id: 'officer' } }
  const { id } = await logIncident(world, by.by, {
    title: 'Booking vendor',
    kind: 'vendor_breach',
    discoveredOn: '2026-02-20',
  })
  const associate = {
    id: null,
    name: 'Bookwell Scheduling',
    agent: false,
    discoveredOn: '2026-02-10',
    toldUsOn: '2026-02-20',
    contractDays: 10,
  }
  await amendIncident(world, id, by, { associate })
  const hold = {
    form: 'written',
    statedOn: '2026-02-25',
    until: '2026-04-01',
    documented: true,
    impedes: true,
  } as const
  const incident = await recordHold(world, id, by, { ...hold, official: 'Agent Moss', agency: 'FBI' })
  const question = questionOf(incident, null)
  expect(situationSchema.safeParse(question).error?.issues).toBeUndefined()
  expect(JSON.stringify(question)).not.toMatch(/Bookwell|Moss|FBI/)
  await close()
})
