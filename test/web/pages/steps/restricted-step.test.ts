import { afterAll, beforeAll, expect, test } from 'vitest'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const page = async (path: string) => (await clinic.as('officer', path)).text()

test('where an incident is restricted since it was logged, who may see it is still to be named, by hand, where that is done', async () => {
  const story = { title: 'A chart opened out of curiosity', kind: 'snooping', discoveredOn: '2026-11-20' }
  const at = (await clinic.as('officer', '/incidents', story)).headers.get('Location') ?? ''
  const row = async () => {
    const html = await page(`${at}/steps`)
    const from = html.slice(html.indexOf('<li id="restrict-the-incident"'))
    return from.slice(0, from.indexOf('<li id=', 1))
  }
  const before = await row()
  expect(before).not.toMatch(/^[^>]*class="gone/)
  expect(wordsOn(before)).not.toContain('Ticked by itself')
  expect(before).toContain(`href="${at}/restriction">Open “Who sees it”`)
  expect(wordsOn(await page(at))).toMatch(/Next: ?restrict/i)

  const [, version = ''] = /name="version" value="(\d+)"/.exec(before) ?? []
  const done = await clinic.as('officer', `${at}/steps/restrict-the-incident/completion`, { version })
  expect(done.status).toBe(303)
  expect(await row()).toMatch(/^[^>]*class="gone/)
})
