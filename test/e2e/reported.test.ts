import { execFile } from 'node:child_process'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../src/web/app.ts'
import { describeShared, sharedFile } from '../support/machine/shared.ts'
import { keyFor, openTestWorld, settle, type TestWorld } from '../support/world/world.ts'

// The day of the list: what it writes out as days to come has come since.
const AS_OF = '2026-11-29T15:00:00.000Z'
const A_MINUTE_OR_TWO = 240_000

describeShared('rosters as real systems and people make them', () => {
  let here: TestWorld
  let server: Server
  beforeAll(async () => {
    here = await openTestWorld(AS_OF)
    await settle(here.world)
    server = await listening(here)
  })
  afterAll(async () => {
    server.close()
    await here.close()
  })

  test(
    'are each read as their case expects it, in one book',
    async () => {
      const { port } = server.address() as AddressInfo
      const { lines, status } = await checked(`http://127.0.0.1:${port}`, await keyFor(here.world, 'admin'))
      expect(lines.filter((line) => !/^\d+ (passed|without)/.test(line))).toEqual([])
      expect(lines.at(-1)).toMatch(/^\d{2,} passed, 0 failed$/)
      expect(status).toBe(0)
    },
    A_MINUTE_OR_TWO,
  )
})

function listening({ world }: TestWorld): Promise<Server> {
  const app = createApp()
  const fetch = (request: Request) => app.fetch(request, { ...world, address: '127.0.0.1' })
  return new Promise((open) => {
    const server = serve({ fetch, hostname: '127.0.0.1', port: 0 }, () => open(server as Server))
  })
}

function checked(url: string, key: string): Promise<{ lines: string[]; status: number }> {
  const script = sharedFile('reported/check-reported.mjs')
  return new Promise((answered) => {
    execFile(process.execPath, [script, url, key], (error, stdout, stderr) => {
      const lines = `${stdout}${stderr}`.trim().split('\n')
      answered({ lines, status: typeof error?.code === 'number' ? error.code : 0 })
    })
  })
}
