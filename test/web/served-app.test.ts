import { afterEach, beforeEach, expect, test } from 'vitest'
import { servedApp } from '../../src/web/served-app.ts'
import { PASSWORD } from '../cast/practice.ts'
import { openTestWorld, settle, type TestWorld } from '../support/world/world.ts'

let here: TestWorld
beforeEach(async () => {
  here = await openTestWorld()
})
afterEach(async () => {
  await here.close()
})

test('shows the sign-in before its pages are loaded, and then each page and call, to whoever signed in there', async () => {
  const { world } = here
  const app = servedApp()
  const get = (path: string, headers = {}) =>
    app.fetch(new Request(new URL(path, world.config.url), { headers }), { ...world, address: '127.0.0.1' })
  expect((await get('/sign-in')).headers.get('Location')).toBe('/set-up')
  await settle(world)
  expect(await (await get('/sign-in')).text()).toContain('E-mail address')
  expect((await get('/assets/app.css')).status).toBe(200)
  expect((await get('/healthz')).status).toBe(200)
  const typed = new URLSearchParams({ email: 'officer@harbor.example', password: PASSWORD })
  const sent = { method: 'POST', body: typed, headers: { Origin: world.config.url } }
  const entered = await app.fetch(new Request(new URL('/sign-in', world.config.url), sent), {
    ...world,
    address: '127.0.0.1',
  })
  const Cookie = entered.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  expect(await (await get('/', { Cookie })).text()).toContain('The officer')
  expect((await get('/api/incidents', { Cookie })).status).toBe(200)
})
