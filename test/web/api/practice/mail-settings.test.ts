import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mailInForce } from '../../../../src/actions/practice/mail-settings.ts'
import { type MailServer, startMailServer } from '../../../support/mail/mail-server.ts'
import { ask, keyFor, NOWHERE } from '../../../support/world/world.ts'
import { type Book, openBook, type Problem } from '../book.ts'

const PASSWORD = 'nine-purple-elephants'
const ADMIN = 'admin@harbor.example'
const FROM = { fromAddress: 'privacy@harbor.example', fromName: 'Harbor Med Spa' }

type Settings = {
  source: string | null
  server: string | null
  canSend: boolean
  saved: Record<string, unknown> | null
}

let book: Book
let server: MailServer
const opened: Book[] = []
beforeEach(async () => {
  book = await openBook()
  opened.push(book)
  delete book.world.mailSettings
  server = await startMailServer({ tls: 'none' })
})
afterEach(() => server.close())
afterAll(() => Promise.all(opened.map(({ close }) => close())))

const here = () => ({ host: '127.0.0.1', port: server.port, tls: 'none', ...FROM })
const save = (more: object = {}) => book.send<Settings>('admin', 'PUT /api/mail-settings', { ...here(), ...more })
const read = async () => (await book.send<Settings>('admin', 'GET /api/mail-settings')).body
const tryIt = (body: object = { to: ADMIN }) =>
  book.send<{ became: string; reason: string }>('admin', 'POST /api/mail-settings/test', body)

describe('the mail server in the settings', () => {
  test('is in force once a test message went through it, and not before', async () => {
    expect(await read()).toEqual({ source: null, server: null, canSend: true, saved: null })
    expect((await save()).body).toMatchObject({ source: null, saved: { host: '127.0.0.1', testedAt: null } })
    expect(await mailInForce(book.world)).toBeUndefined()
    const { body } = await tryIt()
    expect(body).toEqual({ to: ADMIN, became: 'sent', reason: '250 2.0.0', answer: '250 2.0.0 Queued' })
    expect(server.taken).toHaveLength(1)
    expect(server.taken[0]?.to).toBe(ADMIN)
    expect(server.taken[0]?.raw).toContain('From: Harbor Med Spa <privacy@harbor.example>')
    expect(server.taken[0]?.raw).not.toContain('List-Unsubscribe')
    expect(await read()).toMatchObject({ source: 'saved', server: '127.0.0.1', saved: { testedAt: book.world.now() } })
    expect(await mailInForce(book.world)).toMatchObject({ port: server.port, perMinute: 60, retrySeconds: 60 })
  })

  test('is in force no more when it is changed, until it is tested again, or is removed', async () => {
    await save()
    await tryIt()
    expect((await save({ fromName: 'Another name' })).body).toMatchObject({ source: null, saved: { testedAt: null } })
    await tryIt()
    expect((await book.send('admin', 'DELETE /api/mail-settings')).body).toMatchObject({ source: null, saved: null })
    expect(await mailInForce(book.world)).toBeUndefined()
  })

  test('gives way to the environment, of which only the name of the server is told', async () => {
    await save()
    await tryIt()
    book.world.mailSettings = { ...NOWHERE, host: 'mail.elsewhere.example', login: { user: 'u', pass: PASSWORD } }
    const standing = await read()
    expect(standing).toMatchObject({ source: 'environment', server: 'mail.elsewhere.example' })
    expect(JSON.stringify(standing)).not.toContain(PASSWORD)
    expect((await mailInForce(book.world))?.host).toBe('mail.elsewhere.example')
  })

  test('that refuses a test message is not in force, and says why', async () => {
    await server.close()
    server = await startMailServer({
      tls: 'none',
      mood: (stage) => (stage === 'MAIL' ? '550 5.7.60 Not as this sender' : undefined),
    })
    await save()
    expect((await tryIt()).body).toMatchObject({ became: 'hindered', reason: '550 5.7.60' })
    await save({ port: 1 })
    expect((await tryIt()).body).toMatchObject({ became: 'hindered', reason: 'ECONNREFUSED', answer: null })
    expect(await read()).toMatchObject({ source: null, saved: { testedAt: null } })
  })
})

