import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyLog } from '../../../../src/actions/log/verify-log.ts'
import type { Role } from '../../../../src/storage/core/role.ts'
import { readNewestOfNoIncident } from '../../../../src/storage/log/log.ts'
import { PASSWORD } from '../../../cast/practice.ts'
import { settingsFor } from '../../../support/mail/emails.ts'
import { startMailServer } from '../../../support/mail/mail-server.ts'
import { authenticator } from '../../../support/world/authenticator.ts'
import { expectRefusal, typedIn, wordsOn } from '../../../support/world/pages.ts'
import { ask, keyFor, signInAs } from '../../../support/world/world.ts'
import { type Clinic, openClinic } from '../clinic.ts'

const PATH = '/account/second-step'
/** Where somebody is led who owes it, and then to what was asked for. */
const OWED = /^\/account\/second-step(\?next=|$)/
const NOT_THIS = /This code is wrong, or it was used before/
const NOT_SHOWN = /This is not the code that the app shows now/

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const emailOf = (role: Role) => `${role}@harbor.example`
const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .filter((cookie) => !cookie?.endsWith('='))
    .join('; ')

function asThief<Got>(does: (file: Sqlite.Database) => Got): Got {
  const file = new Sqlite(join(clinic.folder, 'breachbook.db'))
  try {
    return does(file)
  } finally {
    file.close()
  }
}

/** Lets a code be used that was used before: time passes. */
const later = () => asThief((file) => file.exec('DELETE FROM used_codes'))

const acts = async (most = 3) => {
  const found: [string, unknown][] = []
  for await (const { act, facts } of readNewestOfNoIncident(clinic.world.db)) {
    if (found.length === most) break
    found.push([act, facts?.with])
  }
  return found
}

const groupsOn = (html: string) =>
  [...(/<code class="secret">(.*?)<\/code>/.exec(html)?.[1] ?? '').matchAll(/<span>([A-Z2-7]+)<\/span>/g)].map(
    ([, group = '']) => group,
  )
const lettersOn = (html: string) => groupsOn(html).join('')
const codesOn = (html: string) =>
  [...html.matchAll(/<li><code>([a-z2-9]{5}-[a-z2-9]{5})<\/code>/g)].map(([, code]) => code ?? '')

/** Sets a second step up as a person does: the password, the app, its code. */
async function setUp(role: Role, wanted = '/') {
  later()
  const typed = { presentPassword: PASSWORD, next: wanted }
  const offered = await (await clinic.as(role, `${PATH}/offer`, typed)).text()
  const app = authenticator(lettersOn(offered))
  const { offer = '', next = '' } = typedIn(offered, PATH)
  const answer = await clinic.as(role, PATH, { offer, next, code: await app.now() })
  const html = await answer.text()
  return { app, codes: codesOn(html), status: answer.status, leads: /href="([^"]+)">I have them/.exec(html)?.[1] }
}

const withPassword = (role: Role, cookie = '', next = '/law') =>
  ask(clinic.world, '/sign-in', {
    method: 'POST',
    cookie,
    body: new URLSearchParams({ email: emailOf(role), password: PASSWORD, next }),
  })

const withCode = (cookie: string, code: string) =>
  ask(clinic.world, '/sign-in/code', { method: 'POST', cookie, body: new URLSearchParams({ code, next: '/law' }) })

async function signIn(role: Role, code: string): Promise<Response> {
  return await withCode(cookiesOf(await withPassword(role)), code)
}

const statusOf = async (cookie: string) => (await ask(clinic.world, '/account', { cookie })).status

test('the letters of the secret are shown in groups of four, and are copied without gaps', async () => {
  const answer = await clinic.as('auditor', `${PATH}/offer`, { presentPassword: PASSWORD })
  const groups = groupsOn(await answer.text())
  expect(groups.length).toBeGreaterThan(3)
  expect(groups.slice(0, -1).every(({ length }) => length === 4)).toBe(true)
})

