import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { tables } from '../../../../src/storage/core/database.ts'
import { FIRST_VISIT, PASSWORD } from '../../../cast/practice.ts'
import { expectRefusal, typedIn, wordsOn } from '../../../support/world/pages.ts'
import { ask, openTestWorld, settle, signInAs, type TestWorld } from '../../../support/world/world.ts'

const CODE = 'AAAA-BBBB-CCCC'
const MINUTE = 60_000

let book: TestWorld
beforeEach(async () => {
  book = await openTestWorld()
})
afterEach(async () => {
  vi.useRealTimers()
  await book.close()
})

const send = (path: string, values: Record<string, string>, more: { cookie?: string } = {}) =>
  ask(book.world, path, { method: 'POST', body: new URLSearchParams(values), ...more })

describe('the set-up', () => {
  test('with the code makes the practice and the first admin, who is then signed in', async () => {
    const answer = await send('/set-up', { ...FIRST_VISIT, code: CODE })
    expect({ status: answer.status, to: answer.headers.get('Location') }).toEqual({ status: 303, to: '/' })
    const cookie = answer.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    expect(wordsOn(await (await ask(book.world, '/settings', { cookie })).text())).toContain(
      'Rosa Lind rosa@harbor.example admin',
    )
  })

  test('proposes the machine’s time zone where a practice can be in it, and else has one chosen', async () => {
    const zoneOn = async (zone: string) => {
      const world = { ...book.world, zone }
      return typedIn(await (await ask(world, '/set-up')).text()).zone
    }
    expect(await zoneOn('America/Denver')).toBe('America/Denver')
    expect(await zoneOn('UTC')).toBe('')
    await expectRefusal(await send('/set-up', { ...FIRST_VISIT, code: CODE, zone: '' }), 422, /Choose a time zone/)
  })

  test('takes the code as a person types it: in small letters, without its dashes', async () => {
    expect((await send('/set-up', { ...FIRST_VISIT, code: ' aaaabbbb cccc ' })).status).toBe(303)
  })

  test.each([
    ['a wrong code', { code: 'AAAA-BBBB-CCCD' }, /This is not the set-up code/],
    ['no code', { code: '' }, /Enter the set-up code/],
    ['no name', { adminName: '' }, /Enter your name/],
    ['no e-mail address', { adminEmail: 'rosa' }, /Enter your e-mail address/],
    ['a short password', { password: 'herons' }, /at least 12 characters/],
    ['a password that many have', { password: 'QwertyQwerty1' }, /one of the first that attackers try/],
    ['the practice’s name as the password', { password: 'harbor.med.spa.1' }, /little more than names/],
    ['no password', { password: '' }, /Choose a password/],
    ['a practice without a name', { name: '' }, /Enter the name of the practice/],
    ['a ZIP code of four digits', { 'address.zip': '2110' }, /Enter a ZIP code/],
    ['a time zone that is none', { zone: 'Mars/Olympus' }, /Enter an IANA time zone/],
  ])('with %s is refused; what was typed stays, but for the password', async (_what, wrong, sentence) => {
    const values = { ...FIRST_VISIT, code: CODE, ...wrong }
    const html = await expectRefusal(await send('/set-up', values), 422, sentence)
    const { password, zone: _, ...typed } = values
    expect(typedIn(html)).toMatchObject({ ...typed, password: '' })
    if (password) expect(html).not.toContain(password)
    expect((await ask(book.world, '/')).headers.get('Location')).toBe('/set-up')
  })

  test('says everything that is to be mended at once', async () => {
    const wrong = {
      code: 'AAAA-BBBB-CCCD',
      adminName: '',
      password: 'QwertyQwerty1',
      tollFree: '12',
      'address.zip': '2',
    }
    const html = await (await send('/set-up', { ...FIRST_VISIT, ...wrong })).text()
    const page = wordsOn(html)
    for (const sentence of ['not the set-up code', 'Enter your name', 'first that attackers try', 'Enter a ZIP code'])
      expect(page).toContain(sentence)
    expect(page).toContain('Enter a toll-free number')
  })

  test('a second time is refused, and its page leads to the sign-in', async () => {
    await send('/set-up', { ...FIRST_VISIT, code: CODE })
    await expectRefusal(
      await send('/set-up', { ...FIRST_VISIT, code: CODE, adminEmail: 'thief@harbor.example' }),
      422,
      /is already set up\. Sign in instead/,
    )
    expect((await ask(book.world, '/set-up')).headers.get('Location')).toBe('/sign-in')
    expect(await tables(book.world.db).selectFrom('users').select('email').execute()).toEqual([
      { email: FIRST_VISIT.adminEmail },
    ])
  })
})

