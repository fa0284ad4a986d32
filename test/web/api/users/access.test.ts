import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { disableUser } from '../../../../src/access/leaving.ts'
import { addUser } from '../../../../src/access/users.ts'
import { listUsers } from '../../../../src/storage/users/users.ts'
import { mailboxWords } from '../../../cast/words.ts'
import { openTestWorld, settle, signInAs } from '../../../support/world/world.ts'
import { type Book, openBook, type Problem } from '../book.ts'

type Key = {
  id: string
  name: string
  role: string
  madeAt: string
  revokedAt: string | null
  secret?: string
  usedAt?: string | null
  note?: string
}

let book: Book

beforeAll(async () => {
  book = await openBook()
})

afterAll(() => book.close())

async function newestEntry() {
  return (
    await book.send<{ items: { act: string; facts: object; details: unknown }[] }>('auditor', 'GET /api/log?limit=1')
  ).body.items[0]
}

describe('API keys', () => {
  test('tell their secret once, work in their role, and are in the log without it', async () => {
    const { status, headers, body } = await book.send<Key>('admin', 'POST /api/keys', {
      name: 'EHR export',
      role: 'auditor',
    })
    expect([status, body]).toEqual([
      201,
      {
        id: expect.any(String),
        name: 'EHR export',
        role: 'auditor',
        madeAt: '2026-11-22T15:00:00.000Z',
        owner: null,
        scopes: null,
        expiresAt: '2027-11-22T15:00:00.000Z',
        secret: expect.stringMatching(/^bb_[\w-]{43}$/),
      },
    ])
    expect(headers.get('Location')).toBe(`/api/keys/${body.id}`)
    const withIt = { Authorization: `Bearer ${body.secret}` }
    expect((await book.send(null, 'GET /api/incidents', undefined, withIt)).status).toBe(200)
    expect((await book.send(null, 'POST /api/incidents', {}, withIt)).status).toBe(403)
    expect(await newestEntry()).toMatchObject({ act: 'key_added', facts: { key: body.id, role: 'auditor' } })
    const list = await book.send<{ items: Key[] }>('admin', 'GET /api/keys')
    expect(list.body.items).toContainEqual({
      id: body.id,
      name: 'EHR export',
      role: 'auditor',
      madeAt: body.madeAt,
      revokedAt: null,
      owner: null,
      scopes: null,
      expiresAt: '2027-11-22T15:00:00.000Z',
      usedAt: '2026-11-22T15:00:00.000Z',
    })
    const log = await book.send<object>('auditor', 'GET /api/log')
    expect(JSON.stringify([list.body, log.body])).not.toContain(body.secret)
  })

  test('open nothing once they are revoked', async () => {
    const { body: key } = await book.send<Key>('admin', 'POST /api/keys', { name: 'Old scanner', role: 'officer' })
    const revoked = await book.send<string>('admin', `DELETE /api/keys/${key.id}`)
    expect([revoked.status, revoked.body]).toEqual([204, ''])
    expect(await newestEntry()).toMatchObject({ act: 'key_revoked', facts: { key: key.id, role: 'officer' } })
    expect(
      (await book.send(null, 'GET /api/incidents', undefined, { Authorization: `Bearer ${key.secret}` })).status,
    ).toBe(401)
    const again = await book.send('admin', `DELETE /api/keys/${key.id}`)
    expect([again.status, again.body.detail]).toEqual([404, 'Key not found, or already revoked.'])
  })

  test('are not made without a name or with a role that there is not', async () => {
    const { status, body } = await book.send('admin', 'POST /api/keys', { name: '', role: 'king' })
    expect([status, body.errors]).toEqual([
      422,
      [
        { path: 'name', message: 'Enter what the key is for.' },
        { path: 'role', message: 'Choose one of: admin, officer, staff, auditor.' },
      ],
    ])
  })
})

