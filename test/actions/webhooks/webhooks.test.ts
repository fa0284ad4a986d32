import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { Webhook as Verifier } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { verifyLog } from '../../../src/actions/log/verify-log.ts'
import { receiveReport } from '../../../src/actions/reports/receive-report.ts'
import { reportsOf } from '../../../src/actions/reports/reports.ts'
import { deliverDue, deliverNow } from '../../../src/actions/webhooks/deliver.ts'
import { deliveriesTo } from '../../../src/actions/webhooks/delivery-log.ts'
import { queueDeliveries, queueTest } from '../../../src/actions/webhooks/queue-deliveries.ts'
import {
  addWebhook,
  removeWebhook,
  switchWebhook,
  theWebhook,
  type Webhook,
} from '../../../src/actions/webhooks/webhook.ts'
import { startWebhooks } from '../../../src/actions/webhooks/webhook-work.ts'
import { FAILING_FOR_MS, RETRY_WAITS_MS } from '../../../src/breach/webhooks/retries.ts'
import { webhookCaller } from '../../../src/runtime/serving/webhook-call.ts'
import { tables } from '../../../src/storage/core/database.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

const BEGINS = '2026-11-22T15:00:00.000Z'

type Received = { url: string; headers: Record<string, string>; body: string }

let here: TestWorld
let people: Awaited<ReturnType<typeof settle>>
let server: Server
let received: Received[]
let answer: (request: IncomingMessage) => { status: number; location?: string }
beforeEach(async () => {
  received = []
  answer = () => ({ status: 204 })
  server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    received.push({ url: request.url ?? '', headers: request.headers as Record<string, string>, body })
    const { status, location } = answer(request)
    response.writeHead(status, location ? { Location: location } : {}).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  here = await openTestWorld(BEGINS)
  Object.assign(here.world, { callWebhook: webhookCaller(['127.0.0.1']), webhooksInside: true })
  people = await settle(here.world)
})
afterEach(async () => {
  await here.close()
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
})

const urlOf = (host = '127.0.0.1') => `http://${host}:${(server.address() as AddressInfo).port}/hook`

async function added(events: Webhook['events'] = ['incident.logged']): Promise<Webhook> {
  return await addWebhook(here.world, people.admin, { url: urlOf(), events })
}

async function logged(): Promise<string> {
  const facts = { title: 'The mailbox of Jane Doe', kind: 'phishing', discoveredOn: '2026-11-02' } as const
  const { id } = await logIncident(here.world, people.officer, { ...facts, summary: 'Jane called.' })
  return id
}

async function look(): Promise<void> {
  await queueDeliveries(here.world)
  await deliverDue(here.world)
}

const later = (ms: number) => {
  here.clock.now = new Date(Date.parse(here.clock.now ?? BEGINS) + ms).toISOString()
}

