import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tables } from '../../../../src/storage/core/database.ts'
import { typedIn, wordsOn } from '../../../support/world/pages.ts'
import { ask, signInAs } from '../../../support/world/world.ts'
import { type Clinic, entriesIn, openClinic } from '../clinic.ts'

const TEXT = 'On November 20 somebody read a mailbox.'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const at = (path: string) => path.replace(/^~/, `/incidents/${clinic.id}`)

/** What the page sends by itself while somebody types. */
async function keep(form: string, values: Record<string, string>, role: 'officer' | 'admin' | 'staff' = 'officer') {
  const typed = new FormData()
  typed.append(':form', at(form))
  for (const [name, value] of Object.entries(values))
    for (const each of /:(flag|list)$/.test(name) ? value.split(',') : [value]) typed.append(name, each)
  const answer = await clinic.as(role, '/drafts', typed)
  return { status: answer.status, href: answer.ok ? ((await answer.json()) as { href: string }).href : '' }
}

async function opened(path: string, role: 'officer' | 'admin' | 'staff' = 'officer'): Promise<string> {
  return await (await clinic.as(role, path)).text()
}

async function rows(): Promise<{ user: string; incident: string | null; sealed: Uint8Array }[]> {
  return await tables(clinic.world.db).selectFrom('drafts').selectAll().execute()
}

describe('what is typed and not saved', () => {
  test('is back when the page is opened again, and only for who typed it', async () => {
    expect((await keep('~/letter', { version: '1', whatHappened: TEXT })).status).toBe(200)
    const html = await opened('~/letter')
    expect(typedIn(html, at('~/letter')).whatHappened).toBe(TEXT)
    expect(wordsOn(html)).toContain(
      'Your unsaved text of 10:00 AM is back. Nothing counts until you save it. Discard it',
    )
    expect(wordsOn(html)).not.toContain('Not saved yet.')
    expect(await opened('~/letter', 'admin')).not.toContain(TEXT)
  })

  test('lies sealed, in no entry of the log, and verify finds nothing wrong with it', async () => {
    const before = await entriesIn(clinic)
    await keep('~/letter', { version: '1', whatHappened: `${TEXT} We closed it.` })
    const [draft] = await rows()
    expect(Buffer.from(draft?.sealed ?? []).includes(TEXT)).toBe(false)
    expect(await entriesIn(clinic)).toBe(before)
    expect(wordsOn(await opened('/log?verify=now', 'admin'))).toMatch(/verified|whole|intact/i)
  })

  test('is saved by its own button, and then is no draft anymore', async () => {
    const recorded = typedIn(await opened('~/edit'), at('~/edit'))
    await keep('~/edit', { ...recorded, summary: TEXT })
    const before = (await rows()).length
    const answer = await clinic.as('officer', '~/edit', typedIn(await opened('~/edit'), at('~/edit')))
    expect([answer.status, (await rows()).length]).toEqual([303, before - 1])
    expect(typedIn(await opened('~/edit'), at('~/edit')).summary).toBe(TEXT)
    expect(await opened('~/edit')).not.toContain('is back')
  })

  test('stays while what is sent is refused', async () => {
    await keep('/incidents', { title: '', summary: TEXT, kind: 'phishing' }, 'staff')
    expect((await clinic.as('staff', '/incidents', { title: '', summary: TEXT, kind: 'phishing' })).status).toBe(422)
    expect(typedIn(await opened('/incidents/new', 'staff'), '/incidents').summary).toBe(TEXT)
  })

  test('is discarded when its owner says so, and by nobody else', async () => {
    const { href } = await keep('/incidents', { title: 'A fax', summary: TEXT, kind: 'phishing' }, 'staff')
    await clinic.as('officer', `${href}/discarding`, {})
    expect(await opened('/incidents/new', 'staff')).toContain('is back')
    const answer = await clinic.as('staff', `${href}/discarding`, { page: '/incidents/new' })
    expect(answer.headers.get('Location')).toBe('/incidents/new')
    expect(await opened('/incidents/new', 'staff')).not.toContain('is back')
  })

  test('comes back into the form it was typed in, where several are sent to the same path', async () => {
    await keep('~/assessment', { which: 'factor-2', version: '1', 'factors.recipient.text': TEXT })
    expect(await opened('~/assessment?question=factor-2')).toContain(TEXT)
    for (const other of ['~/assessment', '~/assessment?question=factor-3', '/'])
      expect({ other, has: (await opened(other)).includes(TEXT) }).toEqual({ other, has: false })
  })

  test('is asked about before it replaces what somebody else saved meanwhile', async () => {
    const first = await opened('~/edit')
    await keep('~/edit', { ...typedIn(first, at('~/edit')), summary: TEXT })
    await clinic.as('admin', '~/edit', { ...typedIn(first, at('~/edit')), summary: 'Saved by the admin.' })
    const html = await opened('~/edit')
    const answer = await clinic.as('officer', '~/edit', typedIn(html, at('~/edit')))
    expect(answer.status).toBe(409)
    expect(wordsOn(await answer.text())).toContain('Someone else changed this to: Saved by the admin.')
  })

  test('is shown to be copied where its form is open no more', async () => {
    const { href } = await keep('~/steps/none/completion', { note: TEXT })
    const html = await opened(href)
    expect(wordsOn(html)).toContain(`The form you typed this into is no longer open. Copy what you need. ${TEXT}`)
    await clinic.as('officer', `${href}/discarding`, {})
  })
})

