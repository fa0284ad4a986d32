import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { newestEntry } from '../../../../src/access/own-sessions.ts'
import { readConfig } from '../../../../src/runtime/config.ts'
import { findEntry } from '../../../../src/storage/log/log.ts'
import { PASSWORD } from '../../../cast/practice.ts'
import { expectRefusal, wordsOn } from '../../../support/world/pages.ts'
import { ask } from '../../../support/world/world.ts'
import { type Clinic, openClinic } from '../clinic.ts'

const ID = 'breachbook'
const SECRET = 'of-the-test-alone'

let clinic: Clinic
let server: Server
beforeAll(async () => {
  clinic = await openClinic()
  // It says that it is one for tests alone.
  for (const says of ['info', 'warn'] as const) vi.spyOn(console, says).mockImplementation(() => {})
  server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  server.on('request', providerAt(issuer).callback())
  clinic.world.provider = { issuer, clientId: ID, clientSecret: SECRET, name: 'Clinic ID' }
}, 60_000)
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await clinic.close()
})

/** An OpenID provider that believes whoever comes; only addresses of `harbor.example` are verified. */
function providerAt(issuer: string): Provider {
  const redirect = new URL('/sign-in/provider/callback', clinic.world.url).href
  return new Provider(issuer, {
    clients: [{ client_id: ID, client_secret: SECRET, redirect_uris: [redirect] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: ['a-key-of-the-test'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: id.endsWith('@harbor.example') }),
    }),
  })
}

/** A browser at the provider: it follows, keeps cookies, signs in there and agrees. Answers where it is led back to. */
async function atProvider(start: string, email: string): Promise<string> {
  const jar = new Map<string, string>()
  const go = async (url: string, form?: Record<string, string>) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const init = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
    const answer = await fetch(url, { ...init, headers: { Cookie: cookie }, redirect: 'manual' })
    for (const each of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? []
      jar.set(name, value)
    }
    return answer
  }
  let [url, form]: [string, Record<string, string> | undefined] = [start, undefined]
  for (let steps = 0; steps < 20; steps += 1) {
    if (url.startsWith(clinic.world.url)) return url
    const answer = await go(url, form)
    const to = answer.headers.get('Location')
    if (to) [url, form] = [new URL(to, url).href, undefined]
    else
      form = (await answer.text()).includes('name="login"')
        ? { prompt: 'login', login: email, password: 'any' }
        : { prompt: 'consent' }
  }
  throw new Error('The provider leads nowhere.')
}

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .filter((cookie) => !cookie?.endsWith('='))
    .join('; ')

async function begin(next = '/law') {
  const answer = await ask(clinic.world, `/sign-in/provider?next=${encodeURIComponent(next)}`)
  return { to: answer.headers.get('Location') ?? '', cookie: cookiesOf(answer) }
}

async function signIn(email: string, next?: string): Promise<Response> {
  const { to, cookie } = await begin(next)
  const back = new URL(await atProvider(to, email))
  return await ask(clinic.world, back.pathname + back.search, { cookie })
}

const newest = async () => await findEntry(clinic.world.db, await newestEntry(clinic.world.db))

