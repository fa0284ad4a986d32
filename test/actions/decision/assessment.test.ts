import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../../src/access/roles.ts'
import { answerAssessment, signAssessment, writeAssessment } from '../../../src/actions/decision/assessment.ts'
import { dutiesOf } from '../../../src/actions/duties/duties.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { verifyLog } from '../../../src/actions/log/verify-log.ts'
import type { Role } from '../../../src/storage/core/role.ts'
import { listEntries } from '../../../src/storage/log/log.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

let opened: TestWorld
let people: Record<Role, Principal>

beforeAll(async () => {
  opened = await openTestWorld('2026-11-22T15:00:00.000Z')
  people = await settle(opened.world)
})
afterAll(() => opened.close())

const written = { text: 'It came back unread.' }
const unlikely = {
  factors: { nature: written, recipient: written, acquired_or_viewed: written, mitigation: written },
  finding: 'low_probability' as const,
  reason: 'Nobody read it.',
}

async function misdirectedFax(): Promise<string> {
  const facts = { title: 'Fax to a bakery', kind: 'misdirected_mail_or_fax', discoveredOn: '2026-11-20' } as const
  const { id } = await logIncident(opened.world, people.officer, facts)
  await writeAssessment(opened.world, id, { by: people.officer }, unlikely)
  return id
}

describe('the second signature', () => {
  test.each(['staff', 'auditor'] as const)('of the %s is refused wherever it comes from', async (role) => {
    const id = await misdirectedFax()
    await expect(signAssessment(opened.world, id, { by: people[role] })).rejects.toThrow(
      `Your role (${role}) does not allow this.`,
    )
  })

  test('keeps the role of that day, and binds the log to the very words', async () => {
    const { world } = opened
    const id = await misdirectedFax()
    const signed = await signAssessment(world, id, { by: people.admin })
    expect(signed.assessment?.signature).toEqual({
      by: people.admin.id,
      role: 'admin',
      at: '2026-11-22T15:00:00.000Z',
    })
    expect((await dutiesOf(await openIncident(world, signed.id))).answer.breach).toBe('no')
    const [signature, writing] = await listEntries(world.db, world.vault, { incident: id, limit: 2 })
    expect(signature?.facts).toMatchObject({ text: writing?.facts?.text, writtenBy: people.officer.id, role: 'admin' })
    expect((await verifyLog(world)).fault).toBeNull()
  })

  test('is nobody’s whose words stand in it: not of who wrote most, nor of who changed one answer', async () => {
    const { world } = opened
    const id = await misdirectedFax()
    const changed = { factors: { recipient: { text: 'A bakery, which called us.' } } }
    await answerAssessment(world, id, { by: people.admin }, changed)
    const third: Principal = { id: 'third', name: 'A third officer', role: 'officer' }
    for (const by of [people.officer, people.admin])
      await expect(signAssessment(world, id, { by })).rejects.toThrow('A second person must sign the assessment')
    await signAssessment(world, id, { by: third })
    await answerAssessment(world, id, { by: people.officer }, { factors: { recipient: { text: 'A bakery.' } } })
    await expect(signAssessment(world, id, { by: people.officer })).rejects.toThrow('not the author')
    const signed = await signAssessment(world, id, { by: people.admin })
    expect(signed.assessment?.signature?.by).toBe(people.admin.id)
  })

  test('is nobody’s either whose words one form of all of it repeats', async () => {
    const { world } = opened
    const id = await misdirectedFax()
    await writeAssessment(world, id, { by: people.admin }, { ...unlikely, reason: 'Nobody opened it.' })
    await expect(signAssessment(world, id, { by: people.officer })).rejects.toThrow('not the author')
  })

  test('goes to one of two who sign at once', async () => {
    const id = await misdirectedFax()
    const second: Principal = { id: 'another', name: 'Another officer', role: 'officer' }
    const both = [people.admin, second].map((by) => signAssessment(opened.world, id, { by }))
    const outcomes = await Promise.allSettled(both)
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = outcomes.find((each) => each.status === 'rejected')
    expect(String(refused?.reason)).toContain('It is already signed.')
  })
})
