import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Principal } from '../../../../src/access/roles.ts'
import { openNodeWorld } from '../../../../src/runtime/node.ts'
import type { OwnWorld as World } from '../../../../src/runtime/world.ts'
import type { Role } from '../../../../src/storage/core/role.ts'
import { listEntries } from '../../../../src/storage/log/log.ts'
import { createApp } from '../../../../src/web/app.ts'
import { PASSWORD } from '../../../cast/practice.ts'
import { expectRefusal } from '../../../support/world/pages.ts'
import { openTestWorld, settle, type TestWorld } from '../../../support/world/world.ts'

const OFFICER = 'officer@harbor.example'
const WRONG = 'incorrect horse battery'
const STRANGER = '198.51.100.7'
const OFFICE = '203.0.113.20'

const app = createApp()

let book: TestWorld
let people: Record<Role, Principal>
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  book = await openTestWorld()
  people = await settle(book.world)
})
afterEach(async () => {
  vi.useRealTimers()
  await book.close()
})

type Try = { password: string; email?: string; address?: string; cookie?: string; world?: World }

async function attempt({ password, email = OFFICER, address = STRANGER, cookie, world = book.world }: Try) {
  const headers = { Origin: world.config.url, ...(cookie && { Cookie: cookie }) }
  const request = new Request(new URL('/sign-in', world.config.url), {
    method: 'POST',
    headers,
    body: new URLSearchParams({ email, password }),
  })
  return await app.fetch(request, { ...world, address })
}

async function statuses(tries: number, each: (number: number) => Try): Promise<number[]> {
  const found: number[] = []
  for (let number = 0; number < tries; number += 1) found.push((await attempt(each(number))).status)
  return found
}

const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

describe('whoever guesses the password of an account', () => {
  test('waits after five wrong ones, with the right one too, is told how long, and gets in afterwards', async () => {
    expect(await statuses(5, () => ({ password: WRONG }))).toEqual(Array(5).fill(422))
    const answer = await attempt({ password: PASSWORD })
    expect(answer.headers.get('Retry-After')).toBe('15')
    await expectRefusal(answer, 429, /Too many wrong attempts\. Wait 15 seconds, then try again\./)
    pass(15)
    expect((await attempt({ password: PASSWORD })).status).toBe(303)
    expect((await attempt({ password: WRONG })).status).toBe(422)
  })

  test('waits twice as long after each further one, and a quarter of an hour at most', async () => {
    await statuses(5, () => ({ password: WRONG }))
    const waits: number[] = []
    for (let number = 0; number < 9; number += 1) {
      const seconds = Number((await attempt({ password: WRONG })).headers.get('Retry-After'))
      waits.push(seconds)
      pass(seconds)
      expect((await attempt({ password: WRONG })).status).toBe(422)
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 480, 900, 900, 900])
  })

  test('gains nothing from many addresses', async () => {
    const found = await statuses(8, (number) => ({ password: WRONG, address: `198.51.100.${number}` }))
    expect(found).toEqual([422, 422, 422, 422, 422, 429, 429, 429])
  })

  test('gains nothing from trying a hundred at once', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => attempt({ password: WRONG })))
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(95)
  })

  test('gains nothing from a restart of the server', async () => {
    await statuses(5, () => ({ password: WRONG }))
    const again = await openNodeWorld(book.world.config)
    expect((await attempt({ password: PASSWORD, world: again })).status).toBe(429)
    await again.backend.close()
  })

  test('does not learn whether there is such an account', async () => {
    const found = await statuses(7, () => ({ password: WRONG, email: 'nobody@harbor.example' }))
    expect(found).toEqual([422, 422, 422, 422, 422, 429, 429])
  })
})

describe('whoever tries many accounts from one address', () => {
  test('waits after twenty wrong ones; from another address nobody does', async () => {
    const found = await statuses(22, (number) => ({ password: WRONG, email: `guess${number}@harbor.example` }))
    expect(found).toEqual([...Array(20).fill(422), 429, 429])
    expect((await attempt({ password: PASSWORD })).status).toBe(429)
    expect((await attempt({ password: PASSWORD, address: OFFICE })).status).toBe(303)
  })

  test('gains nothing from the many addresses of one IPv6 network', async () => {
    const found = await statuses(22, (number) => ({
      password: WRONG,
      email: `guess${number}@harbor.example`,
      address: `2001:db8:1:2::${number.toString(16)}`,
    }))
    expect(found.slice(20)).toEqual([429, 429])
    expect((await attempt({ password: PASSWORD, address: '2001:db8:1:3::1' })).status).toBe(303)
  })
})

describe('a stranger who keeps on guessing', () => {
  const guessOn = async () => {
    await statuses(5, () => ({ password: WRONG, address: OFFICE }))
    await statuses(25, (number) => ({ password: WRONG, email: `guess${number}@harbor.example`, address: OFFICE }))
  }

  test('does not keep the officer out of a browser in which he was before, even from the same address', async () => {
    const cookie = cookiesOf(await attempt({ password: PASSWORD, address: OFFICE }))
    await guessOn()
    expect((await attempt({ password: PASSWORD, address: OFFICE })).status).toBe(429)
    expect((await attempt({ password: PASSWORD, address: OFFICE, cookie })).status).toBe(303)
  })

  test('gains nothing from the mark of another account, or from a made-up one; and a known browser waits for itself', async () => {
    const mine = { email: 'staff@harbor.example', password: PASSWORD, address: OFFICE }
    const cookie = cookiesOf(await attempt(mine))
    const known = cookiesOf(await attempt({ password: PASSWORD, address: OFFICE }))
    await guessOn()
    expect((await attempt({ password: PASSWORD, address: OFFICE, cookie })).status).toBe(429)
    const forged = known.replace(/(breachbook-known-[^=]+=)[^;]+/, '$1AAAAAAAAAAAAAAAAAAAAAA.AAAA')
    expect((await attempt({ password: PASSWORD, address: OFFICE, cookie: forged })).status).toBe(429)
    const found = await statuses(6, () => ({ password: WRONG, address: OFFICE, cookie: known }))
    expect(found).toEqual([422, 422, 422, 422, 422, 429])
  })

  test('is forgotten after a quiet hour', async () => {
    await guessOn()
    pass(60 * 60 + 1)
    expect((await attempt({ password: PASSWORD, address: OFFICE })).status).toBe(303)
  })
})

test('the mark of a known browser is read by no script, goes to the sign-in alone, and is Secure over https', async () => {
  const markIn = (answer: Response) => answer.headers.getSetCookie().find((cookie) => /breachbook-known-/.test(cookie))
  expect(markIn(await attempt({ password: PASSWORD }))).toMatch(/; Path=\/sign-in; HttpOnly; SameSite=Strict$/)
  const url = 'https://breachbook.clinic.example'
  const world = { ...book.world, url, config: { ...book.world.config, url } }
  expect(markIn(await attempt({ password: PASSWORD, world }))).toMatch(/^__Secure-breachbook-known-.*; Secure/)
})

test('each refusal is entered with the address, with the account where there is one, and with the wait it began', async () => {
  await attempt({ password: WRONG, email: 'my password by mistake' })
  await statuses(5, () => ({ password: WRONG, email: ' Officer@Harbor.example ' }))
  const entries = await listEntries(book.world.db, book.world.vault, { limit: 6 })
  const facts = entries.map((entry) => entry.facts)
  const known = { address: STRANGER, user: people.officer.id }
  expect(facts).toEqual([{ ...known, waitSeconds: 15 }, known, known, known, known, { address: STRANGER }])
})
