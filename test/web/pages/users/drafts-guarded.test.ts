import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newestEntry, wasShutSince } from '../../../../src/access/own-sessions.ts'
import { removeSecondStep } from '../../../../src/access/proofs/lost-second-step.ts'
import { offerSecondStep, setSecondStep } from '../../../../src/access/proofs/second-step.ts'
import { isHidden } from '../../../../src/web/shell/typed/typed-fields.ts'
import { PASSWORD } from '../../../cast/practice.ts'
import { makeFolder } from '../../../support/machine/folder.ts'
import { startServer } from '../../../support/machine/server.ts'
import { authenticator } from '../../../support/world/authenticator.ts'
import { typedIn, wordsOn } from '../../../support/world/pages.ts'
import { ask, signInAs } from '../../../support/world/world.ts'
import { type Clinic, NOW, openClinic } from '../clinic.ts'

const TEXT = 'On November 20 somebody read a mailbox.'
const TEMPLATES = new URL('../../../../templates/', import.meta.url)

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const at = (path: string) => path.replace(/^~/, `/incidents/${clinic.id}`)

type Someone = 'officer' | 'admin' | 'staff' | 'auditor'

async function keep(role: Someone, form: string, values: Record<string, string>) {
  const typed = new FormData()
  typed.append(':form', at(form))
  for (const [name, value] of Object.entries(values))
    for (const each of /:(flag|list)$/.test(name) ? value.split(',') : [value]) typed.append(name, each)
  const answer = await clinic.as(role, '/drafts', typed)
  return { status: answer.status, href: answer.ok ? ((await answer.json()) as { href: string }).href : '' }
}

const opened = async (role: Someone, path: string) => await (await clinic.as(role, path)).text()

const has = async (role: Someone, path: string) => (await opened(role, path)).includes(TEXT)

function asThief<Got>(does: (file: Sqlite.Database) => Got): Got {
  const file = new Sqlite(join(clinic.folder, 'breachbook.db'))
  try {
    return does(file)
  } finally {
    file.close()
  }
}

const rows = () => asThief((file) => file.prepare('SELECT * FROM drafts').all() as { id: string; user: string }[])

describe('a draft is kept', () => {
  test.each([
    ['the letter', '~/letter', { version: '1', whatHappened: TEXT }],
    ['a person’s name', '~/people/PERSON/correction', { givenName: TEXT, reason: TEXT }],
    ['an associate', '/associates', { name: TEXT }],
  ])('of no form that its role may not send: %s', async (_, form, values) => {
    const before = rows()
    const path = form.replace('PERSON', clinic.person)
    for (const role of ['staff', 'auditor'] as const) expect((await keep(role, path, values)).status).toBe(403)
    expect(rows()).toEqual(before)
  })

  test.each([
    ['an incident', '/incidents/2026-0999/edit'],
    ['a person', '~/people/9-999999/correction'],
  ])('of nothing that is not there: %s', async (_, form) => {
    const before = rows()
    expect((await keep('officer', form, { summary: TEXT, reason: TEXT })).status).toBe(404)
    expect(rows()).toEqual(before)
  })

  test.each([
    ['a path that takes no form', '/nowhere', { note: TEXT }],
    ['a code of a second step', '/account/second-step', { offer: TEXT, code: '123456' }],
    ['a page', '~/timeline', { note: TEXT }],
    ['more than a person types', '~/edit', { summary: 'x'.repeat(100_001) }],
  ])('neither for %s', async (_, form, values) => {
    const before = rows()
    expect((await keep('officer', form, values)).status).toBe(422)
    expect(rows()).toEqual(before)
  })

  test('of fifty forms at most, and the oldest makes room', async () => {
    for (let second = 0; second < 52; second += 1) {
      clinic.clock.now = new Date(Date.parse(NOW) + second * 1000).toISOString()
      expect((await keep('officer', `~/steps/step-${second}/comments`, { text: TEXT })).status).toBe(200)
    }
    const own = rows().filter(({ user }) => user === clinic.people.officer.id)
    expect(own).toHaveLength(50)
    const oldest = await keep('officer', '~/steps/step-0/comments', { text: TEXT })
    expect(own.map(({ id }) => `/drafts/${id}`)).not.toContain(oldest.href)
    clinic.clock.now = NOW
    asThief((file) => file.exec('DELETE FROM drafts'))
  })
})

