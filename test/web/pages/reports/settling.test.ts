import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeKey } from '../../../../src/access/keys.ts'
import { logIncident } from '../../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../../src/actions/incident/open-incident.ts'
import { verifyLog } from '../../../../src/actions/log/verify-log.ts'
import { destroyIncident } from '../../../../src/actions/retention/destroy-incident.ts'
import { tables } from '../../../../src/storage/core/database.ts'
import { countOpenReports } from '../../../../src/storage/reports/reports.ts'
import { listKeys, revokeKey } from '../../../../src/storage/users/keys.ts'
import { expectRefusal, wordsOn } from '../../../support/world/pages.ts'
import { ask } from '../../../support/world/world.ts'
import { type House, openHouse, PHOTO } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const PHONE = { title: 'A lost phone', kind: 'lost_or_stolen_device' }

test('a report becomes an incident that was discovered on the day it was known to anybody here', async () => {
  const code = await house.sent({ what: 'My phone is gone.', knownOn: '2026-11-19', where: 'Elm Ave' })
  const { id } = await house.found('My phone is gone.')
  const form = await (await house.as('officer', `/house-reports/${id}/incident`)).text()
  expect(form).toContain('value="2026-11-19"')
  expect(form).toContain('value="Elm Ave"')
  const typed = { ...PHONE, discoveredOn: '2026-11-19', site: 'Elm Ave' }
  const answer = await house.as('officer', `/house-reports/${id}/incident`, typed)
  const incident = answer.headers.get('Location')?.split('/').at(-1) ?? ''
  expect((await openIncident(house.world, incident)).incident.discoveredOn).toBe('2026-11-19')
  expect(await house.found('My phone is gone.')).toMatchObject({ state: 'incident', incident, isOpen: false })
  expect(wordsOn(await (await house.as('officer', `/incidents/${incident}/timeline`)).text())).toContain(
    'from a report',
  )
  expect(wordsOn(await (await house.status(code)).text())).toContain('We are working on it as an incident.')
  await expectRefusal(await house.as('officer', `/house-reports/${id}/incident`, typed), 422, /belongs to incident/)
})

test('a report about somebody who works here becomes an incident that this person does not see', async () => {
  await house.sent({ what: 'Somebody read my sister’s chart.' })
  const { id } = await house.found('Somebody read my sister’s chart.')
  const form = wordsOn(await (await house.as('officer', `/house-reports/${id}/incident`)).text())
  expect(form).toContain('Is it about somebody who works here?')
  const typed = { title: 'A chart', kind: 'other', discoveredOn: '2026-11-20', subject: house.people.staff.id }
  const answer = await house.as('officer', `/house-reports/${id}/incident`, typed)
  const path = answer.headers.get('Location') ?? ''
  expect((await house.as('officer', path)).status).toBe(200)
  expect((await house.as('staff', path)).status).toBe(404)
})

test('of two officers who log an incident from one report, one is told that the other did', async () => {
  await house.sent({ what: 'Two read this.' })
  const { id } = await house.found('Two read this.')
  const typed = { ...PHONE, discoveredOn: '2026-11-22' }
  const both = await Promise.all(
    (['officer', 'admin'] as const).map((role) => house.as(role, `/house-reports/${id}/incident`, typed)),
  )
  expect(both.map(({ status }) => status).toSorted()).toEqual([303, 422])
  expect((await house.found('Two read this.')).entries.map(({ kind }) => kind)).toEqual(['incident'])
})

test('a report that knew earlier than the incident it joins is refused until the discovery date or a reason says so', async () => {
  await house.sent({ what: 'I saw it in October.', knownOn: '2026-10-05' })
  const { id } = await house.found('I saw it in October.')
  const join = (more: object) => house.as('officer', `/house-reports/${id}/joining`, { incident: house.id, ...more })
  await expectRefusal(await join({ incident: '2026-9999' }), 422, /no incident/)
  await expectRefusal(await join({}), 422, /knew of this on October 5, 2026, and the incident counts from/)
  expect(await house.found('I saw it in October.')).toMatchObject({ state: 'new', incident: null })
  await join({ laterBecause: 'Only whoever took it knew.' })
  const page = await (await house.as('officer', `/house-reports/${id}`)).text()
  expect(wordsOn(page)).toContain('Why: Only whoever took it knew.')
  expect(wordsOn(page)).toContain('This was known on October 5, 2026, and the incident says it was discovered on')
  expect(page).toContain(`href="/incidents/${house.id}/edit"`)
  expect(wordsOn(await (await house.as('auditor', '~/timeline')).text())).toContain('added a report from staff')
})

test('a report does not become an incident that was discovered later, unless a reason says why', async () => {
  await house.sent({ what: 'Seen in September.', knownOn: '2026-09-02' })
  const { id } = await house.found('Seen in September.')
  const typed = { ...PHONE, discoveredOn: '2026-11-22' }
  const log = (more: object) => house.as('officer', `/house-reports/${id}/incident`, { ...typed, ...more })
  const refused = await log({ laterBecause: ' ' })
  expect(await refused.clone().text()).toContain('value="2026-11-22"')
  await expectRefusal(refused, 422, /knew of this on September 2, 2026/)
  const before = await log({ discoveredOn: '2026-09-02' })
  expect(before.status).toBe(303)
  await house.sent({ what: 'Seen by the thief.', knownOn: '2026-09-02' })
  const other = await house.found('Seen by the thief.')
  const answer = await house.as('officer', `/house-reports/${other.id}/incident`, {
    ...typed,
    laterBecause: 'Only the thief knew.',
  })
  expect(answer.status).toBe(303)
})

