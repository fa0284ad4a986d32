import fc from 'fast-check'
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
import { assignStep } from '../../../src/actions/steps/owner.ts'
import { isOfOtherSite, sitesOfOthers } from '../../../src/breach/incident/site.ts'
import type { Statement } from '../../../src/storage/core/backend.ts'
import { listEntries } from '../../../src/storage/log/log.ts'
import { listSteps } from '../../../src/storage/steps/steps.ts'
import { listUsers } from '../../../src/storage/users/users.ts'
import { PASSWORD } from '../../cast/practice.ts'
import { ask, openTestWorld, settle, signInAs, type TestWorld } from '../../support/world/world.ts'

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

describe('an incident at another site', () => {
  test('is hidden by one rule, whether one incident is asked or all are', async () => {
    const { world } = here
    const all = [people.officer, people.staff, sal, bo]
    const logged = fc.record({
      site: fc.constantFrom(null, 'Salem', ' SÁLEM', 'boston', 'Online booking'),
      by: fc.constantFrom(...all),
      owner: fc.constantFrom(null, sal.id, bo.id),
      backup: fc.constantFrom(null, sal.id, bo.id),
    })
    await fc.assert(
      fc.asyncProperty(logged, async ({ site, by, owner, backup }) => {
        const incident = await logIncident(world, by, { ...PHOTO, site })
        const [step] = await listSteps(world.db, incident.id)
        const hands = { owner: owner ?? 'officer', backup: backup === owner ? null : backup }
        await assignStep(world, people.officer, { incident: incident.id, id: step!.id }, hands)
        const [steps, users] = [await listSteps(world.db, incident.id), await listUsers(world.db)]
        for (const who of all) {
          const asks = { user: who.id, sites: sitesOfOthers(users, who.id) }
          expect(await sees(who, incident.id)).toBe(!isOfOtherSite(incident, asks, steps))
        }
      }),
      { numRuns: 40 },
    )
  })

  describe('costs whoever works elsewhere little', () => {
    let cookie: string
    let asked: Statement[]
    const log = (many: number) =>
      Promise.all(
        Array.from({ length: many }, () => logIncident(here.world, people.officer, { ...PHOTO, site: 'Boston' })),
      )
    const asksFor = async (path: string) => {
      await ask(here.world, path, { cookie })
      asked.length = 0
      expect(await (await ask(here.world, path, { cookie })).text()).not.toContain(PHOTO.title)
      return [...asked]
    }
    beforeEach(async () => {
      cookie = await signInAs(here.world, 'salem@harbor.example')
      asked = []
      const { query } = here.world.backend
      here.world.backend.query = (statement) => {
        asked.push(statement)
        return query(statement)
      }
    })

    test('however many there are: none of them is named in a query', async () => {
      await log(12)
      const named = (await asksFor('/incidents')).filter(({ parameters }) =>
        JSON.stringify(parameters).includes('2026-00'),
      )
      expect(named).toEqual([])
    })

    test('each table is asked about once, by an index', async () => {
      await log(1)
      for (const path of ['/', '/incidents?show=soon', '/calls', '/reports'])
        for (const { sql, parameters } of await asksFor(path)) {
          const tables = sql.match(/(from|join) "/g)?.length ?? 0
          expect(sql.match(/seen \*\//g)?.length ?? 0).toBeLessThanOrEqual(tables)
          if (!sql.includes('logged_by')) continue
          const { rows } = await here.world.backend.query({ sql: `EXPLAIN QUERY PLAN ${sql}`, parameters })
          const plans = (rows as { detail: string }[]).map(({ detail }) => detail)
          expect(plans.filter((plan) => /^SCAN (its_site|steps|log)\b/.test(plan))).toEqual([])
        }
    })
  })
})