describe('a second step', () => {
  test('is set up with the password and a code of the app, which reads a QR code or the letters', async () => {
    await expectRefusal(
      await clinic.as('staff', `${PATH}/offer`, { presentPassword: 'wrong' }),
      422,
      /not your current password/,
    )
    const offered = await (await clinic.as('staff', `${PATH}/offer`, { presentPassword: PASSWORD })).text()
    expect(offered).toMatch(/<svg width="210" .* aria-label="QR code for your authenticator app">/)
    const { offer = '' } = typedIn(offered, PATH)
    // Nobody guesses here: no typo makes anybody wait, or is a refusal in the log.
    for (let typos = 0; typos < 7; typos += 1) {
      const again = await expectRefusal(await clinic.as('staff', PATH, { offer, code: '000000' }), 422, NOT_SHOWN)
      expect(lettersOn(again)).toBe(lettersOn(offered))
    }
    expect((await acts(10)).filter(([act]) => act === 'second_step_refused')).toEqual([])
    await expectRefusal(await clinic.as('auditor', PATH, { offer, code: '000000' }), 422, /no longer open/)
    expect(asThief((file) => file.prepare('SELECT * FROM second_steps').all())).toEqual([])
    const other = await signInAs(clinic.world, emailOf('staff'))
    const { codes, status } = await setUp('staff')
    expect([status, new Set(codes).size]).toEqual([200, 10])
    expect(await acts(1)).toEqual([['second_step_set', undefined]])
    expect([await statusOf(other), await statusOf(clinic.cookies.staff)]).toEqual([302, 200])
    const words = wordsOn(await (await clinic.as('staff', PATH)).text())
    expect(words).toContain('You have 10 recovery codes left.')
    expect(codes.some((code) => words.includes(code))).toBe(false)
  })

  test('lies sealed, secret and codes', async () => {
    const { codes } = await setUp('auditor')
    const bytes = JSON.stringify(asThief((file) => file.prepare('SELECT * FROM second_steps').all()))
    expect(bytes).not.toContain(codes[0])
    expect(bytes).toMatch(/"secret":"[0-9a-f]{80,}"/)
  })

  test('is not set up over one that is there', async () => {
    const answer = await clinic.as('auditor', `${PATH}/offer`, { presentPassword: PASSWORD })
    await expectRefusal(answer, 422, /You have a second step already/)
  })
})

