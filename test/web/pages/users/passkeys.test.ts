import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newestEntry } from '../../../../src/access/own-sessions.ts'
import { verifyLog } from '../../../../src/actions/log/verify-log.ts'
import type { Role } from '../../../../src/storage/core/role.ts'
import { findEntry } from '../../../../src/storage/log/log.ts'
import { PASSWORD } from '../../../cast/practice.ts'
import { expectRefusal, wordsOn } from '../../../support/world/pages.ts'
import { device } from '../../../support/world/passkey.ts'
import { proofsRunOut } from '../../../support/world/proofs.ts'
import { ask, signInAs } from '../../../support/world/world.ts'
import { type Clinic, openClinic } from '../clinic.ts'

const URL = 'https://breachbook.harbor.example'
const NOT_CHECKED = /This passkey could not be checked/

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
  clinic.world.url = URL
})
afterAll(() => clinic.close())

type Options = { challenge: string; user?: { id: string } }

const newest = async () => await findEntry(clinic.world.db, await newestEntry(clinic.world.db))
const optionsAt = async (path: string, role: Role | null = null) =>
  (await (await clinic.as(role, path)).json()) as Options

/** Makes a passkey on that device, as the page’s script does. */
async function make(role: Role, with_: ReturnType<typeof device>, name = 'My phone') {
  const answer = with_.make(await optionsAt('/account/passkeys/making', role))
  return await clinic.as(role, '/account/passkeys', { name, answer })
}

async function signIn(with_: ReturnType<typeof device>): Promise<Response> {
  return await clinic.as(null, '/sign-in/passkey', {
    answer: with_.use(await optionsAt('/sign-in/passkey')),
    next: '/law',
  })
}

const codesOn = (html: string) =>
  [...html.matchAll(/<code>([a-z2-9]{5}-[a-z2-9]{5})<\/code>/g)].map(([, code]) => code ?? '')
const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .filter((cookie) => !cookie?.endsWith('='))
    .join('; ')

