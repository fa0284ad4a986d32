import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closed, listen } from '../../../src/runtime/serving/listening.ts'
import { listEntries } from '../../../src/storage/log/log.ts'
import { createApp } from '../../../src/web/app.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

let book: TestWorld
beforeEach(async () => {
  book = await openTestWorld()
  await settle(book.world)
})
afterEach(async () => {
  await book.close()
})

test.each([
  ['behind a trusted proxy the caller’s', ['127.0.0.1'], '198.51.100.7'],
  ['with no proxy trusted the socket’s', [], '127.0.0.1'],
])('a refused sign-in is entered %s address', async (_what, trustedProxies, address) => {
  const server = await listen(createApp(), book.world, { ...book.world.config, port: 0, trustedProxies })
  const { port } = server.address() as AddressInfo
  expect(await signInAt(port, '203.0.113.1, 198.51.100.7')).toBe(422)
  const over = closed(server)
  ;(server as { closeAllConnections?(): void }).closeAllConnections?.()
  await over
  const [newest] = await listEntries(book.world.db, book.world.vault, { limit: 1 })
  expect(newest).toMatchObject({ act: 'sign_in_refused', facts: { address } })
})

function signInAt(port: number, forwardedFor: string): Promise<number | undefined> {
  return new Promise((answered, failed) => {
    const headers = {
      Origin: `http://127.0.0.1:${port}`,
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Forwarded-For': forwardedFor,
    }
    request({ port, host: '127.0.0.1', path: '/sign-in', method: 'POST', headers }, (answer) => {
      answer.resume().on('end', () => answered(answer.statusCode))
    })
      .on('error', failed)
      .end('email=nobody%40harbor.example&password=incorrect+horse+battery')
  })
}