describe('the sign-in of somebody who has one', () => {
  test('asks for the code after the password, which alone opens nothing and is no sign-in in the log', async () => {
    const { app } = await setUp('officer')
    later()
    const before = await acts(1)
    const half = await withPassword('officer')
    expect([half.status, half.headers.get('Location')]).toEqual([303, '/sign-in/code?next=%2Flaw'])
    const cookie = cookiesOf(half)
    expect(await statusOf(cookie)).toBe(302)
    expect(await acts(1)).toEqual(before)
    expect(wordsOn(await (await ask(clinic.world, '/sign-in/code?next=/law', { cookie })).text())).toContain(
      'six digits',
    )
    const whole = await withCode(cookie, await app.now())
    expect([whole.status, whole.headers.get('Location')]).toEqual([303, '/law'])
    expect(await statusOf(cookiesOf(whole))).toBe(200)
    expect(await acts(1)).toEqual([['signed_in', 'code']])
    clinic.cookies.officer = cookiesOf(whole)
  })

  test('takes no code a second time, not in another browser and not at the same moment', async () => {
    const { app } = await again('officer')
    const code = await app.next()
    const [one, other] = await Promise.all([signIn('officer', code), signIn('officer', code)])
    expect([one.status, other.status].toSorted()).toEqual([303, 422])
    await expectRefusal(await signIn('officer', code), 422, NOT_THIS)
    await expectRefusal(await signIn('officer', await app.now()), 422, NOT_THIS)
    expect(await acts(1)).toEqual([['second_step_refused', undefined]])
    const words = wordsOn(await (await clinic.as('officer', '/account')).text())
    expect(words).toContain('Refused: wrong code')
  })

  test('takes each recovery code once', async () => {
    const { codes } = await again('officer')
    const [code = ''] = codes
    const answer = await signIn('officer', ` ${code.toUpperCase().replace('-', ' ')} `)
    expect(answer.headers.get('Location')).toBe('/law')
    expect(await acts(1)).toEqual([['signed_in', 'recovery_code']])
    await expectRefusal(await signIn('officer', code), 422, NOT_THIS)
    expect(wordsOn(await (await clinic.as('officer', PATH)).text())).toContain('You have 9 recovery codes left.')
  })

  test('slows down whoever guesses, and is not made faster by the right password', async () => {
    const { app } = await again('officer')
    for (let tries = 0; tries < 5; tries += 1) await expectRefusal(await signIn('officer', '000000'), 422, NOT_THIS)
    const slowed = await signIn('officer', await app.now())
    expect([slowed.status, slowed.headers.get('Retry-After')]).toEqual([429, '15'])
    clinic.clock.now = new Date(Date.parse(clinic.world.now()) + 16_000).toISOString()
    expect((await signIn('officer', await app.now())).status).toBe(303)
  })

  test('lets somebody in at once in a known browser, and in the account, whoever guesses elsewhere', async () => {
    const { app, codes } = await again('officer')
    const known = cookiesOf(await signIn('officer', await app.now()))
    for (let tries = 0; tries < 5; tries += 1) await expectRefusal(await signIn('officer', '000000'), 422, NOT_THIS)
    later()
    const elsewhere = await signIn('officer', await app.now())
    await expectRefusal(elsewhere, 429, /A browser in which you signed in before does not have to wait/)
    const half = cookiesOf(await withPassword('officer', known))
    expect((await withCode(`${known}; ${half}`, await app.now())).status).toBe(303)
    for (let tries = 0; tries < 6; tries += 1) await signIn('officer', '000000')
    const proof = { presentPassword: PASSWORD, code: codes[0] ?? '' }
    expect((await clinic.as('officer', `${PATH}/recovery-codes`, proof)).status).toBe(200)
  })

  test('begins anew without the password, after ten minutes, and with a forged mark', async () => {
    const to = async (cookie: string) => (await withCode(cookie, '000000')).headers.get('Location')
    const half = cookiesOf(await withPassword('officer'))
    expect(await to('')).toBe('/sign-in?next=%2Flaw')
    expect(await to(half.replace(/two_factor=2fa-[\w-]{4}/, 'two_factor=2fa-abcd'))).toBe('/sign-in?next=%2Flaw')
    asThief((file) => file.exec(`UPDATE verifications SET expiresAt = '${new Date(Date.now() - 1000).toISOString()}'`))
    expect(await to(half)).toBe('/sign-in?next=%2Flaw')
    expect((await ask(clinic.world, '/sign-in/code', { cookie: half })).headers.get('Location')).toBe(
      '/sign-in?next=%2F',
    )
  })

  test('is not passed with the code of somebody else who is signed in in the same browser', async () => {
    const [{ app: mine }, { app: others }] = [await again('officer'), await again('auditor')]
    const half = cookiesOf(await withPassword('officer', clinic.cookies.auditor))
    const both = `${clinic.cookies.auditor}; ${half}`
    await expectRefusal(await withCode(both, await others.now()), 422, NOT_THIS)
    expect((await withCode(both, await mine.now())).status).toBe(303)
    expect(await acts(1)).toEqual([['signed_in', 'code']])
  })

  test('is refused to somebody who was shut out meanwhile', async () => {
    const { app } = await again('auditor')
    const half = cookiesOf(await withPassword('auditor'))
    await clinic.as('admin', `/settings/users/${clinic.people.auditor.id}/closing`, {})
    expect((await withCode(half, await app.now())).headers.get('Location')).toBe('/sign-in?next=%2Flaw')
    await clinic.as('admin', `/settings/users/${clinic.people.auditor.id}/readmission`, {})
    later()
    clinic.cookies.auditor = cookiesOf(await signIn('auditor', await app.now()))
  })

  const officers = (path: string) => `/settings/users/${clinic.people.officer.id}${path}`
  const proof = (code = '') => ({ presentPassword: PASSWORD, code })

  test.each([
    [
      'a new password of one’s own',
      () => clinic.as('officer', '/account/password', { presentPassword: PASSWORD, password: PASSWORD }),
    ],
    ['another’s new password', () => clinic.as('admin', officers('/password'), { password: PASSWORD })],
    ['the end of all sessions', () => clinic.as('admin', officers('/sessions/end'), {})],
    ['the end of one’s other sessions', () => clinic.as('officer', '/account/sessions/end', {})],
    ['new recovery codes', (code?: string) => clinic.as('officer', `${PATH}/recovery-codes`, proof(code))],
    ['the end of the second step', (code?: string) => clinic.as('officer', `${PATH}/removal`, proof(code))],
    ['its removal', () => removed('officer')],
  ])('begins anew after %s', async (_, act) => {
    const { app, codes } = await again('officer')
    const half = cookiesOf(await withPassword('officer'))
    expect((await act(codes[0])).status).toBeLessThan(400)
    expect((await withCode(half, await app.now())).headers.get('Location')).toBe('/sign-in?next=%2Flaw')
    await removed('officer')
    clinic.cookies.officer = await signInAs(clinic.world, emailOf('officer'))
  })

  /** The second step of somebody set up anew, with codes that nobody used. */
  async function again(role: Role) {
    asThief((file) => file.exec('DELETE FROM sign_in_tries'))
    later()
    await removed(role)
    clinic.cookies[role] = await signInAs(clinic.world, emailOf(role))
    const made = await setUp(role)
    later()
    return made
  }
})

