import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import common from '../../src/access/common-passwords.json' with { type: 'json' }
import { PASSWORD_MIN, passwordFaults } from '../../src/access/new-password.ts'
import { addUser } from '../../src/access/users.ts'
import { PASSWORD } from '../cast/practice.ts'
import { openTestWorld, settle, type TestWorld } from '../support/world/world.ts'

const owner = { name: 'Rosa Lindqvist', email: 'rosa.l@harbor-clinic.example' }

let book: TestWorld
beforeAll(async () => {
  book = await openTestWorld()
  await settle(book.world)
})
afterAll(() => book.close())

const faultsOf = async (password: string) =>
  (await passwordFaults(book.world.db, password, owner)).map(({ message }) => message)

describe('a password that anybody would try', () => {
  test('is one of the 3,000 most used of twelve characters and more, in any case, with digits or signs around it', async () => {
    expect(new Set(common).size).toBeGreaterThanOrEqual(3000)
    for (const password of common) {
      expect(password.length, password).toBeGreaterThanOrEqual(PASSWORD_MIN)
      for (const typed of [password, password.toUpperCase()])
        expect(await faultsOf(typed), typed).toEqual([expect.stringMatching(/^This password is (one|little)/)])
    }
    const [sentence] = await faultsOf('QwertyQwerty2026!')
    expect(sentence).toBe(
      'This password is one of the first that attackers try. Choose another, such as a sentence only you would say.',
    )
  })

  test('is a short piece over and over', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 7 }), async (piece) => {
        const password = piece.repeat(Math.ceil(PASSWORD_MIN / piece.length) + 1)
        expect(await faultsOf(password)).toHaveLength(1)
      }),
    )
  })

  test.each([
    'Breachbook2026!',
    'breachbook-breachbook',
    'Harbor Med Spa 1',
    'harbormedspa!!',
    'Rosa-Lindqvist-1',
    'lindqvist1234',
    'rosa.l@harbor-clinic.example',
    'HARBORCLINIC1',
    '2026 Rosa at Harbor',
  ])('is made of the words of this place: %s', async (password) => {
    expect(await faultsOf(password)).toEqual([
      'This password is little more than names that others know: yours, the practice’s or Breachbook. Choose another, such as a sentence only you would say.',
    ])
  })

  test('is too short, as before', async () => {
    expect(await faultsOf('herons')).toEqual(['The password needs at least 12 characters.'])
  })
})

test('a password of one’s own is accepted, whatever characters it has, and one that only mentions the practice too', async () => {
  for (const password of [PASSWORD, 'the herons of Harbor eat frogs', 'aB3$xY9!kL2m', 'наша цапля ест лягушек'])
    expect(await faultsOf(password)).toEqual([])
})

test('whoever adds a user is told of everything that is wrong at once', async () => {
  const user = { name: '', email: 'rosa', role: 'officer', password: 'qwertyqwerty' } as const
  await expect(addUser(book.world, user)).rejects.toMatchObject({
    errors: [{ path: 'email' }, { path: 'name' }, { path: 'password', message: expect.stringMatching(/attackers/) }],
  })
})
