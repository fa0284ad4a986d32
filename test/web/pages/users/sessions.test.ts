import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserNamed } from '../../../../src/access/browser-name.ts'
import { PASSWORD } from '../../../cast/practice.ts'
import { expectRefusal, wordsOn } from '../../../support/world/pages.ts'
import { ask, signInAs } from '../../../support/world/world.ts'
import { type Clinic, openClinic } from '../clinic.ts'

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:148.0) Gecko/20100101 Firefox/148.0'
const DAY = 86_400_000

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

async function signInFrom(email: string, userAgent: string): Promise<string> {
  const body = new URLSearchParams({ email, password: PASSWORD })
  const answer = await ask(clinic.world, '/sign-in', { method: 'POST', body, headers: { 'User-Agent': userAgent } })
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

const accountOf = async (cookie: string) => (await ask(clinic.world, '/account', { cookie })).text()
const endsIn = (html: string) =>
  [...html.matchAll(/action="(\/account\/sessions\/[^/"]+\/end)"/g)].map((each) => each[1])
const isOpen = async (cookie: string) => (await ask(clinic.world, '/', { cookie })).status === 200
const end = (cookie: string, path: string) =>
  ask(clinic.world, path, { method: 'POST', body: new URLSearchParams(), cookie })

test('one’s own open sessions are listed with their browser, address and times, and one of them is this one', async () => {
  const other = await signInFrom('staff@harbor.example', FIREFOX)
  const words = wordsOn(await (await clinic.as('staff', '/account')).text())
  expect(words).toMatch(/Unknown browser this one from 127\.0\.0\.1, began .* last used/)
  expect(words).toMatch(/Firefox on Windows from 127\.0\.0\.1, began/)
  expect(await isOpen(other)).toBe(true)
})

test('one of the others can be ended, and stays ended; nobody ends the session of somebody else', async () => {
  const [mine, lost] = [clinic.cookies.officer, await signInFrom('officer@harbor.example', FIREFOX)]
  const [path = ''] = endsIn(await accountOf(mine))
  expect((await end(clinic.cookies.staff, path)).status).toBe(404)
  expect(await isOpen(lost)).toBe(true)
  expect((await end(mine, path)).headers.get('Location')).toBe('/account')
  expect([await isOpen(lost), await isOpen(mine)]).toEqual([false, true])
  expect((await end(mine, path)).status).toBe(404)
  expect(endsIn(await accountOf(mine))).toEqual([])
})

test('this one is ended by signing out, and the sentence says so', async () => {
  const cookie = await signInAs(clinic.world, 'officer@harbor.example')
  const [path = ''] = endsIn(await accountOf(clinic.cookies.officer))
  await expectRefusal(await end(cookie, path), 422, /Sign out to end it/)
})

test('all others can be ended at once', async () => {
  const others = [
    await signInAs(clinic.world, 'auditor@harbor.example'),
    await signInFrom('auditor@harbor.example', FIREFOX),
  ]
  expect((await end(clinic.cookies.auditor, '/account/sessions/end')).status).toBe(303)
  expect(await Promise.all(others.map(isOpen))).toEqual([false, false])
  expect([await isOpen(clinic.cookies.auditor), await isOpen(clinic.cookies.admin)]).toEqual([true, true])
})

test('an admin ends all sessions of a user, who can sign in again', async () => {
  const { id } = clinic.people.auditor
  expect((await clinic.as('admin', `/settings/users/${id}/sessions/end`, {})).status).toBe(303)
  expect(await isOpen(clinic.cookies.auditor)).toBe(false)
  clinic.cookies.auditor = await signInAs(clinic.world, 'auditor@harbor.example')
  expect(await isOpen(clinic.cookies.auditor)).toBe(true)
  expect((await clinic.as('admin', '/settings/users/nobody/sessions/end', {})).status).toBe(404)
})

test('each of these stands in the log', async () => {
  const log = wordsOn(await (await clinic.as('admin', '/log')).text())
  expect(log).toContain('The officer ended a session in another place')
  expect(log).toContain('The auditor signed out everywhere else')
  expect(log).toMatch(/The admin ended all sessions of a user.{0,80}The auditor/)
})

test('one’s own sign-ins and refusals of the last 90 days are listed, and nobody else’s', async () => {
  const { world, clock } = clinic
  const page = async () => wordsOn(await (await clinic.as('staff', '/account')).text())
  expect(await page()).toMatch(/2 sign-ins, 0 refused/)
  await signInAs(world, 'staff@harbor.example', 'a wrong password')
  await signInAs(world, 'admin@harbor.example', 'a wrong password')
  expect(await page()).toMatch(/2 sign-ins, 1 refused .*Refused: wrong password 127\.0\.0\.1/)
  clock.now = new Date(Date.now() + 89 * DAY).toISOString()
  expect(await page()).toMatch(/2 sign-ins, 1 refused/)
  clock.now = new Date(Date.now() + 91 * DAY).toISOString()
  expect(await page()).toMatch(/ 0 sign-ins, 0 refused/)
})

test.each([
  ['Firefox on Windows', FIREFOX],
  [
    'Safari on iPhone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1',
  ],
  [
    'Edge on Windows',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/148.0.0.0 Safari/537.36 Edg/148.0.0.0',
  ],
  [
    'Chrome on Android',
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/148.0.0.0 Mobile Safari/537.36',
  ],
  [
    'Safari on Mac',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/19.0 Safari/605.1.15',
  ],
  [null, 'curl/8.5.0'],
])('a browser is told as %s', (name, userAgent) => {
  expect(browserNamed(userAgent)).toBe(name)
})