describe('the password', () => {
  test('is never answered, never in the log and nowhere in clear in the data folder', async () => {
    const { body } = await save({ user: 'clinic', password: PASSWORD })
    await tryIt()
    const log = await book.send<{ items: object[] }>('auditor', 'GET /api/log')
    expect(body.saved).toMatchObject({ user: 'clinic' })
    expect(JSON.stringify([body, log.body])).not.toContain(PASSWORD)
    expect(log.body.items.slice(0, 2)).toMatchObject([
      { act: 'mail_settings_tested' },
      { act: 'mail_settings_saved', details: { after: { user: 'clinic' } } },
    ])
    const files = readdirSync(book.world.config.data).filter((name) => name.startsWith('breachbook.db'))
    expect(files.length).toBeGreaterThan(0)
    for (const name of files)
      expect(readFileSync(join(book.world.config.data, name)).includes(PASSWORD), name).toBe(false)
  })

  test('that is left out is kept for the same user of the same server, and goes to no other', async () => {
    const login = { host: 'mail.harbor.example', port: 587, tls: 'starttls', user: 'clinic' }
    await save({ ...login, password: PASSWORD })
    expect((await save({ ...login, fromName: 'New' })).status).toBe(200)
    for (const other of [{ host: 'mail.thief.example' }, { port: 465 }, { tls: 'implicit' }, { user: 'thief' }]) {
      const { status, body } = await book.send<Problem>('admin', 'PUT /api/mail-settings', {
        ...here(),
        ...login,
        ...other,
      })
      expect([other, status, body.errors?.map(({ path }) => path)]).toEqual([other, 422, ['password']])
    }
  })
})

test.each<[string, object, string[]]>([
  ['an address instead of a name', { host: 'https://mail.clinic.example' }, ['host', 'tls']],
  ['no encryption on the way to another computer', { host: 'mail.clinic.example' }, ['tls']],
  ['a port that is none', { port: 70_000 }, ['port']],
  ['a user without a password', { user: 'clinic' }, ['password']],
  ['a password of nobody', { password: 'x' }, ['user']],
  ['a sender that is no address', { fromAddress: 'clinic' }, ['fromAddress']],
  ['several senders', { fromAddress: 'a@x.example, b@x.example' }, ['fromAddress']],
  ['a name that would end the header', { fromName: 'A\r\nBcc: x@y.example' }, ['fromName']],
  ['an encryption that is none of them', { tls: 'ssl' }, ['tls']],
  ['a field that is none', { pass: 'x' }, ['pass']],
])('%s is refused and nothing is saved', async (_, more, paths) => {
  const { status, body } = await book.send<Problem>('admin', 'PUT /api/mail-settings', { ...here(), ...more })
  expect([status, body.errors?.map(({ path }) => path)]).toEqual([422, paths])
  expect((await read()).saved).toBeNull()
})

test('a test message goes to an admin alone, and a program has to say to which', async () => {
  await save()
  for (const body of [{ to: 'officer@harbor.example' }, { to: 'stranger@example.org' }])
    expect((await tryIt(body)).status).toBe(422)
  const program = await keyFor(book.world, 'admin')
  const init = { method: 'POST', key: program, body: '{}', headers: { 'Content-Type': 'application/json' } }
  expect((await ask(book.world, '/api/mail-settings/test', init)).status).toBe(422)
  expect(server.taken).toEqual([])
  await book.send('admin', 'DELETE /api/mail-settings')
  expect((await tryIt()).status).toBe(422)
})

test.each(['officer', 'staff', 'auditor'] as const)('nobody but an admin sees or changes it (%s)', async (role) => {
  for (const call of ['GET /api/mail-settings', 'DELETE /api/mail-settings'])
    expect((await book.send(role, call)).status).toBe(403)
  expect((await book.send(role, 'PUT /api/mail-settings', here())).status).toBe(403)
  expect((await book.send(role, 'POST /api/mail-settings/test', { to: ADMIN })).status).toBe(403)
})

test('where no line can be opened, as on a Worker, nothing is saved or in force', async () => {
  await save()
  await tryIt()
  delete book.world.openMail
  expect(await read()).toMatchObject({ source: null, canSend: false })
  expect((await save()).status).toBe(422)
  expect((await tryIt()).status).toBe(422)
})