async function removed(role: Role) {
  const answer = await clinic.as('admin', `/settings/sign-in/${clinic.people[role].id}/removal`, {
    reason: 'Lost phone.',
  })
  return { status: answer.status, words: wordsOn(await answer.text()) }
}

describe('one’s own second step', () => {
  test('is turned off with the password and a code, and not with one of them', async () => {
    await removed('staff')
    clinic.cookies.staff = await signInAs(clinic.world, emailOf('staff'))
    const { app, codes } = await setUp('staff')
    later()
    const off = (presentPassword: string, code: string) =>
      clinic.as('staff', `${PATH}/removal`, { presentPassword, code })
    const wrong = await expectRefusal(await off('wrong', await app.now()), 422, /not your current password/)
    expect(wordsOn(wrong)).toContain('Current password')
    await expectRefusal(await off(PASSWORD, '000000'), 422, NOT_THIS)
    await expectRefusal(await off(PASSWORD, ''), 422, /Enter the code/)
    expect((await off(PASSWORD, codes[3] ?? '')).headers.get('Location')).toBe('/account')
    expect(await acts(1)).toEqual([['second_step_turned_off', undefined]])
    expect((await withPassword('staff')).headers.get('Location')).toBe('/law')
  })

  test('gets new recovery codes, and the old ones stop working', async () => {
    const { app, codes: old } = await setUp('staff')
    later()
    const proof = { presentPassword: PASSWORD, code: await app.now() }
    const codes = codesOn(await (await clinic.as('staff', `${PATH}/recovery-codes`, proof)).text())
    expect(await acts(1)).toEqual([['recovery_codes_made', undefined]])
    expect(codes).toHaveLength(10)
    await expectRefusal(await signIn('staff', old[0] ?? ''), 422, NOT_THIS)
    expect((await signIn('staff', codes[0] ?? '')).status).toBe(303)
  })
})

