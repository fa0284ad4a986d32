import { afterAll, beforeAll, expect, test } from 'vitest'
import { listUsers } from '../../../../src/storage/users/users.ts'
import { expectRefusal } from '../../../support/world/pages.ts'
import { ask, signInAs } from '../../../support/world/world.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

async function idOf(role: string): Promise<string> {
  return (await listUsers(clinic.world.db)).find((user) => user.role === role)?.id ?? ''
}

test('somebody who left opens nothing from that moment on, and cannot come back alone', async () => {
  const staff = await idOf('staff')
  expect((await clinic.as('staff', '/')).status).toBe(200)
  expect((await clinic.as('admin', `/settings/users/${staff}/closing`, {})).status).toBe(303)
  expect((await clinic.as('staff', '/')).headers.get('Location')).toBe('/sign-in')
  expect(await signInAs(clinic.world, 'staff@harbor.example')).not.toContain('session_token')
})

test('and can be let in again', async () => {
  expect((await clinic.as('admin', `/settings/users/${await idOf('staff')}/readmission`, {})).status).toBe(303)
  const cookie = await signInAs(clinic.world, 'staff@harbor.example')
  expect((await ask(clinic.world, '/', { cookie })).status).toBe(200)
})

test('another password ends the sessions of the old one, and is the only one that opens', async () => {
  const officer = await idOf('officer')
  const form = { password: 'nine green umbrellas' }
  expect((await clinic.as('admin', `/settings/users/${officer}/password`, form)).status).toBe(303)
  expect((await clinic.as('officer', '/')).headers.get('Location')).toBe('/sign-in')
  expect(await signInAs(clinic.world, 'officer@harbor.example')).not.toContain('session_token')
  expect(await signInAs(clinic.world, 'officer@harbor.example', form.password)).toContain('session_token')
})

test('nobody shuts himself or herself out, and a short password is refused', async () => {
  const admin = await idOf('admin')
  await expectRefusal(
    await clinic.as('admin', `/settings/users/${admin}/closing`, {}),
    422,
    /You cannot deactivate yourself/,
  )
  await expectRefusal(
    await clinic.as('admin', `/settings/users/${admin}/password`, { password: 'short' }),
    422,
    /at least 12 characters/,
  )
  expect((await clinic.as('admin', '/settings')).status).toBe(200)
})

test('a password that others could guess is refused, for a new user and for an old one, and not shown again', async () => {
  const officer = await idOf('officer')
  const guessed = { password: 'The officer 2026' }
  const html = await expectRefusal(
    await clinic.as('admin', `/settings/users/${officer}/password`, guessed),
    422,
    /little more than names that others know/,
  )
  expect(html).not.toContain(guessed.password)
  const added = { name: 'Ada Quist', email: 'ada@harbor.example', role: 'staff', password: 'qwertyqwerty' }
  const page = await expectRefusal(await clinic.as('admin', '/settings/users', added), 422, /attackers try/)
  expect(page).not.toContain(added.password)
})

test('all of it stands in the log', async () => {
  const page = await (await clinic.as('admin', '/log')).text()
  for (const words of ['deactivated a user', 'reactivated a user', 'set a new password for a user'])
    expect(page).toContain(words)
})
