import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Principal } from '../../../src/access/roles.ts'
import { addUser } from '../../../src/access/users.ts'
import { amendIncident } from '../../../src/actions/incident/amend.ts'
import { type FirstFacts, logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { liftRestriction, removeNamed, restrictIncident, saveNamed } from '../../../src/actions/incident/restrict.ts'
import { bookSeenBy } from '../../../src/actions/list/seen-by.ts'
import { exportLog } from '../../../src/actions/log/log.ts'
import { verifyLog } from '../../../src/actions/log/verify-log.ts'
import { closeIncident, reopenIncident } from '../../../src/actions/next/close-incident.ts'
import { assignStep } from '../../../src/actions/steps/owner.ts'
import { listEntries } from '../../../src/storage/log/log.ts'
import { listSteps } from '../../../src/storage/steps/steps.ts'
import { PASSWORD } from '../../cast/practice.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

const PHOTO: FirstFacts = { title: 'A photo', kind: 'social_media_disclosure', discoveredOn: '2026-11-20' }
const COUNSEL = { reason: 'privilege', words: 'Counsel asked for it.', people: [] } as const

let here: TestWorld
let people: Awaited<ReturnType<typeof settle>>
let rosa: Principal
let stands: string
let twin: string

beforeEach(async () => {
  here = await openTestWorld('2026-11-22T15:00:00.000Z')
  people = await settle(here.world)
  const rosas = { email: 'rosa@harbor.example', name: 'Rosa', role: 'officer', password: PASSWORD } as const
  rosa = { ...rosas, id: (await addUser(here.world, rosas)).id }
  stands = await logged()
  twin = await logged()
})
afterEach(async () => {
  expect(await verifyLog(here.world)).toMatchObject({ fault: null })
  await here.close()
})

const logged = async () => (await logIncident(here.world, people.officer, PHOTO)).id
const merge = (id: string, into: string, by = people.officer) =>
  closeIncident(here.world, id, { by }, { how: 'merged', into, reason: 'The same post.' })
const reopen = (id: string) => reopenIncident(here.world, id, { by: people.officer }, 'It was another post.')
const restrict = (id: string, who = people.officer) => restrictIncident(here.world, who, id, COUNSEL)
const name = (id: string, standing: 'named' | 'subject' = 'named') =>
  saveNamed(here.world, people.officer, id, { user: rosa.id, standing, reason: 'x' })

async function sees(who: Principal): Promise<string[]> {
  const book = await bookSeenBy(here.world, who)
  const seen: string[] = []
  for (const id of [stands, twin]) if (await openIncident(book, id).catch(() => null)) seen.push(id)
  return seen
}

/** Whether the log, or an export of it, tells somebody of an incident. */
async function isToldOf(id: string, who: Principal): Promise<boolean[]> {
  const book = await bookSeenBy(here.world, who)
  const listed = await listEntries(book.db, book.vault, { limit: 50 })
  const { lines } = await exportLog(book, who)
  return [JSON.stringify(listed), (await Array.fromAsync(lines)).join()].map((text) => text.includes(id))
}

test('what was merged into an incident is restricted with it, and whoever is named on that sees both', async () => {
  await merge(twin, stands)
  await restrict(stands)
  expect(await sees(rosa)).toEqual([])
  expect(await isToldOf(twin, rosa)).toEqual([false, false])
  expect(await sees(people.officer)).toEqual([stands, twin])
  await name(stands)
  expect(await sees(rosa)).toEqual([stands, twin])
  await removeNamed(here.world, people.officer, stands, { user: rosa.id, reason: 'x' })
  expect(await sees(rosa)).toEqual([])
  await liftRestriction(here.world, people.officer, stands, 'Counsel is done.')
  expect(await sees(rosa)).toEqual([stands, twin])
})

test('so is what was merged into an incident that was merged itself', async () => {
  await merge(twin, stands)
  const last = await logged()
  await merge(stands, last)
  await restrict(last)
  expect(await sees(rosa)).toEqual([])
  expect(await sees(people.officer)).toEqual([stands, twin])
})

test('what is restricted in the moment in which another is merged into it tells of neither', async () => {
  const { commit } = here.world
  const slow = async (...given: Parameters<typeof commit>) => {
    await restrict(stands)
    return await commit(...given)
  }
  const asked = { how: 'merged', into: stands, reason: 'The same post.' } as const
  await closeIncident({ ...here.world, commit: slow }, twin, { by: people.officer }, asked)
  expect(await sees(rosa)).toEqual([])
})

test('two restricted ones are merged where the same people stand to both in the same way, and have one restriction then', async () => {
  for (const id of [stands, twin]) await restrict(id)
  await name(stands)
  await expect(merge(twin, stands)).rejects.toThrow('Name the same people on both first.')
  await name(twin, 'subject')
  await expect(merge(twin, stands)).rejects.toThrow('Name the same people on both first.')
  await name(stands, 'subject')
  await merge(twin, stands)
  await name(stands)
  expect(await sees(rosa)).toEqual([stands, twin])
  await liftRestriction(here.world, people.officer, stands, 'Counsel is done.')
  expect(await sees(people.staff)).toEqual([stands, twin])
})

test('one that is reopened keeps the restriction, which is its own from then on', async () => {
  await merge(twin, stands)
  await restrict(stands)
  await name(stands, 'subject')
  await reopen(twin)
  expect(await sees(rosa)).toEqual([])
  await liftRestriction(here.world, people.officer, stands, 'Counsel is done.')
  expect([await sees(rosa), await sees(people.admin)]).toEqual([[stands], [stands]])
  await name(twin)
  expect(await sees(rosa)).toEqual([stands, twin])
})

test('one that was reopened before is not restricted with it, and says no more that it was merged', async () => {
  await merge(twin, stands)
  await reopen(twin)
  expect(await isToldOf(stands, rosa)).toEqual([true, true])
  await restrict(stands)
  expect(await sees(rosa)).toEqual([twin])
  expect(await isToldOf(stands, rosa)).toEqual([false, false])
  expect(await isToldOf(stands, people.officer)).toEqual([true, true])
})

test('one that was withdrawn is reopened with the restriction that it has of its own, which nobody says again', async () => {
  await restrict(twin)
  await name(twin)
  await closeIncident(here.world, twin, { by: people.officer }, { how: 'withdrawn', reason: 'Logged twice.' })
  await reopen(twin)
  expect(await sees(rosa)).toEqual([stands, twin])
  const entries = await listEntries(here.world.db, here.world.vault, { limit: 50 })
  expect(entries.find(({ act }) => act === 'incident_reopened')?.facts).not.toHaveProperty('restriction')
})

test('who sees a merged one is changed in the one that stands', async () => {
  await merge(twin, stands)
  const refused = `Incident ${twin} was merged into ${stands}, and the same people see both. Change that one.`
  await expect(restrict(twin)).rejects.toThrow(refused)
  const snooping = () => amendIncident(here.world, twin, { by: people.officer }, { kind: 'snooping' })
  await expect(snooping()).rejects.toThrow(refused)
  await restrict(stands)
  const [step] = await listSteps(here.world.db, twin)
  const given = assignStep(here.world, people.officer, { incident: twin, id: step!.id }, { owner: rosa.id })
  for (const change of [given, name(twin), liftRestriction(here.world, people.officer, twin, 'x')])
    await expect(change).rejects.toThrow(refused)
  expect(await sees(rosa)).toEqual([])
})
