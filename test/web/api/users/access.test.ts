import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInAs } from '../../../support/world/world.ts'
import { type Book, openBook } from '../book.ts'

type Key = { id: string; name: string; role: string; madeAt: string; revokedAt: string | null; secret?: string }

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
      disabledAt: null,
    })
    expect(await signInAs(book.world, 'nurse@harbor.example', nurse.password)).toContain('session_token')
    const { body: list } = await book.send<{ items: object[]; next: null }>('admin', 'GET /api/users')
    expect(list).toMatchObject({ next: null, items: expect.arrayContaining([body]) })
    expect(list.items.length).toBe(5)
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
})