describe('a webhook', () => {
  test('is told that a report came in by its id alone', async () => {
    await added(['report.received'])
    here.clock.now = new Date().toISOString()
    const facts = { what: 'Jane Doe’s chart lay open.', where: 'Room 3', who: 'Tess', knownOn: null }
    await receiveReport(here.world, null, { once: 'form', facts, photo: null })
    const [report] = await reportsOf(here.world)
    await look()
    const [told] = received.map(({ body }) => JSON.parse(body))
    expect(told).toMatchObject({ type: 'report.received', data: { incident: null, report: report?.id } })
    expect(Object.keys(told.data).toSorted()).toEqual(['entry', 'incident', 'report'])
    expect(received.map(({ body }) => body).join()).not.toMatch(/Jane|Room|Tess/)
  })

  test('is told once of what happens after it was added, and the scheme’s own library takes the signature', async () => {
    await logged()
    const { secret } = await added()
    here.clock.now = new Date().toISOString()
    const id = await logged()
    await look()
    await look()
    expect(received).toHaveLength(1)
    const { headers, body } = received[0]!
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/)
    const told = new Verifier(secret).verify(body, headers) as { type: string; data: object }
    expect(told).toMatchObject({ type: 'incident.logged', data: { incident: id } })
    expect(() => new Verifier(secret).verify(body.replace('logged', 'closed'), headers)).toThrow()
    expect(JSON.stringify(received)).not.toMatch(/Jane|Doe|mailbox/)
  })

  test('is told of what happened long before in one look, however much was entered since', async () => {
    await added()
    const { commit } = here.world
    for (let entered = 0; entered < 1200; entered += 1) await commit({ act: 'letter_opened' }, people.admin)
    await logged()
    await look()
    expect(received).toHaveLength(1)
  })

  test('that does not answer keeps no other waiting, and the server stops without delivering all that waits', async () => {
    const silent = createServer(() => {})
    silent.listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const dead = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/hook`
    let calls = 0
    const call = webhookCaller(['127.0.0.1'])
    here.world.callWebhook = async (asked) => {
      if (asked.url !== dead) return await call(asked)
      calls += 1
      return { status: null, reason: 'ETIMEDOUT' }
    }
    await addWebhook(here.world, people.admin, { url: dead, events: ['incident.logged'] })
    await added()
    for (let incidents = 0; incidents < 3; incidents += 1) await logged()
    const work = startWebhooks(here.world)
    await work.look()
    expect([calls, received.length]).toEqual([1, 3])
    later(RETRY_WAITS_MS[0] ?? 0)
    const looking = work.look()
    await work.stop()
    await looking
    expect(calls).toBeLessThan(3)
    await new Promise((closed) => silent.close(closed))
  })

  test('is told of nothing else than it asked for', async () => {
    await added(['incident.closed'])
    await logged()
    await look()
    expect(received).toEqual([])
  })

  test('hears of each mark of a legal deadline once, and of each day past it', async () => {
    await added(['legal_day.near', 'legal_day.past'])
    const id = await logged()
    for (const day of ['2026-12-02', '2026-12-03', '2026-12-25', '2027-01-02', '2027-01-03']) {
      here.clock.now = `${day}T15:00:00.000Z`
      await look()
    }
    const told = received.map(({ body }) => JSON.parse(body)).filter(({ data }) => data.duty === 'hipaa.individuals')
    expect(told.map(({ type, timestamp }) => `${timestamp.slice(0, 10)} ${type}`)).toEqual([
      '2026-12-02 legal_day.near',
      '2026-12-25 legal_day.near',
      '2027-01-02 legal_day.past',
      '2027-01-03 legal_day.past',
    ])
    expect(told[0].data).toEqual({ incident: id, duty: 'hipaa.individuals', due: '2027-01-01' })
  })

  test('that fails is tried again under the same id, after longer and longer, each try on record, and then given up', async () => {
    answer = () => ({ status: 500 })
    const { id } = await added()
    await logged()
    await look()
    for (const wait of RETRY_WAITS_MS) {
      later(wait - 1000)
      await look()
      later(1000)
      await look()
    }
    later(1_000_000_000)
    await deliverDue(here.world)
    expect(received).toHaveLength(RETRY_WAITS_MS.length + 1)
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    const [delivery] = await deliveriesTo(here.world, id)
    expect([delivery?.state, delivery?.all.length]).toEqual(['failed', RETRY_WAITS_MS.length + 1])
    expect(delivery?.all.every(({ status }) => status === 500)).toBe(true)
    expect([...RETRY_WAITS_MS]).toEqual(RETRY_WAITS_MS.toSorted((one, other) => one - other))
  })

  test('that takes nothing for five days is disabled, keeps what waits, and goes on once it is enabled', async () => {
    answer = () => ({ status: 503 })
    const { id } = await added()
    await logged()
    await look()
    later(FAILING_FOR_MS)
    await look()
    expect(await theWebhook(here.world, id)).toMatchObject({ disabledWhy: 'failing' })
    await logged()
    await look()
    const before = received.length
    answer = () => ({ status: 200 })
    await switchWebhook(here.world, people.admin, id, true)
    await look()
    expect(received.length).toBeGreaterThan(before)
    expect(await theWebhook(here.world, id)).toMatchObject({ disabledAt: null, failingSince: null })
  })

  test('that says it is gone is disabled at once', async () => {
    answer = () => ({ status: 410 })
    const { id } = await added()
    await logged()
    await look()
    expect(await theWebhook(here.world, id)).toMatchObject({ disabledWhy: 'gone' })
  })

  test('is tested with a message that says only that, and a test that fails is not tried again', async () => {
    const { id } = await added()
    const taken = await deliverNow(here.world, await queueTest(here.world, people.admin, id))
    answer = () => ({ status: 404 })
    const refused = await deliverNow(here.world, await queueTest(here.world, people.admin, id))
    expect([taken?.state, refused?.state, refused?.status]).toEqual(['delivered', 'failed', 404])
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ type: 'test', data: {} })
  })

  test('that was removed is called no more, its secret is gone, and the book can still be verified', async () => {
    const { id, secret } = await added()
    await logged()
    await queueDeliveries(here.world)
    await removeWebhook(here.world, people.admin, id)
    await look()
    expect(received).toEqual([])
    const rows = await tables(here.world.db).selectFrom('webhooks').selectAll().execute()
    expect(JSON.stringify(rows.map(({ sealed }) => here.world.vault.book.open(`webhook/${id}`, sealed)))).not.toContain(
      secret,
    )
    expect((await verifyLog(here.world)).fault).toBeNull()
  })
})

describe('an address', () => {
  const call = (url: string, allowed: string[] = []) => webhookCaller(allowed)({ url, headers: {}, body: '{}' })

  test.each([
    'https://127.0.0.1/x',
    'https://10.1.2.3/x',
    'https://172.16.0.1/x',
    'https://192.168.1.1/x',
    'https://169.254.169.254/latest/meta-data',
    'https://100.64.0.1/x',
    'https://0.0.0.0/x',
    'https://2130706433/x',
    'https://0x7f.1/x',
    'https://[::1]/x',
    'https://[::]/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://[::ffff:7f00:1]/x',
    'https://[64:ff9b::7f00:1]/x',
    'https://[fd12::1]/x',
    'https://[fe80::1]/x',
  ])('%s of a private network is not called', async (url) => {
    expect(await call(url)).toEqual({ status: null, reason: 'own_network' })
  })

  test('whose name leads into a private network is not called either', async () => {
    expect(await call(urlOf('localhost').replace('http:', 'https:'))).toEqual({ status: null, reason: 'own_network' })
    expect(received).toEqual([])
  })

  test('of one’s own network is called where the setting names it, by a name as well, and no other beside it', async () => {
    expect(await call(urlOf(), ['127.0.0.0/8'])).toEqual({ status: 204, reason: null })
    expect(await call(urlOf('localhost'), ['127.0.0.0/8', '::1'])).toEqual({ status: 204, reason: null })
    expect(await call('https://10.1.2.3/x', ['127.0.0.0/8'])).toEqual({ status: null, reason: 'own_network' })
  })

  test.each([
    [
      'would speak another protocol',
      'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
      101,
    ],
    ['hangs up without a word', '', null],
  ])('that %s is done with at once', async (_, said, status) => {
    const odd = createTcpServer((socket) => socket.once('data', () => socket.end(said)))
    odd.listen(0, '127.0.0.1')
    await once(odd, 'listening')
    const url = `http://127.0.0.1:${(odd.address() as AddressInfo).port}/x`
    expect((await call(url, ['127.0.0.1'])).status).toBe(status)
    await new Promise((closed) => odd.close(closed))
  })

  test('that leads elsewhere is not followed', async () => {
    answer = () => ({ status: 302, location: urlOf().replace('/hook', '/other') })
    expect(await call(urlOf(), ['127.0.0.1'])).toEqual({ status: 302, reason: 'redirect' })
    expect(received.map(({ url }) => url)).toEqual(['/hook'])
  })

  test.each([
    ['http://chat.harbor.example/x', 'begins with https'],
    ['ftp://chat.harbor.example/x', 'begins with https'],
    ['chat.harbor.example', 'begins with https'],
    ['https://ana:secret@chat.harbor.example/x', 'Leave user names, passwords'],
  ])('%s cannot be added: %s', async (url, sentence) => {
    Object.assign(here.world, { webhooksInside: false })
    await expect(addWebhook(here.world, people.admin, { url, events: ['incident.logged'] })).rejects.toThrow(sentence)
  })
})