test('a closed report that the reporter adds to waits for the officer again', async () => {
  const code = await house.sent({ what: 'Perhaps nothing.' })
  const { id } = await house.found('Perhaps nothing.')
  await house.as('officer', `/house-reports/${id}/closing`, { text: 'Thanks.', reason: 'It was nothing.' })
  expect((await house.found('Perhaps nothing.')).isOpen).toBe(false)
  await house.status(code, 'There is more.')
  expect((await house.found('Perhaps nothing.')).isOpen).toBe(true)
  await house.as('officer', `/house-reports/${id}/joining`, { incident: house.id })
  expect(await house.found('Perhaps nothing.')).toMatchObject({ state: 'joined', isOpen: false })
})

test('a closed report is kept six years, and then destroyed by two, with its photo', async () => {
  const code = await house.sent({ what: 'To be destroyed.' }, PHOTO)
  const { id } = await house.found('To be destroyed.')
  const page = `/house-reports/${id}`
  await expectRefusal(await house.as('officer', `${page}/destruction`, {}), 422, /not closed/)
  await house.as('officer', `${page}/closing`, { text: 'Thanks.', reason: 'Nothing.' })
  await expectRefusal(await house.as('officer', `${page}/destruction`, {}), 422, /kept until November 22, 2032/)
  const now = house.clock.now
  house.clock.now = '2032-11-23T15:00:00.000Z'
  expect((await house.as('officer', `${page}/destruction`, {})).status).toBe(303)
  await expectRefusal(await house.as('officer', `${page}/destruction/confirmation`, {}), 422, /second person/)
  expect((await house.as('admin', `${page}/destruction/confirmation`, {})).status).toBe(303)
  expect(wordsOn(await (await house.as('admin', page)).text())).not.toContain('To be destroyed.')
  expect(wordsOn(await (await house.status(code)).text())).toContain('This report is no longer kept.')
  expect((await house.as('admin', `${page}/photo`)).status).toBe(404)
  house.clock.now = now
  expect((await verifyLog(house.world)).fault).toBeNull()
})

test('whoever made a key of the one who asked cannot confirm that a report is destroyed, if the key asked', async () => {
  await house.sent({ what: 'Asked for by a key.' })
  const { id } = await house.found('Asked for by a key.')
  await house.as('officer', `/house-reports/${id}/closing`, { text: 'Thanks.', reason: 'Nothing.' })
  const now = house.clock.now
  house.clock.now = '2032-11-23T15:00:00.000Z'
  const { admin, officer } = house.people
  const terms = { owner: officer.id, madeBy: admin.id }
  const { secret, kept } = makeKey('Script', 'officer', '2032-11-23T15:00:00.000Z', terms)
  await house.world.commit({ act: 'key_added', writes: [kept] }, admin)
  const asked = await ask(house.world, `/api/house-reports/${id}/destruction`, { method: 'POST', key: secret })
  expect(asked.status).toBe(200)
  const [key] = await listKeys(house.world.db)
  await house.world.commit({ act: 'key_revoked', writes: [revokeKey(key?.id ?? '', house.world.now())] }, admin)
  await expectRefusal(
    await house.as('admin', `/house-reports/${id}/destruction/confirmation`, {}),
    422,
    /You made the API key “Script”, which was used in report/,
  )
  house.clock.now = now
})

test('a report falls with the incident that it joined', async () => {
  await house.sent({ what: 'Falls with it.' }, PHOTO)
  const { id } = await house.found('Falls with it.')
  await house.as('officer', `/house-reports/${id}/joining`, { incident: house.id })
  const { writes } = await destroyIncident(await openIncident(house.world, house.id))
  await house.world.commit({ act: 'records_destroyed', incident: house.id, version: 99, writes }, house.people.officer)
  const row = await tables(house.world.db)
    .selectFrom('reports')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect([row.sealed.length, row.sealedKey.length]).toEqual([0, 0])
  const left = await tables(house.world.db)
    .selectFrom('fileParts')
    .select('file')
    .where('file', '=', row.photo ?? '')
    .execute()
  expect(left).toEqual([])
  expect(wordsOn(await (await house.as('officer', `/house-reports/${id}`)).text())).not.toContain('Falls with it.')
})

test('a report that fell with its incident waits for nobody, though the reporter spoke last', async () => {
  const before = await countOpenReports(house.world.db)
  const { id: incident } = await logIncident(house.world, house.people.officer, {
    ...{ title: 'To fall', kind: 'other', discoveredOn: '2026-11-22' },
  })
  const code = await house.sent({ what: 'Spoke last.' })
  const { id } = await house.found('Spoke last.')
  await house.as('officer', `/house-reports/${id}/joining`, { incident })
  await house.status(code, 'One more thing.')
  expect(await countOpenReports(house.world.db)).toBe(before + 1)
  const { writes } = await destroyIncident(await openIncident(house.world, incident))
  await house.world.commit({ act: 'records_destroyed', incident, version: 99, writes }, house.people.officer)
  expect(await countOpenReports(house.world.db)).toBe(before)
})