describe('signing in', () => {
  beforeEach(async () => {
    await settle(book.world)
  })

  test.each([
    ['a wrong password', 'officer@harbor.example', 'incorrect horse battery'],
    ['an address that nobody has', 'nobody@harbor.example', PASSWORD],
    ['nothing', '', ''],
  ])(
    'with %s is refused in the same words, entered in the log, and shows no password',
    async (_what, email, password) => {
      const html = await expectRefusal(
        await send('/sign-in', { email, password, next: '/log' }),
        422,
        /The e-mail address or password is wrong/,
      )
      expect(typedIn(html)).toMatchObject({ email, password: '', next: '/log' })
      if (password) expect(html).not.toContain(password)
      const entry = await tables(book.world.db)
        .selectFrom('log')
        .select('body')
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow()
      expect(JSON.parse(entry.body)).toMatchObject({ act: 'sign_in_refused', facts: { address: '127.0.0.1' } })
      if (email) expect(entry.body).not.toContain(email)
    },
  )

  test('leads on to the page that was wanted, and to no other server', async () => {
    const email = 'officer@harbor.example'
    const leads = async (next: string) =>
      (await send('/sign-in', { email, password: PASSWORD, next })).headers.get('Location')
    expect(await leads('/log')).toBe('/log')
    for (const elsewhere of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])
      expect(await leads(elsewhere)).toBe('/')
  })

  test('a session ends after 15 minutes without a click, and lives on while it is used', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const cookie = await signInAs(book.world, 'officer@harbor.example')
    const statusAfter = async (minutes: number) => {
      vi.setSystemTime(Date.now() + minutes * MINUTE)
      return (await ask(book.world, '/', { cookie })).status
    }
    for (const minutes of [10, 14, 14, 14]) expect(await statusAfter(minutes)).toBe(200)
    expect(await statusAfter(16)).toBe(302)
    expect(await statusAfter(0)).toBe(302)
  })

  test('a session ends after 12 hours however much it is used', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const cookie = await signInAs(book.world, 'officer@harbor.example')
    const began = Date.now()
    const statuses: number[] = []
    for (let minutes = 10; minutes <= 12 * 60 + 10; minutes += 10) {
      vi.setSystemTime(began + minutes * MINUTE)
      statuses.push((await ask(book.world, '/', { cookie })).status)
    }
    expect(statuses.lastIndexOf(200)).toBe(12 * 6 - 1)
    expect(statuses.at(-1)).toBe(302)
  })

  test('signing out ends the session here and on the server', async () => {
    const cookie = await signInAs(book.world, 'officer@harbor.example')
    const answer = await send('/sign-out', {}, { cookie })
    expect(answer.headers.get('Location')).toBe('/sign-in')
    expect(answer.headers.get('Clear-Site-Data')).toBe('"cache", "storage"')
    expect((await ask(book.world, '/', { cookie })).status).toBe(302)
    expect((await ask(book.world, '/log', { cookie })).headers.get('Location')).toBe('/sign-in?next=%2Flog')
  })

  test('a page that is being typed in can ask whether the session lives, and keeps it alive by asking', async () => {
    const cookie = await signInAs(book.world, 'officer@harbor.example')
    expect((await ask(book.world, '/session', { cookie })).status).toBe(204)
    expect((await ask(book.world, '/session')).status).toBe(401)
  })

  test('a cookie that somebody made up opens nothing', async () => {
    const cookie = (await signInAs(book.world, 'officer@harbor.example')).replace(
      /=(.)/,
      (_, first) => `=${first === 'a' ? 'b' : 'a'}`,
    )
    expect((await ask(book.world, '/', { cookie })).status).toBe(302)
  })

  test('sets cookies that no script reads and no other site sends; over https they are secure', async () => {
    const answer = await send('/sign-in', { email: 'officer@harbor.example', password: PASSWORD })
    expect(answer.headers.getSetCookie().length).toBeGreaterThan(0)
    for (const cookie of answer.headers.getSetCookie()) {
      expect(cookie).toMatch(/; HttpOnly/i)
      expect(cookie).toMatch(/; SameSite=(Lax|Strict)/i)
    }
  })
})
