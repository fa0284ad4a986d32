import { afterEach, beforeEach, expect, test } from 'vitest'
import { changeUser } from '../../../../src/access/users.ts'
import { verifyLog } from '../../../../src/actions/log/verify-log.ts'
import { listEntries } from '../../../../src/storage/log/log.ts'
import { findUser, findUserByEmail } from '../../../../src/storage/users/users.ts'
import { settingsFor } from '../../../support/mail/emails.ts'
import { startMailServer } from '../../../support/mail/mail-server.ts'
import { expectRefusal, wordsOn } from '../../../support/world/pages.ts'
import { ask, signInAs } from '../../../support/world/world.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
})
afterEach(async () => {
  expect((await verifyLog(clinic.world)).fault).toBe(null)
  await clinic.close()
})

const change = (id: string, values: Record<string, string>) =>
  clinic.as('admin', `/settings/users/${id}/account`, values)
const STAFF = { name: 'The staff', email: 'staff@harbor.example', role: 'staff' }

test('another role holds from that moment on, ends every session, and stands in the log', async () => {
  const { staff, admin } = clinic.people
  expect((await change(staff.id, { ...STAFF, role: 'auditor' })).status).toBe(303)
  expect((await clinic.as('staff', '/')).headers.get('Location')).toBe('/sign-in')
  const cookie = await signInAs(clinic.world, 'staff@harbor.example')
  expect((await ask(clinic.world, '/log', { cookie })).status).toBe(200)
  const [, entry] = await listEntries(clinic.world.db, clinic.world.vault, { limit: 2 })
  expect(entry).toMatchObject({
    ...{ act: 'user_changed', by: admin.id },
    facts: { user: staff.id, changed: ['role'], role: 'auditor', former_role: 'staff' },
  })
  const log = wordsOn(await (await clinic.as('admin', '/log')).text())
  expect(log).toContain('changed the name, e-mail address or role of a user: The staff (role)')
  expect(log).not.toContain('nothing nothing')
})

test('another e-mail address is the one that signs in, and no name or address stands open in the log', async () => {
  const { officer } = clinic.people
  const now = { name: 'Olga Lind', email: 'Olga@harbor.example', role: 'officer' }
  expect((await change(officer.id, now)).status).toBe(303)
  expect(await signInAs(clinic.world, 'officer@harbor.example')).not.toContain('session_token')
  expect(await signInAs(clinic.world, 'olga@harbor.example')).toContain('session_token')
  const [, entry] = await listEntries(clinic.world.db, clinic.world.vault, { limit: 5 })
  expect(JSON.stringify(entry?.facts ?? {})).not.toMatch(/olga/i)
  expect((await findUser(clinic.world.db, officer.id))?.name).toBe('Olga Lind')
  const log = wordsOn(await (await clinic.as('admin', '/log')).text())
  expect(log).toContain('of a user: Olga Lind (name and e-mail address)')
})

test('a name or an address that was emptied is asked for, and nothing changes', async () => {
  const { staff } = clinic.people
  await expectRefusal(await change(staff.id, { ...STAFF, name: ' ' }), 422, /name/i)
  await expectRefusal(await change(staff.id, { ...STAFF, email: '' }), 422, /e-mail/i)
  expect(await findUser(clinic.world.db, staff.id)).toMatchObject({ name: 'The staff', email: STAFF.email })
})

test('a name alone ends no session', async () => {
  const { staff } = clinic.people
  expect((await change(staff.id, { ...STAFF, name: 'Sam Reed' })).status).toBe(303)
  expect((await clinic.as('staff', '/')).status).toBe(200)
})

test('nobody changes their own role, and whoever changes a role names one that there is', async () => {
  const { admin, staff } = clinic.people
  expect(await (await clinic.as('admin', '/settings')).text()).not.toContain(`id="account-${admin.id}-role"`)
  await expectRefusal(
    await change(admin.id, { name: 'The admin', email: 'admin@harbor.example', role: 'officer' }),
    422,
    /You cannot change your own role/,
  )
  const html = await expectRefusal(await change(staff.id, { ...STAFF, role: 'boss' }), 422, /role/i)
  expect(html).toContain(`id="account-${staff.id}-role-error"`)
  await expectRefusal(await change(staff.id, STAFF), 422, /Nothing has changed/)
})

test('the last admin stays one, also where two take the role from each other at once', async () => {
  const { world, people } = clinic
  await expect(changeUser(world, { id: 'cli:root' }, people.admin.id, { role: 'officer' })).rejects.toThrow(
    'last admin',
  )
  await changeUser(world, people.admin, people.officer.id, { role: 'admin' })
  const both = await Promise.allSettled([
    changeUser(world, people.admin, people.officer.id, { role: 'staff' }),
    changeUser(world, people.officer, people.admin.id, { role: 'staff' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('neither a name nor an address that another user has is taken', async () => {
  const { staff } = clinic.people
  const same = { ...STAFF, email: 'officer@harbor.example' }
  await expectRefusal(await change(staff.id, same), 409, /already a user with this e-mail address/)
  await expectRefusal(await change(staff.id, { ...STAFF, name: 'The officer' }), 422, /Another user has this name/)
  expect((await change('nobody', STAFF)).status).toBe(404)
  expect((await findUserByEmail(clinic.world.db, STAFF.email))?.id).toBe(staff.id)
})

test('who was at a site and takes another role sees all sites', async () => {
  const { staff } = clinic.people
  await clinic.as('admin', `/settings/users/${staff.id}/site`, { site: 'Salem' })
  await change(staff.id, { ...STAFF, role: 'officer' })
  expect((await findUser(clinic.world.db, staff.id))?.site).toBe(null)
})

test('the person is told at the old address and the new one who changed what', async () => {
  const server = await startMailServer({ tls: 'none' })
  const { world, people } = clinic
  const { mailSettings } = world
  world.mailSettings = settingsFor(server)
  await change(people.staff.id, { ...STAFF, email: 'sam@harbor.example' })
  expect(server.taken.map(({ to }) => to).sort()).toEqual(['sam@harbor.example', 'staff@harbor.example'])
  for (const { raw } of server.taken) {
    const words = raw.replaceAll(/=\r?\n/g, '').replaceAll(/\s+/g, ' ')
    expect(words).toContain('The admin changed your e-mail address to sam@harbor.example in Breachbook.')
    expect(words).toContain('tell your privacy officer right away.')
  }
  await server.close()
  world.mailSettings = mailSettings
})
