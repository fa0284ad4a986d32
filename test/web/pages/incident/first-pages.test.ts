import { afterAll, beforeAll, expect, test } from 'vitest'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const page = async (path: string) => (await clinic.as('officer', path)).text()

test('the list calls nothing broken where only days of our own advice have passed, as the first page does', async () => {
  expect(wordsOn(await page('/'))).toContain('aimed for')
  expect(wordsOn(await page('/'))).toContain('0 legal days broken')
  expect(wordsOn(await page('/incidents'))).toContain('0 with a legal day broken')
  expect(wordsOn(await page('/incidents?show=overdue'))).toContain('No incident matches.')
  expect(wordsOn(await page('/incidents'))).not.toMatch(/overdue/i)
})

test('the first page leads to every open step that it has no room for, and the numbers add up', async () => {
  const html = await page('/')
  const steps = html.split('id="steps"')[1]?.split('</section>')[0] ?? ''
  const all = Number(/<b>(\d+)<\/b><span>open steps/.exec(html)?.[1])
  const [, rest = ''] = new RegExp(`href="/incidents/${clinic.id}/steps">(\\d+) of “`).exec(steps) ?? []
  expect((steps.match(/<li>/g)?.length ?? 0) + Number(rest)).toBe(all)
  expect(Number(rest)).toBeGreaterThan(0)
})