describe('an admin', () => {
  test('removes that of somebody who lost the phone, with a reason, and every session of it ends', async () => {
    const path = `/settings/sign-in/${clinic.people.staff.id}/removal`
    await expectRefusal(await clinic.as('admin', path, { reason: '' }), 422, /Enter why/i)
    expect((await clinic.as('officer', path, { reason: 'Lost.' })).status).toBe(403)
    const { status, words } = await removed('staff')
    expect([status, words]).toEqual([200, expect.stringContaining('did not go out: tell them yourself')])
    expect(await acts(1)).toEqual([['second_step_removed', undefined]])
    expect(await statusOf(clinic.cookies.staff)).toBe(302)
    expect((await withPassword('staff')).headers.get('Location')).toBe('/law')
    const log = wordsOn(await (await clinic.as('admin', '/log')).text())
    expect(log).toContain('removed the second step of a user’s sign-in')
  })

  test('and the person is told by e-mail, in words that hold no secret', async () => {
    const server = await startMailServer({ tls: 'none' })
    const { mailSettings } = clinic.world
    clinic.world.mailSettings = settingsFor(server)
    clinic.cookies.staff = await signInAs(clinic.world, emailOf('staff'))
    await setUp('staff')
    expect((await removed('staff')).words).toContain('Removed. The person was told by e-mail.')
    const [told] = server.taken
    expect(told?.to).toBe(emailOf('staff'))
    expect(told?.raw).toMatch(/The admin removed the second step of your sign-in/)
    const words = told?.raw.replaceAll(/=\r?\n/g, '').replaceAll(/\s+/g, ' ')
    expect(words).toContain('If you did not ask for this, tell your privacy officer right away.')
    await server.close()
    clinic.world.mailSettings = mailSettings
  })

  test('removes none where there is none, and not the own', async () => {
    expect((await removed('staff')).words).toContain('The staff has no second step.')
    await setUp('admin')
    expect((await removed('admin')).words).toContain('Turn off your own second step under “Your account”.')
  })
})

describe('verify', () => {
  test.each([
    [
      'is taken out of the file',
      'DELETE FROM second_steps WHERE user = ?',
      /the second step of a sign-in .* was removed outside/,
    ],
    [
      'is taken off the account',
      'UPDATE users SET second_step = NULL WHERE id = ?',
      /the account .* was changed outside/,
    ],
    [
      'is given another secret',
      "UPDATE second_steps SET secret = 'ff' WHERE user = ?",
      /second step .* was changed outside/,
    ],
  ])('notices where a second step %s', async (_, theft, says) => {
    const folder = join(clinic.folder, 'breachbook.db')
    const { admin } = clinic.people
    const kept = asThief((file) => ({
      step: file.prepare('SELECT * FROM second_steps WHERE user = ?').get(admin.id) as Record<string, unknown>,
    }))
    expect((await verifyLog(clinic.world)).fault).toBeNull()
    const file = new Sqlite(folder)
    file.prepare(theft).run(admin.id)
    expect((await verifyLog(clinic.world)).fault).toMatch(says)
    file.prepare('DELETE FROM second_steps WHERE user = ?').run(admin.id)
    file
      .prepare(
        'INSERT INTO second_steps VALUES (@id, @user, @secret, @recovery_codes, @verified, @failures, @locked_until, @without_app)',
      )
      .run(kept.step)
    file.prepare('UPDATE users SET second_step = 1 WHERE id = ?').run(admin.id)
    file.close()
    expect((await verifyLog(clinic.world)).fault).toBeNull()
  })
})

