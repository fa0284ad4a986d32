import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Miniflare } from 'miniflare'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeKey } from '../../src/access/keys.ts'
import { faultInPlaybooks } from '../../src/actions/log/playbook-faults.ts'
import { insertFeed } from '../../src/storage/calendar/calendar.ts'
import type { Backend } from '../../src/storage/core/backend.ts'
import { type D1, openD1 } from '../../src/storage/core/d1.ts'
import { openReader } from '../../src/storage/core/database.ts'
import { MIGRATIONS } from '../../src/storage/core/migrations.ts'
import { listIncidents } from '../../src/storage/incident/incidents.ts'
import { committer } from '../../src/storage/log/commit.ts'
import { readLinks } from '../../src/storage/log/log.ts'
import { verifyLinks } from '../../src/storage/log/verify.ts'
import { insertPasskey } from '../../src/storage/users/passkeys.ts'
import { findSecondStep, insertSecondStep } from '../../src/storage/users/second-steps.ts'
import { findUserByEmail } from '../../src/storage/users/users.ts'
import { openVault } from '../../src/storage/vault/vault.ts'
import { lostLaptop, phishedMailbox } from '../cast/incidents.ts'
import { harborMedSpa } from '../cast/practice.ts'
import { mailboxWords } from '../cast/words.ts'
import { device } from '../support/world/passkey.ts'
import { ask, type Built, buildWorker, masterKey } from './runtime.ts'

const settings = { BREACHBOOK_KEY: masterKey.toString('base64'), BREACHBOOK_ZONE: 'America/New_York' }

const ADD_USER = `INSERT INTO users (id, name, email, emailVerified, role, createdAt, updatedAt)
  VALUES (?, 'Somebody', ? || '@harbor.example', 1, 'admin', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')`

