import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const page = async (path: string) => (await clinic.as('officer', path)).text()
const rowOf = (html: string, id: string) => html.split(`<li id="${id}"`)[1]?.split('</li>')[0] ?? ''

test('a link that names a step opens its row and marks it, and no other', async () => {
  const [, link = '', step = ''] =
    /href="(\/incidents\/[\d-]+\/steps\?step=([\w-]+)#[\w-]+)"/.exec(await page('~')) ?? []
  expect(link).toBe(`/incidents/${clinic.id}/steps?step=${step}#${step}`)
  const html = await page(link)
  expect(rowOf(html, step)).toMatch(/^ class="named">[\s\S]*<details open>/)
  expect(html.match(/<details open>/g)).toHaveLength(1)
  expect(await page('~/steps')).not.toContain('class="named"')
})

test('a step that is done is shown from among the done ones', async () => {
  await clinic.as('officer', '~/steps/search-the-mailbox/completion', { note: 'Searched.' })
  const html = await page('~/steps?step=search-the-mailbox')
  expect(rowOf(html, 'search-the-mailbox')).toMatch(/^ class="gone named">/)
  expect(html).toContain('<details class="fold" open>')
})

test('the overview, the checklist and the timeline count the same steps, those that tick themselves too', async () => {
  const [overview, checklist, timeline] = await Promise.all(['~', '~/steps', '~/timeline'].map(page))
  const numbers = (html: string | undefined, words: RegExp) =>
    words
      .exec(html ?? '')
      ?.slice(1)
      .map(Number)
  const said = numbers(checklist, /<b>(\d+) of (\d+) steps done\.<\/b>/)
  // The list is imported and one step is marked.
  expect(said?.[0]).toBeGreaterThan(1)
  expect(numbers(overview, /steps">(\d+) of (\d+) done<\/a>/)).toEqual(said)
  expect(numbers(timeline, />(\d+) of (\d+) done</)).toEqual(said)
})