describe('an API key with an owner', () => {
  const make = async (more: object) =>
    (await book.send<Key>('admin', 'POST /api/keys', { name: 'A key', role: 'officer', ...more })).body
  const asked = (key: Key, call: string, body?: object) =>
    book.send<Problem & { id: string }>(null, call, body, { Authorization: `Bearer ${key.secret}` })
  const FAX = { title: 'Fax', kind: 'misdirected_mail_or_fax', discoveredOn: '2026-11-20' }

  test('acts as the owner, and the log says by way of which key', async () => {
    const key = await make({ owner: 'Officer@harbor.example' })
    const { body } = await asked(key, 'POST /api/incidents', FAX)
    expect(await newestEntry()).toMatchObject({
      act: 'incident_logged',
      incident: body.id,
      by: book.people.officer.id,
      byName: 'The officer',
      via: `key:${key.id}`,
    })
  })

  test('opens nothing once the owner is deactivated, and opens again with the owner', async () => {
    const sitter = { name: 'Sid', email: 'sid@harbor.example', role: 'officer', password: 'a sentence that Sid says' }
    const { id } = (await book.send<{ id: string }>('admin', 'POST /api/users', sitter)).body
    const key = await make({ owner: id })
    expect((await asked(key, 'GET /api/incidents')).status).toBe(200)
    await book.send('admin', `DELETE /api/users/${id}`)
    expect((await asked(key, 'GET /api/incidents')).status).toBe(401)
    await book.send('admin', `POST /api/users/${id}/readmission`)
    expect((await asked(key, 'GET /api/incidents')).status).toBe(200)
  })

  test('may no more than the owner, and is not made for somebody nobody knows', async () => {
    for (const [owner, path] of [
      ['staff@harbor.example', 'role'],
      ['nobody@harbor.example', 'owner'],
    ]) {
      const { status, body } = await book.send('admin', 'POST /api/keys', { name: 'A key', role: 'officer', owner })
      expect([status, body.errors?.[0]?.path]).toEqual([422, path])
    }
  })

  test('is for what its scopes say', async () => {
    const reads = await make({ scopes: ['read'] })
    expect((await asked(reads, 'GET /api/incidents')).status).toBe(200)
    const refused = await asked(reads, 'POST /api/incidents', FAX)
    expect([refused.status, refused.body.detail]).toEqual([403, expect.stringContaining('`write_incidents`')])
    const writes = await make({ role: 'admin', scopes: ['write_incidents'] })
    const { body } = await asked(writes, 'POST /api/incidents', FAX)
    expect((await asked(writes, 'GET /api/incidents')).status).toBe(403)
    expect((await asked(writes, 'GET /api/users')).status).toBe(403)
    const sends = await asked(writes, `POST /api/incidents/${body.id}/mailings`, {})
    expect([sends.status, sends.body.detail]).toEqual([403, expect.stringContaining('`send_mail`')])
  })

  test('ends when it said, and keeps the hour of its last use', async () => {
    const key = await make({ expiresAt: '2026-11-23T10:00:00-05:00' })
    const usedAt = async () =>
      (await book.send<{ items: Key[] }>('admin', 'GET /api/keys')).body.items.find(({ id }) => id === key.id)?.usedAt
    expect(await usedAt()).toBeNull()
    book.clock.now = '2026-11-22T16:42:07.001Z'
    expect((await asked(key, 'GET /api/incidents')).status).toBe(200)
    expect(await usedAt()).toBe('2026-11-22T16:00:00.000Z')
    book.clock.now = '2026-11-23T15:00:00.000Z'
    expect((await asked(key, 'GET /api/incidents')).status).toBe(401)
    book.clock.now = '2026-11-22T15:00:00.000Z'
    const late = await book.send('admin', 'POST /api/keys', {
      name: 'x',
      role: 'staff',
      expiresAt: '2026-01-01T00:00:00Z',
    })
    expect([late.status, late.body.errors?.[0]?.path]).toEqual([422, 'expiresAt'])
  })

  test('is not told again by an Idempotency-Key: the repeat says so', async () => {
    const again = { 'Idempotency-Key': 'a-key-once' }
    const first = await book.send<Key>('admin', 'POST /api/keys', { name: 'Once', role: 'staff' }, again)
    const second = await book.send<Key>('admin', 'POST /api/keys', { name: 'Once', role: 'staff' }, again)
    expect([second.status, second.body]).toEqual([
      201,
      { ...first.body, secret: null, note: expect.stringContaining('shown only once') },
    ])
  })

  test('makes nobody a second person beside him- or herself, nor beside whoever made it, and no program at all', async () => {
    const words = async (key: Key) => {
      const { body } = await book.send<{ id: string }>('officer', 'POST /api/incidents', FAX)
      await book.send('officer', `PUT /api/incidents/${body.id}/letter`, mailboxWords)
      return await asked(key, `POST /api/incidents/${body.id}/letter/approval`)
    }
    const own = await words(await make({ owner: book.people.officer.id }))
    expect([own.status, own.body.detail]).toEqual([422, expect.stringContaining('not the author')])
    const program = await words(await make({}))
    expect([program.status, program.body.detail]).toEqual([422, expect.stringContaining('a program is never')])
    const other = { name: 'Oda', email: 'oda@harbor.example', role: 'officer', password: 'a sentence that Oda says' }
    await addUser(book.world, { ...other, role: 'officer' })
    const odas = await make({ owner: other.email })
    expect((await words(odas)).status).toBe(200)
    const { body } = await book.send<{ id: string }>('admin', 'POST /api/incidents', FAX)
    await book.send('admin', `PUT /api/incidents/${body.id}/letter`, mailboxWords)
    const made = await asked(odas, `POST /api/incidents/${body.id}/letter/approval`)
    expect([made.status, made.body.detail]).toEqual([422, expect.stringContaining('made the API key')])
  })

  test.each([
    ['that opens', () => {}],
    ['that was revoked', (key: Key) => book.send('admin', `DELETE /api/keys/${key.id}`)],
  ])('leaves whoever made a program’s key %s no second person for what the program did', async (_, then) => {
    const key = await make({})
    const { body } = await book.send<{ id: string }>('officer', 'POST /api/incidents', FAX)
    await asked(key, `PUT /api/incidents/${body.id}/letter`, mailboxWords)
    await then(key)
    const own = await book.send('admin', `POST /api/incidents/${body.id}/letter/approval`)
    expect([own.status, own.body.detail]).toEqual([422, expect.stringContaining('You made the API key')])
    expect((await book.send('officer', `POST /api/incidents/${body.id}/letter/approval`)).status).toBe(200)
  })

  test('leaves whoever made it no second person for what was done as its owner, also once it is revoked', async () => {
    const other = { name: 'Uma', email: 'uma@harbor.example', password: 'a sentence that Uma says' }
    await addUser(book.world, { ...other, role: 'officer' })
    const key = await make({ owner: other.email })
    const { body } = await book.send<{ id: string }>('officer', 'POST /api/incidents', FAX)
    await asked(key, `PUT /api/incidents/${body.id}/letter`, mailboxWords)
    await book.send('admin', `DELETE /api/keys/${key.id}`)
    const own = await book.send('admin', `POST /api/incidents/${body.id}/letter/approval`)
    expect([own.status, own.body.detail]).toEqual([422, expect.stringContaining('which was used in incident')])
  })
})

