import { afterAll, beforeAll, expect, test } from 'vitest'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const page = async (path: string) => (await clinic.as('officer', path)).text()

test('where an incident is restricted since it was logged, the step that asks for that ticks itself and is not next', async () => {
  const story = { title: 'A chart opened out of curiosity', kind: 'snooping', discoveredOn: '2026-11-20' }
  const at = (await clinic.as('officer', '/incidents', story)).headers.get('Location') ?? ''
  const html = await page(`${at}/steps`)
  const row = html.slice(html.indexOf('<li id="restrict-the-incident"'))
  expect(row).toMatch(/^<li id="restrict-the-incident" class="gone/)
  expect(wordsOn(row.slice(0, row.indexOf('</summary>')))).toContain('Ticked by itself: the incident is restricted.')
  expect(wordsOn(await page(at))).not.toMatch(/Next: ?restrict/i)
  expect(wordsOn(html)).toMatch(/Contain [1-9]\d* of \d+ steps done\./)
})
