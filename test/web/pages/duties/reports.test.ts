import { afterAll, beforeAll, expect, test } from 'vitest'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const page = async () => await (await clinic.as('auditor', '/reports')).text()

test('the report counts what is logged, and shows each picture beside its table', async () => {
  const before = wordsOn(await page())
  expect(before).toContain('1 incident, 0 closed. No letters were mailed yet.')
  const facts = { title: 'A fax', kind: 'misdirected_mail_or_fax', discoveredOn: '2026-11-20' }
  expect((await clinic.as('officer', '/incidents', facts)).status).toBe(303)
  const html = await page()
  const words = wordsOn(html)
  expect(words).toContain('2 incidents, 0 closed.')
  expect(html.match(/<svg class="pic"/g)?.length).toBe(2)
  expect(html.match(/<table/g)?.length).toBe(2)
  expect(words).toMatch(/Nov 0 1 1/)
})

test('what was discovered more than a year ago is not in it', async () => {
  const before = wordsOn(await page())
  const facts = { title: 'An old one', kind: 'other', discoveredOn: '2025-11-20' }
  expect((await clinic.as('officer', '/incidents', facts)).status).toBe(303)
  expect(wordsOn(await page()).match(/\d+ incidents, /)).toEqual(before.match(/\d+ incidents, /))
})