describe('the last admin', () => {
  test.each([
    ['in one order', false],
    ['in the other', true],
  ])('stays, however two admins deactivate each other at once, %s', async (_, isTurned) => {
    const { world, close } = await openTestWorld()
    const people = await settle(world)
    const second = {
      name: 'Ada',
      email: 'ada@harbor.example',
      role: 'admin',
      password: 'a sentence that Ada says',
    } as const
    const { id } = await addUser(world, second)
    const pairs = [
      [people.admin.id, id],
      [id, people.admin.id],
    ]
    const both = await Promise.allSettled(
      (isTurned ? pairs.toReversed() : pairs).map(([by = '', whom = '']) => disableUser(world, { id: by }, whom)),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(String(both.find((each) => each.status === 'rejected')?.reason)).toContain('This is the last admin')
    const admins = (await listUsers(world.db)).filter(({ role, disabledAt }) => role === 'admin' && !disabledAt)
    expect(admins).toHaveLength(1)
    await close()
  })
})

describe('people who sign in', () => {
  const nurse = {
    email: 'Nurse@harbor.example',
    name: 'Nia Ortiz',
    role: 'staff',
    password: 'a sentence only I would say',
  }

  test('are added by an admin, listed without their passwords, and can sign in', async () => {
    const { status, body } = await book.send<{ id: string }>('admin', 'POST /api/users', nurse)
    expect(status).toBe(201)
    expect(body).toEqual({
      id: expect.any(String),
      name: 'Nia Ortiz',
      role: 'staff',
      email: 'nurse@harbor.example',
      site: null,
      disabledAt: null,
    })
    expect(await signInAs(book.world, 'nurse@harbor.example', nurse.password)).toContain('session_token')
    const { body: list } = await book.send<{ items: object[]; next: null }>('admin', 'GET /api/users')
    expect(list).toMatchObject({ next: null, items: expect.arrayContaining([body]) })
    expect(list.items.length).toBe(8)
    expect(JSON.stringify(list)).not.toContain('password')
  })

  test('are not added twice', async () => {
    const other = { ...nurse, email: 'twice@harbor.example' }
    expect((await book.send('admin', 'POST /api/users', other)).status).toBe(201)
    const { status, body } = await book.send('admin', 'POST /api/users', other)
    expect([status, body.detail]).toEqual([409, 'There is already a user with this e-mail address.'])
  })

  test('need an address, a role that there is, and a password of twelve or more', async () => {
    const { status, body } = await book.send('admin', 'POST /api/users', {
      email: 'nurse',
      name: 'Nia',
      role: 'boss',
      password: 'short',
    })
    expect([status, body.errors?.map(({ path }) => path).sort()]).toEqual([422, ['email', 'password', 'role']])
    expect(JSON.stringify(body)).not.toContain('short')
  })

  test('and one that others could not guess, when they are added and when it is set anew', async () => {
    const guessed = { ...nurse, email: 'guessed@harbor.example', password: 'qwertyqwerty' }
    const added = await book.send('admin', 'POST /api/users', guessed)
    const [first] = (await book.send<{ items: { id: string }[] }>('admin', 'GET /api/users')).body.items
    const set = await book.send('admin', `PUT /api/users/${first?.id}/password`, { password: 'breachbook-2026' })
    for (const { status, body } of [added, set]) {
      expect([status, body.errors?.map(({ path }) => path)]).toEqual([422, ['password']])
      expect(JSON.stringify(body)).not.toMatch(/qwerty|breachbook-/)
    }
  })
})