describe('admins and officers without one', () => {
  const asked = (role: Role) =>
    asThief((file) =>
      file.prepare('SELECT second_step_asked_at AS at FROM users WHERE email = ?').get(emailOf(role)),
    ) as {
      at: string | null
    }

  test('are told on the first page until when, from the first sign-in on, and go on meanwhile', async () => {
    await removed('officer')
    clinic.cookies.officer = await signInAs(clinic.world, emailOf('officer'))
    expect(Date.parse(asked('officer').at ?? '')).toBeGreaterThan(Date.now() - 60_000)
    expect(asked('staff').at).toBeNull()
    const words = wordsOn(await (await clinic.as('officer', '/')).text())
    expect(words).toMatch(/From .* on, admins and officers sign in with a second step/)
    expect(wordsOn(await (await clinic.as('staff', '/')).text())).not.toContain('second step')
  })

  test('are led to it after 30 days, in pages and calls, and go on where they have it', async () => {
    // As a book is after 31 days: the column is proven, and so the product writes it.
    const past = new Date(Date.now() - 31 * 86_400_000).toISOString()
    await clinic.world.backend.batch([
      { sql: 'UPDATE users SET second_step_asked_at = ? WHERE email = ?', parameters: [past, emailOf('officer')] },
    ])
    for (const path of ['/', '/incidents/new', `/incidents/${clinic.id}`])
      expect((await clinic.as('officer', path)).headers.get('Location')).toMatch(OWED)
    const call = await ask(clinic.world, '/api/incidents', { cookie: clinic.cookies.officer })
    expect([call.status, await call.text()]).toEqual([403, expect.stringContaining('second step')])
    expect(wordsOn(await (await clinic.as('officer', PATH)).text())).toContain('Set this up to go on.')
    const key = await keyFor(clinic.world, 'officer', clinic.people.officer.id)
    expect((await ask(clinic.world, '/api/incidents', { key })).status).toBe(200)
    expect((await clinic.as('officer', '/account')).status).toBe(200)
    later()
    await setUp('officer')
    expect((await clinic.as('officer', '/')).status).toBe(200)
  })

  test('find again, once it is set up, what they typed when the days ended', async () => {
    await removed('officer')
    clinic.cookies.officer = await signInAs(clinic.world, emailOf('officer'))
    const text = 'On November 20 somebody read a mailbox.'
    const form = `/incidents/${clinic.id}/letter`
    const meanwhile = await clinic.as('officer', '/drafts', { ':form': form, version: '1', whatHappened: 'On' })
    const sent = await clinic.as('officer', form, { version: '1', whatHappened: text })
    const { href } = (await meanwhile.json()) as { href: string }
    const owed = sent.headers.get('Location') ?? ''
    expect(owed).toBe(`${PATH}?next=${encodeURIComponent(href)}`)
    expect((await clinic.as('officer', href)).headers.get('Location')).toMatch(OWED)
    const html = await (await clinic.as('officer', owed)).text()
    expect(wordsOn(html)).toContain('What you typed is kept.')
    const { leads } = await setUp('officer', typedIn(html, `${PATH}/offer`).next)
    expect(leads).toBe(href)
    expect(typedIn(await (await clinic.as('officer', href)).text(), form).whatHappened).toBe(text)
  })

  test('are led to no other server by what is to follow', async () => {
    clinic.cookies.staff = await signInAs(clinic.world, emailOf('staff'))
    const html = await (await clinic.as('staff', `${PATH}?next=https://evil.example/`)).text()
    expect(typedIn(html, `${PATH}/offer`).next).toBe('/account')
  })

  test('are not asked where an admin made it optional, which the log says', async () => {
    await removed('officer')
    clinic.cookies.officer = await signInAs(clinic.world, emailOf('officer'))
    expect((await clinic.as('officer', '/')).headers.get('Location')).toBe(PATH)
    const answer = await clinic.as('admin', '/settings/sign-in', { secondStep: 'optional' })
    expect(answer.headers.get('Location')).toBe('/settings/sign-in')
    expect(await acts(1)).toEqual([['second_step_rule_changed', undefined]])
    expect(wordsOn(await (await clinic.as('officer', '/')).text())).not.toContain('second step')
    await expectRefusal(
      await clinic.as('admin', '/settings/sign-in', { secondStep: 'never' }),
      422,
      /required, optional|Choose/,
    )
  })

  test('have 30 days from the day on which it becomes required again, and no more for saying so twice', async () => {
    const rule = async (secondStep: string) => await clinic.as('admin', '/settings/sign-in', { secondStep })
    await rule('optional')
    await rule('required')
    expect(Date.parse(asked('officer').at ?? '')).toBeGreaterThan(Date.now() - 60_000)
    expect(asked('staff').at).toBeNull()
    const page = await clinic.as('officer', '/')
    expect([page.status, wordsOn(await page.text())]).toEqual([200, expect.stringMatching(/From .* on, admins/)])
    const before = asked('officer')
    await rule('required')
    expect(asked('officer')).toEqual(before)
    expect((await verifyLog(clinic.world)).fault).toBeNull()
  })
})
