import { afterAll, beforeAll, expect, test } from 'vitest'
import { typedIn } from '../../../../src/dev/preview/typed.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const page = async (path: string, form?: Record<string, string>) => {
  const answer = await clinic.as('officer', path, form)
  return { status: answer.status, to: answer.headers.get('Location'), html: await answer.text() }
}

test('each missing thing is listed with a link to its cure, and every cure is there', async () => {
  const { html } = await page('~/close')
  const cures = [...html.matchAll(/<a class="btn line small" href="([^"#?]*)/g)].map(([, href = '']) => href)
  expect(cures.length).toBeGreaterThan(5)
  for (const href of new Set(cures)) expect([href, (await page(href)).status]).toEqual([href, 200])
})

test('closing asks why for each, and keeps what was typed', async () => {
  const typed = typedIn((await page('~/close')).html, `/incidents/${clinic.id}/close`)
  const refused = await page('~/close', { ...typed, 'gap-0': 'It was done by telephone.' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('value="It was done by telephone."')
  expect(wordsOn(refused.html)).toContain('Say why you close without it')
})

test('a reason longer than the API takes is refused here too, in its field, and closes nothing', async () => {
  const typed = typedIn((await page('~/close')).html, `/incidents/${clinic.id}/close`)
  const reasons = Object.fromEntries(
    Object.keys(typed).flatMap((name) => (/^gap-\d+$/.test(name) ? [[name, 'Told.']] : [])),
  )
  const refused = await page('~/close', { ...typed, ...reasons, 'gap-0': 'a'.repeat(5001) })
  expect([refused.status, wordsOn(refused.html)]).toEqual([422, expect.stringContaining('At most 5000 characters.')])
})

test('steps may share one reason; what is no step is asked for its own', async () => {
  const typed = typedIn((await page('~/close')).html, `/incidents/${clinic.id}/close`)
  const places = Object.keys(typed).flatMap((name) => /^gap-(\d+)$/.exec(name)?.[1] ?? [])
  const isStep = (at: string) => typed[`gap-id-${at}`]?.startsWith('step/')
  expect([places.some(isStep), places.every(isStep)]).toEqual([true, false])
  const shared = { ...typed, 'gap-steps': 'The practice was sold.' }
  const refused = wordsOn((await page('~/close', shared)).html)
  const asked = refused.match(/Say why you close without it/g)?.length ?? 0
  expect(asked).toBeGreaterThan(0)
  const own = Object.fromEntries(places.filter((at) => !isStep(at)).map((at) => [`gap-${at}`, 'Told.']))
  const first = places.find(isStep)!
  expect((await page('~/close', { ...shared, ...own, [`gap-${first}`]: 'Done by the landlord.' })).status).toBe(303)
  const { html } = await page('~/close')
  expect(wordsOn(html).match(/The practice was sold\./g)).toHaveLength(places.filter(isStep).length - 1)
  expect(wordsOn(html)).toContain('Done by the landlord.')
  const form = typedIn(html, `/incidents/${clinic.id}/close/reopening`)
  expect((await page('~/close/reopening', { ...form, reason: 'It was not sold.' })).status).toBe(303)
})

test('it is closed with all reasons, shown as closed, and opened again', async () => {
  const typed = typedIn((await page('~/close')).html, `/incidents/${clinic.id}/close`)
  const reasons = Object.fromEntries(
    Object.keys(typed)
      .filter((name) => /^gap-\d+$/.test(name))
      .map((name) => [name, 'Told.']),
  )
  const closed = await page('~/close', { ...typed, ...reasons })
  expect([closed.status, closed.to]).toEqual([303, `/incidents/${clinic.id}/close`])
  const words = wordsOn((await page('~/close')).html)
  expect(words).toMatch(/Closed on .* By The officer\. Kept until /)
  expect(words).toContain('Closed without')
  const { html } = await page('~/close')
  const form = typedIn(html, `/incidents/${clinic.id}/close/reopening`)
  expect((await page('~/close/reopening', { ...form, reason: '' })).status).toBe(422)
  expect((await page('~/close/reopening', { ...form, reason: 'A letter came back.' })).status).toBe(303)
  expect(wordsOn((await page('~/close')).html)).toContain('Not finished yet')
})
