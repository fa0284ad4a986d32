import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectRefusal, wordsOn } from '../../../support/world/pages.ts'
import { NOW } from '../clinic.ts'
import { type House, listed, openHouse } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('many reports from one address have to wait, with what was typed, and other addresses do not', async () => {
  for (let sent = 0; sent < 10; sent += 1) expect((await from('192.0.2.1', { what: `No. ${sent}` })).status).toBe(200)
  const slowed = await from('192.0.2.1', { what: 'The eleventh.' })
  const html = await slowed.text()
  expect([slowed.status, slowed.headers.get('Retry-After')]).toEqual([429, '15'])
  expect(wordsOn(html)).toContain('Many reports came in just now. Wait 15 seconds, then try again.')
  expect(html).toContain('The eleventh.')
  expect((await listed(house)).length).toBe(10)
  expect((await from('192.0.2.7', { what: 'From elsewhere.' })).status).toBe(200)
  house.clock.now = new Date(Date.parse(NOW) + 20_000).toISOString()
  expect((await from('192.0.2.1', { what: 'The eleventh.' })).status).toBe(200)
})

test('what is to be fixed counts as no report', async () => {
  for (let tries = 0; tries < 15; tries += 1) expect((await from('192.0.2.9', { what: '' })).status).toBe(422)
  expect((await from('192.0.2.9', { what: 'At last.' })).status).toBe(200)
})

test('however many addresses send, all of them together are slowed down', async () => {
  const statuses: number[] = []
  for (let sent = 0; sent < 61; sent += 1)
    statuses.push((await from(`198.51.100.${sent}`, { what: `From ${sent}` })).status)
  expect([statuses[0], statuses.at(-1)]).toEqual([200, 429])
})

test('who guesses codes has to wait longer every time, and the right code costs nothing', async () => {
  for (let tries = 0; tries < 10; tries += 1)
    await expectRefusal(await house.status(`AAAA-AAAA-AAAA-${1000 + tries}`), 422, /No report has this code/)
  await expectRefusal(await house.status('AAAA-AAAA-AAAA-2000'), 429, /Too many wrong codes\. Wait 15 seconds/)
  house.clock.now = new Date(Date.parse(house.clock.now ?? NOW) + 16_000).toISOString()
  await expectRefusal(await house.status('AAAA-AAAA-AAAA-2000'), 422, /No report has this code/)
  await expectRefusal(await house.status('AAAA-AAAA-AAAA-2001'), 429, /Wait 30 seconds/)
})

function from(address: string, facts: Record<string, string>): Promise<Response> {
  return house.report(facts, undefined, { address })
}
