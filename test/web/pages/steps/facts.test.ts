import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyLog } from '../../../../src/actions/log/verify-log.ts'
import type { Role } from '../../../../src/storage/core/role.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
let at: string
beforeAll(async () => {
  clinic = await openClinic()
  const post = { title: 'Photo on a page', kind: 'social_media_disclosure', discoveredOn: '2026-11-20' }
  at = (await clinic.as('officer', '/incidents', post)).headers.get('Location') ?? ''
})
afterAll(() => clinic.close())

const page = async (role: Role, path: string, form?: Record<string, string>) => {
  const answer = await clinic.as(role, path, form)
  return { status: answer.status, html: await answer.text() }
}
const row = async (id: string, role: Role = 'officer') => {
  const { html } = await page(role, `${at}/steps`)
  const from = html.indexOf(`<li id="${id}"`)
  return from < 0 ? '' : html.slice(from, html.indexOf('</details></li>', from))
}
const URL = 'https://social.example/p/1'
const SHOT = 'screenshot-the-post'
const DOWN = 'take-the-post-down'
const keyIn = (html: string) => /answers\/([0-9a-f]{12})"/.exec(html)?.[1] ?? ''

test('a place of exposure is entered once and stands in each step that asks about it', async () => {
  expect(await row(SHOT)).toContain('Add a place')
  const sent = { 'answers.exposureUrl': URL, 'answers.platform': 'Social' }
  expect((await page('staff', `${at}/steps/${SHOT}/answers/new`, sent)).status).toBe(303)
  expect(wordsOn(await row(SHOT))).toContain(URL)
  const asked = await row('ask-the-platform')
  expect(wordsOn(asked)).toContain(URL)
  expect(asked).toContain('Change this place')
})

test('what cannot be is refused with a sentence at its field, and what was typed stays', async () => {
  const day = await page('officer', `${at}/steps/ask-the-platform/answers/${keyIn(await row(SHOT))}`, {
    'answers.exposureUrl': URL,
    'answers.takedownAskedOn': 'yesterday',
  })
  expect([day.status, wordsOn(day.html)]).toEqual([422, expect.stringContaining('enter a date such as 2026-03-14')])
  const none = await page('officer', `${at}/steps/${SHOT}/answers/new`, { 'answers.platform': 'Social' })
  expect([none.status, wordsOn(none.html)]).toEqual([422, expect.stringContaining('Say first which place it is.')])
  const gone = await page('officer', `${at}/steps/${SHOT}/answers/000000000000`, { 'answers.platform': 'Social' })
  expect(gone.status).toBe(404)
  const other = await page('officer', `${at}/steps/one-voice/answers/facts`, { 'answers.platform': 'Social' })
  expect([other.status, wordsOn(other.html)]).toEqual([422, expect.stringContaining('asks for no facts')])
})

test('once each place is found gone, the step that takes the post down is done', async () => {
  const key = keyIn(await row(DOWN))
  const sent = { 'answers.exposureUrl': URL, 'answers.goneOn': '2026-11-21' }
  expect((await page('officer', `${at}/steps/${DOWN}/answers/${key}`, sent)).status).toBe(303)
  expect(await row(DOWN)).toMatch(/^<li id="take-the-post-down" class="gone/)
  expect(wordsOn(await row(DOWN))).toContain('November 21, 2026')
})

test('a place that staff find after all were gone opens the step again, with that as the reason and no address in it', async () => {
  expect(wordsOn((await page('officer', `${at}/timeline`)).html)).toMatch(
    /entered that all of a list is gone, and with that completed a step ?\(“Take the post out of public view”\)/,
  )
  const copy = 'https://copies.example/again'
  const sent = { 'answers.exposureUrl': copy, 'answers.platform': 'Copies' }
  expect((await page('staff', `${at}/steps/${SHOT}/answers/new`, sent)).status).toBe(303)
  expect(await row(DOWN)).not.toMatch(/class="gone/)
  expect(wordsOn(await row(DOWN))).toContain('Reopened: A place was entered that is not gone.')
  const told = wordsOn((await page('officer', `${at}/timeline`)).html)
  expect(told).toMatch(
    /entered something that is not gone, and with that reopened a step ?\(“Take the post out of public view”\)/,
  )
  expect(told).not.toContain('copies.example')
  const key = /answers\/([0-9a-f]{12})"(?![\s\S]*answers\/[0-9a-f]{12}")/.exec(await row(DOWN))?.[1]
  const gone = { 'answers.exposureUrl': copy, 'answers.goneOn': '2026-11-21' }
  expect((await page('officer', `${at}/steps/${DOWN}/answers/${key}`, gone)).status).toBe(303)
  expect(await row(DOWN)).toMatch(/class="gone/)
})

test('an answer and the step that it completes are written together: one entry of the log says both', async () => {
  const acts = await clinic.world.backend.query({
    sql: `SELECT body ->> '$.act' AS act FROM log WHERE body ->> '$.facts.of' = 'list/exposure' ORDER BY seq`,
    parameters: [],
  })
  expect((acts.rows as { act: string }[]).map(({ act }) => act)).toEqual([
    ...['step_answered', 'list_found_gone', 'list_found_open', 'list_found_gone'],
  ])
  const ticks = await clinic.world.backend.query({
    sql: `SELECT seq FROM log WHERE body ->> '$.act' IN ('step_completed', 'step_reopened')`,
    parameters: [],
  })
  expect(ticks.rows).toEqual([])
})

test('one of each fact is kept where a step has no list; the newest stands, and the log keeps each', async () => {
  const insurer = `${at}/steps/call-the-insurer/answers/facts`
  expect((await page('officer', insurer, { 'answers.insurer': 'Harbor Mutual, 11-2' })).status).toBe(303)
  expect((await page('officer', insurer, { 'answers.insurer': 'Harbor Mutual, 11-3' })).status).toBe(303)
  expect(wordsOn(await row('call-the-insurer'))).toContain('Harbor Mutual, 11-3')
  const same = await page('officer', insurer, { 'answers.insurer': 'Harbor Mutual, 11-3' })
  expect([same.status, wordsOn(same.html)]).toEqual([422, expect.stringContaining('Nothing has changed.')])
})

test('the timeline says that something was entered and not what; the log holds no value in the open', async () => {
  const told = wordsOn((await page('officer', `${at}/timeline`)).html)
  expect(told).toContain('entered what a step asks (“Call the insurer before you hire or promise”)')
  expect(told).not.toContain('Harbor Mutual')
  const bodies = await clinic.world.backend.query({ sql: 'SELECT body FROM log', parameters: [] })
  expect(JSON.stringify(bodies)).not.toMatch(/Harbor Mutual|social\.example/)
  expect((await verifyLog(clinic.world)).fault).toBeNull()
})

test('staff read what steps of theirs ask, and of others nothing', async () => {
  expect(await row(SHOT, 'staff')).toContain(URL)
  expect(await row('call-the-insurer', 'staff')).not.toContain('Harbor Mutual')
  expect(await row('call-the-insurer', 'auditor')).toContain('Harbor Mutual')
})
