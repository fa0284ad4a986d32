import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../../../src/access/roles.ts'
import { changeSite } from '../../../src/access/site.ts'
import { addUser } from '../../../src/access/users.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { saveNamed } from '../../../src/actions/incident/restrict.ts'
import { bookSeenBy } from '../../../src/actions/list/seen-by.ts'
import { verifyLog } from '../../../src/actions/log/verify-log.ts'
import { readForReminders } from '../../../src/actions/reminders/reading.ts'
import { listEntries } from '../../../src/storage/log/log.ts'
import { PASSWORD } from '../../cast/practice.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

const PHOTO = { title: 'A photo', kind: 'social_media_disclosure', discoveredOn: '2026-11-20' } as const

let here: TestWorld
let people: Awaited<ReturnType<typeof settle>>
let sal: Principal
let bo: Principal
beforeEach(async () => {
  here = await openTestWorld('2026-11-22T15:00:00.000Z')
  people = await settle(here.world)
  sal = await staffAt('Salem')
  bo = await staffAt('Boston')
})
afterEach(() => here.close())

async function staffAt(site: string): Promise<Principal> {
  const email = `${site.toLowerCase()}@harbor.example`
  const { id } = await addUser(here.world, { email, name: `Staff of ${site}`, role: 'staff', password: PASSWORD })
  await changeSite(here.world, people.admin, id, site)
  return { id, name: site, role: 'staff' }
}

async function sees(who: Principal, incident: string): Promise<boolean> {
  const book = await bookSeenBy(here.world, who)
  return await openIncident(book, incident).then(
    () => true,
    () => false,
  )
}

describe('staff with a site', () => {
  test('see the incidents of their own, of the whole practice, and what they logged themselves', async () => {
    const logged = (by: Principal, site: string | null) => logIncident(here.world, by, { ...PHOTO, site })
    const incidents = {
      boston: await logged(people.officer, 'Boston'),
      salem: await logged(people.officer, 'SALEM'),
      nobodys: await logged(people.officer, 'Online booking'),
      own: await logged(sal, 'Boston'),
    }
    const seen: Record<string, boolean> = {}
    for (const [name, { id }] of Object.entries(incidents)) seen[name] = await sees(sal, id)
    expect(seen).toEqual({ boston: false, salem: true, nobodys: true, own: true })
  })

  test('see a restricted incident of another site once they are named on it', async () => {
    const { id } = await logIncident(here.world, people.officer, { ...PHOTO, kind: 'snooping', site: 'Boston' })
    expect([await sees(sal, id), await sees(bo, id)]).toEqual([false, false])
    await saveNamed(here.world, people.officer, id, { user: sal.id, standing: 'named', reason: 'She saw it.' })
    expect([await sees(sal, id), await sees(bo, id)]).toEqual([true, false])
  })

  test('are reminded of the staff’s steps at their own site, and of none at another', async () => {
    const { id } = await logIncident(here.world, people.officer, { ...PHOTO, site: 'Boston' })
    here.clock.now = '2026-12-21T15:00:00.000Z'
    const { due } = await readForReminders(here.world)
    const told = new Set(due.filter(({ incident }) => incident === id).map(({ person }) => person))
    expect([told.has(bo.id), told.has(people.staff.id), told.has(sal.id)]).toEqual([true, true, false])
  })

  test('are given another site, or all, with an entry that keeps the name of the site sealed', async () => {
    const { id } = await logIncident(here.world, people.officer, { ...PHOTO, site: 'Boston' })
    await changeSite(here.world, people.admin, sal.id, ' ')
    expect(await sees(sal, id)).toBe(true)
    const [entry] = await listEntries(here.world.db, here.world.vault, { limit: 1 })
    expect(entry).toMatchObject({ act: 'user_site_changed', facts: { user: sal.id }, details: { before: 'Salem' } })
    expect(JSON.stringify(entry?.facts)).not.toContain('Salem')
    expect(await verifyLog(here.world)).toMatchObject({ fault: null })
  })

  test('are staff: an officer, who sees all sites, is given none', async () => {
    const given = changeSite(here.world, people.admin, people.officer.id, 'Salem')
    await expect(given).rejects.toThrow('Only staff belong to a site.')
  })
})
