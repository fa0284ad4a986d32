import { expect, test, vi } from 'vitest'
import { openTestWorld, settle } from '../support/world/world.ts'

const fails = vi.hoisted(() => ({ pages: true, api: true }))
vi.mock('../../src/web/pages/index.ts', async (original) => loadedUnless('pages', original))
vi.mock('../../src/web/api/index.ts', async (original) => loadedUnless('api', original))

import { servedApp } from '../../src/web/served-app.ts'

async function loadedUnless(what: keyof typeof fails, original: () => Promise<unknown>) {
  if (!fails[what]) return await original()
  fails[what] = false
  throw new Error('EMFILE: too many open files')
}

test.each([
  ['pages', '/', 302],
  ['calls', '/api/incidents', 401],
])('%s that could not be loaded once are loaded with the next request', async (_what, path, status) => {
  const { world, close } = await openTestWorld()
  await settle(world)
  const app = servedApp()
  const get = () => app.fetch(new Request(new URL(path, world.config.url)), { ...world, address: '127.0.0.1' })
  await expect(get()).rejects.toThrow()
  expect((await get()).status).toBe(status)
  await close()
})
