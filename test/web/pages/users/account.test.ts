import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draftsOf } from '../../../../src/actions/users/drafts.ts'
import { PASSWORD } from '../../../cast/practice.ts'
import { expectRefusal, typedIn, wordsOn } from '../../../support/world/pages.ts'
import { ask, keyFor, signInAs } from '../../../support/world/world.ts'
import { type Clinic, entriesIn, openClinic } from '../clinic.ts'

const STAFF = 'staff@harbor.example'
const NEW = 'nine green umbrellas'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const words = async (answer: Response) => wordsOn(await answer.text())
const logged = async () => words(await clinic.as('admin', '/log'))

describe('one’s own name', () => {
  test('is changed by oneself, shown everywhere from then on, and the log keeps the former one', async () => {
    const answer = await clinic.as('auditor', '/account/name', { name: ' Dora Fenn ' })
    expect(answer.headers.get('Location')).toBe('/account')
    expect(typedIn(await (await clinic.as('auditor', '/account')).text()).name).toBe('Dora Fenn')
    expect(await logged()).toMatch(/Dora Fenn took a new name.*The auditor/)
  })

  test.each([
    ['', /Enter your name/],
    ['the Officer', /Another user has this name/],
    ['x'.repeat(201), /At most 200 characters/],
  ])('%s is refused, and stays in the form', async (name, sentence) => {
    const before = await entriesIn(clinic)
    const html = await expectRefusal(await clinic.as('auditor', '/account/name', { name }), 422, sentence)
    expect(typedIn(html).name).toBe(name)
    expect(await entriesIn(clinic)).toBe(before)
  })

  test('that is the same changes nothing', async () => {
    const before = await entriesIn(clinic)
    await clinic.as('auditor', '/account/name', { name: 'Dora Fenn' })
    expect(await entriesIn(clinic)).toBe(before)
  })
})

describe('one’s own password', () => {
  test('needs the present one: a wrong one is refused, and the refusal is in the log', async () => {
    const wrong = { presentPassword: 'incorrect horse', password: NEW }
    const html = await expectRefusal(
      await clinic.as('staff', '/account/password', wrong),
      422,
      /not your current password/,
    )
    for (const typed of Object.values(wrong)) expect(html).not.toContain(typed)
    expect(await logged()).toMatch(/refused a wrong password of somebody who was signed in/)
    expect(await signInAs(clinic.world, STAFF, NEW)).not.toContain('session_token')
  })

  test.each([
    ['herons', /at least 12 characters/],
    ['qwertyqwerty', /one of the first that attackers try/],
    ['The staff 2026', /little more than names that others know/],
  ])('as %s is refused like any other', async (password, sentence) => {
    const html = await expectRefusal(
      await clinic.as('staff', '/account/password', { presentPassword: PASSWORD, password }),
      422,
      sentence,
    )
    expect(html).not.toContain(password)
  })

  test('once changed is the only one that opens; all other sessions end, and this one goes on', async () => {
    const other = await signInAs(clinic.world, STAFF)
    expect((await ask(clinic.world, '/', { cookie: other })).status).toBe(200)
    const answer = await clinic.as('staff', '/account/password', { presentPassword: PASSWORD, password: NEW })
    expect(answer.headers.get('Location')).toBe('/account')
    expect((await ask(clinic.world, '/', { cookie: other })).headers.get('Location')).toBe('/sign-in')
    expect((await clinic.as('staff', '/account')).status).toBe(200)
    expect(await signInAs(clinic.world, STAFF)).not.toContain('session_token')
    expect(await signInAs(clinic.world, STAFF, NEW)).toContain('session_token')
    expect(await logged()).toContain('The staff chose a new password')
    expect((await clinic.as('officer', '/')).status).toBe(200)
  })

  test('is never changed by a key, not even one of its owner', async () => {
    const key = await keyFor(clinic.world, 'officer', clinic.people.officer.id)
    const answer = await ask(clinic.world, '/api/account/password', {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ presentPassword: PASSWORD, password: NEW }),
      key,
    })
    expect([answer.status, await answer.json()]).toMatchObject([
      403,
      { detail: expect.stringMatching(/An API key has no account/) },
    ])
    expect(await signInAs(clinic.world, 'officer@harbor.example')).toContain('session_token')
  })
})

test('whoever guesses at an open session waits like at the door, and nobody outside makes its owner wait', async () => {
  const { world, clock } = clinic
  const guess = (cookie: string) =>
    ask(world, '/account/password', {
      method: 'POST',
      body: new URLSearchParams({ presentPassword: 'guess', password: NEW }),
      cookie,
    })
  const [stolen, own] = [await signInAs(world, STAFF, NEW), await signInAs(world, STAFF, NEW)]
  for (let each = 0; each < 5; each += 1) expect((await guess(stolen)).status).toBe(422)
  const waits = await guess(stolen)
  expect([waits.status, waits.headers.get('Retry-After')]).toEqual([429, '15'])
  expect((await guess(own)).status).toBe(422)
  clock.now = new Date(Date.parse(world.now()) + 16_000).toISOString()
  expect((await guess(stolen)).status).toBe(422)
})

test('a new password sent after the session has ended is not kept with what was typed and not saved', async () => {
  const typed = { presentPassword: 'what I signed in with', password: 'what it is to be' }
  await clinic.as('officer', '/drafts', { ':form': '/account/password', ...typed })
  const drafts = await draftsOf(clinic.world, clinic.people.officer.id)
  for (const secret of Object.values(typed)) expect(JSON.stringify(drafts)).not.toContain(secret)
})