describe('a draft that somebody moved in the file', () => {
  test.each([
    ['to another user', 'user', () => clinic.people.admin.id],
    ['to another incident', 'incident', () => null],
  ])('%s opens for nobody, and stops no page', async (_, column, value) => {
    await keep('officer', '~/edit', { ...typedIn(await opened('officer', '~/edit'), at('~/edit')), summary: TEXT })
    expect(await has('officer', '~/edit')).toBe(true)
    asThief((file) => file.prepare(`UPDATE drafts SET ${column} = ?`).run(value()))
    for (const role of ['officer', 'admin'] as const) {
      const answer = await clinic.as(role, '~/edit')
      expect([answer.status, (await answer.text()).includes(TEXT)]).toEqual([200, false])
    }
    asThief((file) => file.exec('DELETE FROM drafts'))
  })
})

describe('a draft that comes back', () => {
  test('leaves the line that says what was just saved', async () => {
    await keep('officer', '~/letter', { version: '1', whatHappened: TEXT })
    const recorded = typedIn(await opened('officer', '~/edit'), at('~/edit'))
    const saved = await clinic.as('officer', '~/edit', { ...recorded, summary: 'Saved.' })
    const mark = saved.headers
      .getSetCookie()
      .find((cookie) => cookie.startsWith('breachbook-saved='))
      ?.split(';')[0]
    const page = await ask(clinic.world, at('~/letter'), { cookie: `${clinic.cookies.officer}; ${mark}` })
    const words = wordsOn(await page.text())
    expect(words).toContain('Saved. You edited the incident.')
    expect(words).toContain('is back')
  })

  test('is no second look at the names on its page', async () => {
    const { world, person } = clinic
    const path = `~/people/${person}/correction`
    const form = at(path)
    await keep('officer', path, { ...typedIn(await opened('officer', path), form), reason: TEXT })
    await world.readings.flush()
    const looks = async () => {
      await world.readings.flush()
      const answer = await ask(world, `/api/readings?incident=${clinic.id}&person=${person}`, {
        cookie: clinic.cookies.officer,
      })
      return ((await answer.json()) as { items: unknown[] }).items.length
    }
    const before = await looks()
    expect(await has('officer', path)).toBe(true)
    expect(await looks()).toBe(before + 1)
  })

  test('leads where the page that is open leads, whatever stood in it', async () => {
    const path = `~/people/${clinic.person}/address`
    const shown = typedIn(await opened('officer', path), at(path))
    const typed = { ...shown, line1: '9 Elm St', city: TEXT }
    await keep('officer', path, { ...typed, back: 'elsewhere', stage: 'close' })
    const html = await opened('officer', path)
    expect(typedIn(html, at(path))).toMatchObject({ city: TEXT, back: shown.back })
    expect(html).not.toContain('elsewhere')
  })

  test('writes nothing on the way', async () => {
    await keep('officer', '~/edit', { ...typedIn(await opened('officer', '~/edit'), at('~/edit')), summary: TEXT })
    const all = () => asThief((file) => file.prepare('SELECT count(*) FROM log').get())
    const before = [all(), rows()]
    expect(await has('officer', '~/edit')).toBe(true)
    expect([all(), rows()]).toEqual(before)
  })
})

