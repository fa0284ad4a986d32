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

test('whoever has a code cannot add to a report without end, and what was typed stays', async () => {
  const code = await house.sent({ what: 'Again and again.' })
  const answers: string[] = []
  for (let said = 0; said < 31; said += 1) {
    house.clock.now = new Date(Date.parse(house.clock.now ?? NOW) + 3_600_001).toISOString()
    answers.push(wordsOn(await (await house.status(code, `And no. ${said}`)).text()))
  }
  expect(answers.at(-2)).not.toContain('takes no more')
  expect(answers.at(-1)).toContain('This report holds 30 replies and takes no more. Call us to say more.')
  const other = await house.sent({ what: 'In a hurry.' })
  const statuses: number[] = []
  for (let said = 0; said < 21; said += 1) statuses.push((await house.status(other, `Now ${said}`)).status)
  expect([statuses[0], statuses.at(-1)]).toEqual([200, 429])
  expect(await (await house.status(other, 'Kept as typed.')).text()).toContain('Kept as typed.')
})

test('a clock that was ahead and is set right again makes nobody wait', async () => {
  const now = house.clock.now
  house.clock.now = '2032-11-23T15:00:00.000Z'
  for (let tries = 0; tries < 11; tries += 1) await house.status(`AAAA-AAAA-BBBB-${1000 + tries}`)
  house.clock.now = now
  await expectRefusal(await house.status('AAAA-AAAA-BBBB-2000'), 422, /No report has this code/)
})

function from(address: string, facts: Record<string, string>): Promise<Response> {
  return house.report(facts, undefined, { address })
}