describe('signing in by way of the practice’s provider', () => {
  test('is offered by its name, and asks the provider with PKCE, a state and a nonce', async () => {
    expect(wordsOn(await (await ask(clinic.world, '/sign-in')).text())).toContain('Sign in with Clinic ID')
    const { searchParams } = new URL((await begin()).to)
    expect(Object.fromEntries(searchParams)).toMatchObject({
      ...{ response_type: 'code', scope: 'openid email', code_challenge_method: 'S256' },
      ...{ state: expect.any(String), nonce: expect.any(String), client_id: ID },
    })
  })

  test('lets in whoever has an account with that verified address, and the log says by what', async () => {
    const answer = await signIn('officer@harbor.example')
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/law'])
    expect(await newest()).toMatchObject({
      act: 'signed_in',
      facts: { user: clinic.people.officer.id, with: 'provider' },
    })
    expect((await ask(clinic.world, '/account', { cookie: cookiesOf(answer) })).status).toBe(200)
  })

  test('leads to no other site', async () => {
    expect((await signIn('officer@harbor.example', 'https://evil.example/')).headers.get('Location')).toBe('/')
  })

  test('lets no stranger in, and makes no account', async () => {
    const answer = await signIn('nobody@harbor.example')
    await expectRefusal(answer, 422, /There is no account here for your e-mail address/)
    expect(cookiesOf(answer)).not.toContain('session_token')
    expect(await newest()).toMatchObject({ act: 'sign_in_refused', by: 'system' })
  })

  test('believes no address that the provider has not verified', async () => {
    await expectRefusal(
      await signIn('officer@elsewhere.example'),
      422,
      /does not say that your e-mail address is verified/,
    )
  })

  test('takes no answer that was not asked for in this browser, nor one twice, nor another’s', async () => {
    const first = await begin()
    const back = new URL(await atProvider(first.to, 'officer@harbor.example'))
    const comes = (cookie: string, search = back.search) => ask(clinic.world, back.pathname + search, { cookie })
    await expectRefusal(await comes(''), 422, /was not begun in this browser/)
    await expectRefusal(await comes((await begin()).cookie), 422, /Clinic ID did not let you in/)
    expect((await comes(first.cookie)).status).toBe(303)
    await expectRefusal(await comes(first.cookie), 422, /Clinic ID did not let you in/)
    await expectRefusal(await comes(first.cookie, '?error=access_denied'), 422, /Clinic ID did not let you in/)
  })

  test('keeps out who was shut out here', async () => {
    await clinic.as('admin', `/settings/users/${clinic.people.staff.id}/closing`, {})
    await expectRefusal(await signIn('staff@harbor.example'), 422, /This account was deactivated/)
  })

  test('is the only way in besides passkeys where the password door is shut', async () => {
    clinic.world.takesPasswords = false
    const page = await (await ask(clinic.world, '/sign-in')).text()
    expect([page.includes('name="password"'), page.includes('Sign in with Clinic ID')]).toEqual([false, true])
    const body = new URLSearchParams({ email: 'officer@harbor.example', password: PASSWORD })
    await expectRefusal(
      await ask(clinic.world, '/sign-in', { method: 'POST', body }),
      422,
      /Passwords let nobody in here/,
    )
    expect((await signIn('officer@harbor.example')).status).toBe(303)
    clinic.world.takesPasswords = true
  })

  test('says so where the provider does not answer', async () => {
    const { provider } = clinic.world
    clinic.world.provider = { issuer: 'http://127.0.0.1:9', clientId: ID, clientSecret: SECRET, name: 'Clinic ID' }
    await expectRefusal(await ask(clinic.world, '/sign-in/provider'), 422, /Clinic ID does not answer/)
    clinic.world.provider = undefined
    expect((await ask(clinic.world, '/sign-in/provider')).status).toBe(404)
    clinic.world.provider = provider
  })
})

test('the settings refuse half a provider, one without https, and to shut the last door', () => {
  const whole = { OIDC_ISSUER: 'https://accounts.google.com', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' }
  expect(readConfig({ ...whole, OIDC_NAME: 'Google' }).provider).toMatchObject({ name: 'Google' })
  expect(() => readConfig({ OIDC_ISSUER: whole.OIDC_ISSUER })).toThrow(/go together/)
  expect(() => readConfig({ ...whole, OIDC_ISSUER: 'http://accounts.example' })).toThrow(/must be an https address/)
  expect(() => readConfig({ PASSWORD_SIGN_IN: 'off' })).toThrow(/nobody could sign in/)
  expect(readConfig({ ...whole, PASSWORD_SIGN_IN: 'off' }).takesPasswords).toBe(false)
})
