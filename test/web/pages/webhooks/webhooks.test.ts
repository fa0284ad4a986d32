import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WebhookCall } from '../../../../src/actions/webhooks/webhook.ts'
import { expectRefusal, wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, entriesIn, openClinic } from '../clinic.ts'

const PATH = '/settings/webhooks'
const ADDRESS = 'https://chat.harbor.example/hook'

let clinic: Clinic
let calls: WebhookCall[]
let status: number
beforeAll(async () => {
  clinic = await openClinic()
  ;[calls, status] = [[], 204]
  clinic.world.callWebhook = async (call) => {
    calls.push(call)
    return { status, reason: null }
  }
})
afterAll(() => clinic.close())

const said = async (path: string) => wordsOn(await (await clinic.as('admin', path)).text())

async function pathOfOne(): Promise<string> {
  const html = await (await clinic.as('admin', PATH)).text()
  return /href="(\/settings\/webhooks\/[\da-f]+)"/.exec(html)?.[1] ?? ''
}

test('a webhook is added with its events, and its secret is shown once', async () => {
  const html = await (await clinic.as('admin', PATH, { url: ADDRESS, 'events:list': 'incident.logged' })).text()
  const secret = /whsec_[\w+/]{43}/.exec(html)?.[0] ?? ''
  expect(secret).not.toBe('')
  expect(await said(PATH)).toContain(ADDRESS)
  for (const path of [PATH, await pathOfOne(), '/log']) expect(await said(path)).not.toContain(secret)
})

test('an address without https, or no event, is refused, and nothing is added', async () => {
  const before = await entriesIn(clinic)
  const plain = { url: 'http://chat.harbor.example/hook', 'events:list': 'incident.logged' }
  await expectRefusal(await clinic.as('admin', PATH, plain), 422, /begins with https/)
  await expectRefusal(await clinic.as('admin', PATH, { url: ADDRESS, 'events:list': '' }), 422, /Choose at least one/)
  expect(await entriesIn(clinic)).toBe(before)
})

test('a test message goes at once, and the page says what became of it', async () => {
  const path = await pathOfOne()
  await clinic.as('admin', `${path}/test`, {})
  expect(calls.map(({ url }) => url)).toEqual([ADDRESS])
  expect(await said(path)).toMatch(/Test message msg_[\da-f]{32} .*Taken \(204\)/)
  status = 500
  await clinic.as('admin', `${path}/test`, {})
  expect(await said(path)).toMatch(/Refused with 500\. Given up/)
})

test('a webhook is disabled, enabled again and removed, each with an entry', async () => {
  const path = await pathOfOne()
  await clinic.as('admin', `${path}/switch`, { enabled: 'false' })
  expect(await said(path)).toMatch(/Disabled\. What happens now waits/)
  await clinic.as('admin', `${path}/switch`, { enabled: 'true' })
  expect(await said(path)).not.toMatch(/Disabled\./)
  await clinic.as('admin', `${path}/removal`, {})
  expect((await clinic.as('admin', path)).status).toBe(404)
  expect(await said('/log')).toMatch(/removed a webhook.*enabled a webhook.*disabled a webhook.*added a webhook/)
})
