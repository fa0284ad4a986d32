import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newestEntry } from '../../../../src/access/own-sessions.ts'
import { logIncident } from '../../../../src/actions/incident/log-incident.ts'
import type { Role } from '../../../../src/storage/core/role.ts'
import { findEntry } from '../../../../src/storage/log/log.ts'
import { lostLaptop } from '../../../cast/incidents.ts'
import { PASSWORD } from '../../../cast/practice.ts'
import { authenticator } from '../../../support/world/authenticator.ts'
import { expectRefusal, wordsOn } from '../../../support/world/pages.ts'
import { proofsRunOut } from '../../../support/world/proofs.ts'
import { ask, keyFor } from '../../../support/world/world.ts'
import { type Clinic, entriesIn, openClinic } from '../clinic.ts'

const ASKED = /Enter your password to sign this\./
const WHY = 'The same mail was logged twice by the front desk.'

let clinic: Clinic
/** An incident in which nobody is counted: it can be withdrawn as logged by mistake. */
let id: string
beforeAll(async () => {
  clinic = await openClinic()
  id = (await logIncident(clinic.world, clinic.people.officer, lostLaptop)).id
})
afterAll(() => clinic.close())

/** So long ago everybody here has proved who it is. */
function lastProved(minutes: number): void {
  proofsRunOut(clinic.folder, minutes)
  const file = new Sqlite(join(clinic.folder, 'breachbook.db'))
  try {
    file.exec('DELETE FROM sign_in_tries; DELETE FROM used_codes')
  } finally {
    file.close()
  }
}

const newest = async () => await findEntry(clinic.world.db, await newestEntry(clinic.world.db))
const withdraw = (role: Role, more: Record<string, string>) =>
  clinic.as(role, `/incidents/${id}/close/withdrawal`, { which: 'withdraw', reason: WHY, ...more })
const reopen = (role: Role) =>
  clinic.as(role, `/incidents/${id}/close/reopening`, { which: 'reopen', reason: 'It was none.' })

/** Each form that is a signature, with what says so where the same form is also something else. */
const SIGNATURES: [form: string, values: Record<string, string>][] = [
  ['~/assessment', { which: 'finding', finding: 'breach' }],
  ['~/assessment/signature', {}],
  ['~/letter/approval', {}],
  ['~/web-notice/approval', { which: 'approval', words: '1' }],
  ['~/steps/tell-the-privacy-officer/signature', {}],
  ['~/close', { which: 'finish' }],
  ['~/close/merging', { which: 'merge', into: '2026-0001', reason: WHY }],
  ['~/close/withdrawal', { which: 'withdraw', reason: WHY }],
  ['~/destruction', { which: 'all', reason: WHY }],
  ['~/destruction', { which: 'one', reason: WHY }],
  ['~/destruction/confirmation', { which: 'confirm', number: '2026-0001' }],
]