describe('on Cloudflare Workers', () => {
  let built: Built

  beforeAll(async () => {
    built = await buildWorker()
  })
  afterAll(() => built?.remove())

  // workerd has these three (nodejs_compat).
  test('the bundle asks for nothing that only Node has', () => {
    const imported = [...built.contents.matchAll(/^import .*?from ["']([^"']+)["']/gm)].map(([, module]) => module)
    expect(new Set(imported)).toEqual(new Set(['node:crypto', 'node:timers/promises', 'node:zlib']))
    expect(built.contents).not.toMatch(/require\(["'](better-sqlite3|node:fs|fs)["']\)/)
  })

  test.each([
    ['is missing', {}, /^BREACHBOOK_KEY is missing\. .*wrangler secret put BREACHBOOK_KEY$/],
    ['is too short', { BREACHBOOK_KEY: 'c2hvcnQ=' }, /^BREACHBOOK_KEY must be 32 bytes in base64\.$/],
  ])('one sentence says so when the master key %s', async (_, wrong, sentence) => {
    const worker = built.start(wrong)
    const answer = await ask(worker, '/healthz')
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringMatching(sentence)])
    await worker.dispose()
  })

  test('/healthz answers 503 as long as the migrations are not in', async () => {
    const worker = built.start(settings)
    const answer = await ask(worker, '/healthz')
    expect([answer.status, await answer.json()]).toEqual([503, { ok: false, why: 'The database does not answer.' }])
    await worker.dispose()
  })

  describe('with the migrations that wrangler applied', () => {
    let worker: Miniflare
    let backend: Backend

    beforeAll(async () => {
      await built.migrate()
      worker = built.start(settings)
      backend = openD1((await worker.getD1Database('DB')) as unknown as D1)
    })
    afterAll(() => worker?.dispose())

    test('/healthz answers 200', async () => {
      const answer = await ask(worker, '/healthz')
      expect([answer.status, await answer.json()]).toEqual([200, { ok: true }])
      const { rows } = await backend.query({ sql: 'SELECT name FROM migrations ORDER BY id', parameters: [] })
      expect(rows.map((row) => (row as { name: string }).name)).toEqual([...MIGRATIONS])
    })

    test('the first visitor is led to the set-up, and sees it with our own styles', async () => {
      const first = await ask(worker, '/')
      expect([first.status, first.headers.get('Location')]).toEqual([302, '/set-up'])
      const page = await ask(worker, '/set-up')
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Set-up code')])
      expect((await ask(worker, '/assets/app.css')).headers.get('Content-Type')).toMatch('text/css')
    })

    test('a program without a key is turned away', async () => {
      expect((await ask(worker, '/api/incidents')).status).toBe(401)
    })

    test('an incident logged there is sealed, entered and read again under the same master key', async () => {
      const db = openReader(backend)
      const vault = openVault(masterKey)
      const { secret, kept } = makeKey('front desk', 'officer', '2026-03-01T09:00:00.000Z')
      const commit = committer(backend, db, vault, () => '2026-03-01T09:00:00.000Z')
      await commit({ act: 'key_added', writes: [kept] }, { id: 'system' })
      const headers = { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' }
      const told = { ...lostLaptop, discoveredOn: '2026-02-20' }
      const answer = await ask(worker, '/api/incidents', { method: 'POST', headers, body: JSON.stringify(told) })
      expect([answer.status, await answer.json()]).toEqual([201, expect.objectContaining(told)])
      expect(await listIncidents(db, vault, { limit: 10 })).toMatchObject([told])
      expect(await verifyLinks(readLinks(db))).toMatchObject({ entries: 2, fault: null })
    })

    test('a mailing is made there too, without PDF, and each letter is read as it went', async () => {
      const commit = committer(backend, openReader(backend), openVault(masterKey), () => '2026-03-01T09:00:00.000Z')
      const [writer, approver] = await Promise.all(
        (['officer', 'admin'] as const).map(async (role) => {
          await backend.query({ sql: ADD_USER, parameters: [role, role] })
          return makeKey(role, role, '2026-03-01T09:00:00.000Z', { owner: role })
        }),
      )
      for (const key of [writer, approver]) await commit({ act: 'key_added', writes: [key!.kept] }, { id: 'system' })
      const send = async (key: typeof writer, call: string, body: unknown, type = 'application/json') => {
        const [method = '', path = ''] = call.split(' ')
        const headers = { Authorization: `Bearer ${key?.secret}`, 'Content-Type': type }
        const sent = method === 'GET' ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
        return await ask(worker, path, { method, headers, ...sent })
      }
      await send(approver, 'PUT /api/practice', harborMedSpa)
      const told = { ...phishedMailbox, discoveredOn: '2026-02-20' }
      const { id } = (await (await send(writer, 'POST /api/incidents', told)).json()) as { id: string }
      const roster = 'First Name,Last Name,Address,City,State,ZIP\nAnn,Reyes,1 Elm St,Boston,MA,02110\n'
      await send(writer, `POST /api/incidents/${id}/roster`, roster, 'text/csv')
      await send(writer, `PUT /api/incidents/${id}/letter`, mailboxWords)
      await send(approver, `POST /api/incidents/${id}/letter/approval`, {})
      const made = await send(writer, `POST /api/incidents/${id}/mailings`, {})
      expect([made.status, await made.json()]).toEqual([201, expect.objectContaining({ print: 1, email: 0 })])
      const letter = await send(writer, `GET /api/incidents/${id}/letters/${id}-1-1/letter.txt`, null)
      expect([letter.status, await letter.text()]).toEqual([200, expect.stringContaining('ANN REYES')])
    })

    test('a passkey lets somebody in there too', async () => {
      const { id: user } = (await findUserByEmail(openReader(backend), 'officer@harbor.example')) ?? { id: '' }
      const phone = device('https://breachbook.example')
      const commit = committer(backend, openReader(backend), openVault(masterKey), () => '2026-03-01T09:00:00.000Z')
      const row = {
        id: phone.id,
        user,
        name: 'My phone',
        publicKey: phone.publicKey,
        madeAt: '2026-03-01T09:00:00.000Z',
      }
      await commit({ act: 'passkey_added', facts: { user }, writes: [insertPasskey(row)] }, { id: user })
      const options = (await (await ask(worker, '/sign-in/passkey')).json()) as { challenge: string }
      const headers = { Origin: 'https://breachbook.example', 'Content-Type': 'application/x-www-form-urlencoded' }
      const body = String(new URLSearchParams({ answer: phone.use(options), next: '/law' }))
      const answer = await ask(worker, '/sign-in/passkey', { method: 'POST', headers, body })
      expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/law'])
      expect(answer.headers.get('Set-Cookie')).toContain('session_token')
    })

    test('what the README says for a lost phone removes a second step, and the log stays whole', async () => {
      const { id: user } = (await findUserByEmail(openReader(backend), 'admin@harbor.example')) ?? { id: '' }
      const commit = committer(backend, openReader(backend), openVault(masterKey), () => '2026-03-01T09:00:00.000Z')
      const writes = insertSecondStep('step', user, { secret: 'sealed', recoveryCodes: 'sealed' })
      await commit({ act: 'second_step_set', facts: { user }, writes }, { id: user })
      const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
      const [, said = ''] = /wrangler d1 execute breachbook --remote --command "([^"]+)"/.exec(readme) ?? []
      for (const sql of said.replaceAll('you@clinic.example', 'admin@harbor.example').split(';'))
        await backend.query({ sql, parameters: [] })
      const db = openReader(backend)
      expect(await findSecondStep(db, user)).toBeUndefined()
      expect((await findUserByEmail(db, 'admin@harbor.example'))?.secondStep).toBeNull()
      expect((await verifyLinks(readLinks(db))).fault).toBeNull()
    })

    test('a calendar is fetched there too', async () => {
      const commit = committer(backend, openReader(backend), openVault(masterKey), () => '2026-03-01T09:00:00.000Z')
      const hash = createHash('sha256').update('a-secret').digest('hex')
      const writes = [insertFeed({ id: 'feed', user: 'officer', hash, madeAt: '2026-03-01T09:00:00.000Z' })]
      await commit({ act: 'calendar_opened', writes }, { id: 'officer' })
      const answer = await ask(worker, '/calendar/a-secret.ics')
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringMatching(/DTSTART;VALUE=DATE:20260421/)])
    })

    test('a playbook of the practice’s own is put in force there, and a running incident takes it over', async () => {
      const { secret, kept } = makeKey('playbooks', 'admin', '2026-03-01T09:00:00.000Z')
      const commit = committer(backend, openReader(backend), openVault(masterKey), () => '2026-03-01T09:00:00.000Z')
      await commit({ act: 'key_added', writes: [kept] }, { id: 'system' })
      const does = async <Body>(call: string, body?: object) => {
        const [method = '', path = ''] = call.split(' ')
        const headers = { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' }
        const sent = method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }
        const answer = await ask(worker, `/api${path}`, { method, headers, ...sent })
        expect(answer.status, call).toBeLessThan(300)
        return (await answer.json()) as Body
      }
      type Task = { id: string; title: string }
      const { id } = await does<Task>('POST /incidents', { ...phishedMailbox, discoveredOn: '2026-02-20' })
      const { steps } = await does<{ steps: Task[] }>('GET /playbooks/phishing')
      await does('PUT /playbooks/phishing/draft', { steps: steps.map((task) => ({ ...task, title: `Do ${task.id}` })) })
      await does('POST /playbooks/phishing/versions')
      await does('PUT /playbook-hands', { it: { owner: 'admin' } })
      await does(`POST /incidents/${id}/newer-playbook`, { kind: 2 })
      const { items } = await does<{ items: Task[] }>(`GET /incidents/${id}/steps`)
      expect(items.map(({ title }) => title)).toContain(`Do ${steps[0]?.id}`)
      expect(await faultInPlaybooks({ db: openReader(backend), vault: openVault(masterKey) })).toBeNull()
    })
  })
})