describe('never kept', () => {
  test.each([
    ['a password', '/settings/users', { name: 'Ana', password: 'nine green umbrellas' }],
    ['a set-up code', '/set-up', { code: 'AAAA-BBBB-CCCC' }],
    ['what is typed at the sign-in', '/sign-in', { email: 'rosa@harbor.example' }],
    ['a mail server', '/settings/mail', { host: 'mail.example' }],
    ['what a sheet is read with before it is saved', '~/letter/sheet', { version: '1', whatHappened: TEXT }],
    ['whom somebody looks up', '/patients', { name: 'Ana Reyes' }],
    ['a form without a word in it', '/incidents', { version: '1', 'agent:flag': 'false' }],
    ['what leads to another server', 'https://elsewhere.example/', { note: 'x' }],
  ])('is %s', async (_, form, values) => {
    const before = await rows()
    expect((await keep(form, values, 'admin')).status).toBe(422)
    expect(await rows()).toEqual(before)
  })
})

describe('a form that is sent after the session ended', () => {
  /** The browser of somebody whose session ended: what names the person stays, what opens is gone. */
  async function ended(role: string): Promise<string> {
    const cookie = await signInAs(clinic.world, `${role}@harbor.example`)
    return cookie
      .split('; ')
      .filter((each) => !each.startsWith('breachbook.'))
      .join('; ')
  }
  const send = (cookie: string, text: string) =>
    ask(clinic.world, at('~/letter'), {
      method: 'POST',
      cookie,
      body: new URLSearchParams({ version: '1', whatHappened: text }),
    })

  test('is there again after the sign-in of the same person, however long, and in no address', async () => {
    const long = `${TEXT} ${'It was read. '.repeat(2_000)}`.trim()
    const answer = await send(await ended('admin'), long)
    const to = new URL(answer.headers.get('Location') ?? '', 'https://here.invalid')
    expect([answer.status, to.pathname, to.search.length < 100]).toEqual([302, '/sign-in', true])
    const html = await opened(to.searchParams.get('next') ?? '', 'admin')
    expect(typedIn(html, at('~/letter')).whatHappened).toBe(long)
  })

  test('shows nothing to another person who signs in', async () => {
    const answer = await send(await ended('admin'), TEXT)
    const next = new URLSearchParams(answer.headers.get('Location')?.split('?')[1]).get('next') ?? ''
    const led = await clinic.as('officer', next)
    expect([led.status, led.headers.get('Location')]).toEqual([302, '/'])
  })

  test('keeps nothing of a stranger, of a forged mark, or after the sign-out', async () => {
    const before = (await rows()).length
    const forged = (await ended('staff')).replace(/(breachbook-whose=)[\w-]+/, '$1someone')
    for (const cookie of ['', forged]) {
      expect((await send(cookie, 'Nobody typed this.')).headers.get('Location')).toBe('/sign-in')
      expect((await send(cookie, 'x'.repeat(20_000))).status).toBe(413)
    }
    const cookie = await signInAs(clinic.world, 'staff@harbor.example')
    const out = await ask(clinic.world, '/sign-out', { method: 'POST', cookie })
    expect(out.headers.getSetCookie().join()).toContain('breachbook-whose=;')
    expect(await rows()).toHaveLength(before)
  })
})

test('whoever leaves leaves no draft', async () => {
  await keep('/incidents', { title: 'A fax', summary: TEXT }, 'staff')
  const { id } = clinic.people.staff
  expect((await rows()).some(({ user }) => user === id)).toBe(true)
  await clinic.as('admin', `/settings/users/${id}/closing`, {})
  expect((await rows()).some(({ user }) => user === id)).toBe(false)
})

test('what was typed is forgotten after 30 days', async () => {
  await keep('~/letter', { version: '1', whatHappened: TEXT })
  clinic.clock.now = '2026-12-22T14:59:00.000Z'
  expect(await opened('~/letter')).toContain(TEXT)
  clinic.clock.now = '2026-12-22T15:01:00.000Z'
  expect(await opened('~/letter')).not.toContain(TEXT)
})