describe('a signature', () => {
  test.each(SIGNATURES)('asks again who signs five minutes after the sign-in: %s', async (form, values) => {
    lastProved(5)
    const before = await entriesIn(clinic)
    await expectRefusal(await clinic.as('officer', form, values), 422, ASKED)
    expect(await entriesIn(clinic)).toBe(before)
  })

  test('is given without a further word in the minutes after the sign-in, and the page says why', async () => {
    lastProved(4)
    expect(wordsOn(await (await clinic.as('officer', `/incidents/${id}/close`)).text())).toContain(
      'It is not asked for again.',
    )
    expect((await withdraw('officer', {})).status).toBe(303)
    expect(await newest()).toMatchObject({ act: 'incident_withdrawn', proved: 'password' })
    await reopen('officer')
    // To open it again is none.
    expect((await newest())?.proved).toBeUndefined()
  })

  test('with a wrong password is none: nothing typed is lost but the password, and the log says it was refused', async () => {
    lastProved(5)
    const html = await expectRefusal(
      await withdraw('officer', { signature: 'not this one at all' }),
      422,
      /This is not your current password\./,
    )
    expect(html).toContain(WHY)
    expect(html).toContain('href="#sign-withdraw"')
    expect(html).not.toContain('not this one at all')
    expect(await newest()).toMatchObject({ act: 'password_refused', by: 'system' })
  })

  test('with the password is entered as given with it, and counts for the minutes that follow', async () => {
    lastProved(5)
    expect((await withdraw('officer', { signature: PASSWORD })).status).toBe(303)
    expect(await newest()).toMatchObject({ act: 'incident_withdrawn', proved: 'password' })
    expect(wordsOn(await (await clinic.as('officer', `/incidents/${id}/timeline`)).text())).toContain(
      'signed with password',
    )
    await reopen('officer')
    expect((await withdraw('officer', {})).status).toBe(303)
    await reopen('officer')
    // Of the officer, and of no other session.
    await expectRefusal(await withdraw('admin', {}), 422, ASKED)
  })

  test('is not guessed: after five wrong passwords each further one waits', async () => {
    lastProved(5)
    for (let tries = 0; tries < 5; tries += 1)
      expect((await withdraw('admin', { signature: `wrong for the ${tries}th time` })).status).toBe(422)
    const html = await expectRefusal(await withdraw('admin', { signature: PASSWORD }), 429, /Too many wrong attempts/)
    expect(html).toContain(WHY)
  })

  test('leaves its password out of the draft that is kept of the form', async () => {
    lastProved(5)
    const typed = { ':form': `/incidents/${id}/close/withdrawal`, which: 'withdraw', reason: WHY }
    const kept = await clinic.as('officer', '/drafts', { ...typed, signature: PASSWORD })
    const { href } = (await kept.json()) as { href: string }
    const html = await (await clinic.as('officer', href)).text()
    expect(html).toContain(WHY)
    expect(html).not.toContain(PASSWORD)
  })

  test('is given with a code of the app where the account has a second step, each code once', async () => {
    const { world, people } = clinic
    lastProved(5)
    const cookie = clinic.cookies.admin
    const call = (path: string, sent: object) =>
      ask(world, path, {
        method: 'PUT',
        cookie,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(sent),
      })
    const offered = await call('/api/account/second-step/offer', { presentPassword: PASSWORD })
    const { offer, typed } = (await offered.json()) as { offer: string; typed: string }
    const app = authenticator(typed)
    await call('/api/account/second-step', { offer, code: await app.now() })
    lastProved(5)
    expect(wordsOn(await (await clinic.as('admin', `/incidents/${id}/close`)).text())).toContain(
      'Your password, or a code if your app shows one',
    )
    const code = await app.now()
    expect((await withdraw('admin', { signature: code })).status).toBe(303)
    expect(await newest()).toMatchObject({ act: 'incident_withdrawn', proved: 'code', by: people.admin.id })
    await reopen('admin')
    const file = new Sqlite(join(clinic.folder, 'breachbook.db'))
    file.exec("UPDATE sessions SET proved_at = '2026-01-01T00:00:00.000Z'")
    file.close()
    await expectRefusal(await withdraw('admin', { signature: code }), 422, /This code is wrong, or it was used before/)
  })

  test('by a call of the API in a session needs the same proof, and by a key none', async () => {
    lastProved(5)
    const { world, cookies } = clinic
    const json = { 'Content-Type': 'application/json' }
    const closing = { how: 'withdrawn', reason: WHY }
    const close = (as: { key: string } | { cookie: string }) =>
      ask(world, `/api/incidents/${id}/closing`, {
        method: 'POST',
        headers: json,
        body: JSON.stringify(closing),
        ...as,
      })
    const refused = await close({ cookie: cookies.officer })
    expect(refused.status).toBe(403)
    expect(await refused.json()).toMatchObject({ detail: expect.stringContaining('POST /api/account/proof') })
    const prove = (signature: string) =>
      ask(world, '/api/account/proof', {
        method: 'POST',
        cookie: cookies.officer,
        headers: json,
        body: JSON.stringify({ signature }),
      })
    expect((await prove('not this one at all')).status).toBe(422)
    expect(await (await prove(PASSWORD)).json()).toMatchObject({ proved: 'password' })
    expect((await close({ cookie: cookies.officer })).status).toBe(200)
    expect(await newest()).toMatchObject({ act: 'incident_withdrawn', proved: 'password' })
    await reopen('officer')
    expect((await close({ key: await keyFor(world, 'officer', clinic.people.officer.id) })).status).toBe(200)
    expect((await newest())?.proved).toBeUndefined()
  })
})