describe('a passkey', () => {
  const phone = device(URL)
  let codes: string[]

  test('is made on the account page, and from the first one on the password alone lets nobody in', async () => {
    const answer = await make('officer', phone)
    codes = codesOn(await answer.text())
    expect([answer.status, codes.length]).toEqual([200, 10])
    expect(await newest()).toMatchObject({ act: 'passkey_added', by: clinic.people.officer.id })
    expect(wordsOn(await (await clinic.as('officer', '/account/passkeys')).text())).toMatch(
      /My phone made .* not used yet/,
    )
    const body = new URLSearchParams({ email: 'officer@harbor.example', password: PASSWORD })
    const withPassword = await ask(clinic.world, '/sign-in', { method: 'POST', body })
    expect(withPassword.headers.get('Location')).toMatch(/^\/sign-in\/code/)
    const halfway = await ask(clinic.world, '/sign-in/code', { cookie: cookiesOf(withPassword) })
    const page = wordsOn(await halfway.text())
    expect(page).toContain('Use your passkey, or enter one of your recovery codes.')
    expect(page).not.toContain('authenticator app')
    expect(wordsOn(await (await clinic.as('officer', '/account')).text())).toContain(
      'without your passkey you enter the password and a recovery code',
    )
  })

  test('lets its owner in without the password and without a code, and the log says so', async () => {
    const answer = await signIn(phone)
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/law'])
    expect(await newest()).toMatchObject({
      act: 'signed_in',
      facts: { user: clinic.people.officer.id, with: 'passkey', address: '127.0.0.1' },
    })
    expect((await ask(clinic.world, '/account', { cookie: cookiesOf(answer) })).status).toBe(200)
    expect(wordsOn(await (await clinic.as('officer', '/account/passkeys')).text())).toMatch(/My phone .* last used/)
  })

  test('is refused where an answer comes twice, is for another site or purpose, or its owner was not asked', async () => {
    const use = async (answer: string) => await clinic.as(null, '/sign-in/passkey', { answer })
    const once = phone.use(await optionsAt('/sign-in/passkey'))
    expect((await use(once)).status).toBe(303)
    await expectRefusal(await use(once), 422, NOT_CHECKED)
    expect(await newest()).toMatchObject({ act: 'passkey_refused', by: 'system' })
    await expectRefusal(await use(phone.use(await optionsAt('/account/passkeys/signing', 'officer'))), 422, NOT_CHECKED)
    await expectRefusal(await use(phone.use({ challenge: 'bWFkZS11cA' })), 422, NOT_CHECKED)
    await expectRefusal(await use('{"id":"nobody"}'), 422, /This passkey is not known here/)
    await expectRefusal(await use('no answer'), 422, NOT_CHECKED)
    for (const wrong of [device('https://breachbook.harbour.example'), device(URL, 0x01)])
      await expectRefusal(await make('officer', wrong), 422, NOT_CHECKED)
  })

  test('signs in place of the password', async () => {
    proofsRunOut(clinic.folder)
    const signature = phone.use(await optionsAt('/account/passkeys/signing', 'officer'))
    const form = { which: 'finding', finding: 'breach' }
    await expectRefusal(
      await clinic.as('officer', '~/assessment', { ...form, signature: phone.use({ challenge: 'eA' }) }),
      422,
      NOT_CHECKED,
    )
    expect((await clinic.as('officer', '~/assessment', { ...form, signature })).status).toBe(303)
    expect(await newest()).toMatchObject({ act: 'assessment_written', proved: 'passkey' })
  })

  test('is missing, and the password with a recovery code lets its owner in', async () => {
    const body = new URLSearchParams({ email: 'officer@harbor.example', password: PASSWORD })
    const begun = await ask(clinic.world, '/sign-in', { method: 'POST', body })
    const entered = await ask(clinic.world, '/sign-in/code', {
      method: 'POST',
      cookie: cookiesOf(begun),
      body: new URLSearchParams({ code: codes[0] ?? '' }),
    })
    expect(entered.status).toBe(303)
    expect(await newest()).toMatchObject({ act: 'signed_in', facts: { with: 'recovery_code' } })
  })

  test('is removed by its owner, and lets nobody in anymore', async () => {
    clinic.cookies.officer = cookiesOf(await signIn(phone))
    const other = device(URL)
    expect((await make('officer', other, 'The key on my ring')).status).toBe(303)
    expect((await clinic.as('officer', `/account/passkeys/${phone.id}/removal`, {})).status).toBe(303)
    await expectRefusal(await signIn(phone), 422, /This passkey is not known here/)
    expect((await signIn(other)).status).toBe(303)
    // With the last one goes the second step that had no app.
    await clinic.as('officer', `/account/passkeys/${other.id}/removal`, {})
    expect(await signInAs(clinic.world, 'officer@harbor.example')).toContain('session_token')
  })

  test('of somebody who lost it is removed by an admin', async () => {
    const lost = device(URL)
    clinic.cookies.staff = await signInAs(clinic.world, 'staff@harbor.example')
    await make('staff', lost)
    const { id } = clinic.people.staff
    await clinic.as('admin', `/settings/sign-in/${id}/removal`, { reason: 'Left the phone on the train.' })
    await expectRefusal(await signIn(lost), 422, /This passkey is not known here/)
    expect(await signInAs(clinic.world, 'staff@harbor.example')).toContain('session_token')
  })

  test('of somebody who was shut out lets nobody in', async () => {
    const own = device(URL)
    clinic.cookies.auditor = await signInAs(clinic.world, 'auditor@harbor.example')
    await make('auditor', own)
    await clinic.as('admin', `/settings/users/${clinic.people.auditor.id}/closing`, {})
    const answer = await signIn(own)
    expect([answer.status, cookiesOf(answer)]).toEqual([422, ''])
  })

  test('that was written into the database by hand lets nobody in, and the book no longer verifies', async () => {
    const own = device(URL)
    clinic.cookies.staff = await signInAs(clinic.world, 'staff@harbor.example')
    await make('staff', own)
    expect((await verifyLog(clinic.world)).fault).toBeNull()
    const file = new Sqlite(join(clinic.folder, 'breachbook.db'))
    file.prepare('UPDATE passkeys SET user = ? WHERE id = ?').run(clinic.people.admin.id, own.id)
    file.close()
    await expectRefusal(await signIn(own), 422, /This passkey is not known here/)
    expect((await verifyLog(clinic.world)).fault).toMatch(/the passkey .* was changed outside Breachbook/)
  })

  test('is not offered where browsers make none: by a number, or without https', async () => {
    clinic.world.url = 'http://10.1.2.3:3000'
    expect(wordsOn(await (await clinic.as('admin', '/account/passkeys')).text())).toContain(
      'Passkeys need an https address',
    )
    expect(await (await clinic.as(null, '/sign-in')).text()).not.toContain('passkey')
    expect((await clinic.as(null, '/sign-in/passkey')).status).toBe(422)
    clinic.world.url = URL
  })
})