describe('who may be said to have typed it, once the session is over', () => {
  async function gone(role: Someone) {
    const cookie = await signInAs(clinic.world, `${role}@harbor.example`)
    const left = cookie.split('; ').filter((each) => !each.startsWith('breachbook.'))
    const send = (with_ = left.join('; ')) =>
      ask(clinic.world, at('~/edit'), { method: 'POST', cookie: with_, body: new URLSearchParams({ summary: TEXT }) })
    return { cookie, send }
  }
  const KEPT = expect.stringMatching(/^\/sign-in\?next=%2Fdrafts/)

  test.each([
    [
      'an admin ended the sessions',
      () => clinic.as('admin', `/settings/users/${clinic.people.officer.id}/sessions/end`, {}),
    ],
    [
      'an admin set another password',
      () => clinic.as('admin', `/settings/users/${clinic.people.officer.id}/password`, { password: PASSWORD }),
    ],
  ])('nobody after %s', async (_, act) => {
    const { send } = await gone('officer')
    expect((await send()).headers.get('Location')).toEqual(KEPT)
    expect((await act()).status).toBe(303)
    expect((await send()).headers.get('Location')).toBe('/sign-in')
  })

  test('nobody in the browsers that a new password of one’s own shut out, but still in one’s own', async () => {
    const [own, other] = [await gone('admin'), await gone('admin')]
    const changed = { presentPassword: PASSWORD, password: 'nine green umbrellas in the hall' }
    const answer = await ask(clinic.world, '/account/password', {
      method: 'POST',
      cookie: own.cookie,
      body: new URLSearchParams(changed),
    })
    const mark = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('breachbook-whose='))
    expect((await other.send()).headers.get('Location')).toBe('/sign-in')
    expect((await own.send(mark?.split(';')[0])).headers.get('Location')).toEqual(KEPT)
  })

  test('nobody after a second step was set up, or removed', async () => {
    const { world, people } = clinic
    const { id } = people.officer
    const seat = { session: 'another', address: '127.0.0.1' }
    const { send } = await gone('officer')
    const { offer, typed } = await offerSecondStep(world, seat, id, { presentPassword: PASSWORD })
    expect((await send()).headers.get('Location')).toEqual(KEPT)
    await setSecondStep(world, seat, id, { offer, code: await authenticator(typed).now() })
    expect((await send()).headers.get('Location')).toBe('/sign-in')
    const entry = await newestEntry(world.db)
    expect(await wasShutSince(world.db, id, entry)).toBe(false)
    await removeSecondStep(world, people.admin, id, 'Lost phone.')
    expect(await wasShutSince(world.db, id, entry)).toBe(true)
  })

  test('nobody whose role may not send that form', async () => {
    const { send } = await gone('staff')
    expect((await send()).headers.get('Location')).toBe('/sign-in')
  })
})

test('every field that a page prints into a form, and nobody types, is known as such', () => {
  const forms = readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.hbs'))
    .flatMap((file) => [
      ...readFileSync(new URL(file, TEMPLATES), 'utf8').matchAll(/<form [^>]*method="post"[^>]*>(.*?)<\/form>/gs),
    ])
    .map(([, inner = '']) => inner)
  const hidden = /<input type="hidden" name="([^"{]+)/g
  const typed = forms.filter((inner) =>
    /<textarea|<select|\{\{> (?!sign )|<input/.test(inner.replaceAll(/<input type="hidden"[^>]*>/g, '')),
  )
  const names = new Set(typed.flatMap((inner) => [...inner.matchAll(hidden)].map(([, name = '']) => name)))
  expect(names.size).toBeGreaterThan(10)
  expect([...names].filter((name) => !isHidden(name) && !TYPED_ELSEWHERE.has(name))).toEqual([])
})

/** Typed or chosen in one form, and printed into another; `next`, `offer`, `answer` and `code` are in forms with codes and passkeys, of which nothing is kept. */
const TYPED_ELSEWHERE = new Set([
  'answer',
  'kind',
  'reference',
  'reason',
  'acknowledged:list',
  'email:flag',
  'next',
  'offer',
  'code',
])

test('a start forgets what was typed more than 30 days ago', { timeout: 60_000 }, async () => {
  const folder = makeFolder()
  const begun = await startServer({ folder })
  await begun.stop()
  const file = new Sqlite(join(folder, 'breachbook.db'))
  const days = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString()
  const insert = file.prepare("INSERT INTO drafts VALUES (?, 'someone', NULL, ?, x'00')")
  insert.run('old', days(31))
  insert.run('young', days(29))
  file.close()
  await (await startServer({ folder })).stop()
  const after = new Sqlite(join(folder, 'breachbook.db'))
  expect(after.prepare('SELECT id FROM drafts').all()).toEqual([{ id: 'young' }])
  after.close()
})
