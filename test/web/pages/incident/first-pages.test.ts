import { afterAll, beforeAll, expect, test } from 'vitest'
import { carriesNotice } from '../../../../src/breach/playbooks/notice-steps.ts'
import { isSeenOnly } from '../../../../src/breach/playbooks/seen-only.ts'
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
  expect(wordsOn(await page('/'))).toContain('0 legal deadlines missed')
  expect(wordsOn(await page('/incidents'))).toContain('0 with a legal deadline missed')
  expect(wordsOn(await page('/incidents?show=overdue'))).toContain('No incident matches.')
  expect(wordsOn(await page('/incidents'))).not.toMatch(/overdue/i)
})

test('the first page leads to every open step, those without room by their incident, and the numbers add up', async () => {
  const html = await page('/')
  const section = (id: string) => html.split(`id="${id}"`)[1]?.split('</section>')[0] ?? ''
  const shown = (part: string) => part.match(/[/]steps[?]step=/g)?.length ?? 0
  const later = (part: string) =>
    [...part.matchAll(/<a href="([^"]+)">(\d+) of “/g)].map(([, href, number]) => ({ href, number: Number(number) }))
  const number = (part: string) => shown(part) + later(part).reduce((sum, each) => sum + each.number, 0)
  expect(number(section('mine'))).toBe(Number(/<b>(\d+)<\/b><span>steps of yours/.exec(html)?.[1]))
  expect(later(section('mine'))[0]?.href).toMatch(/\/incidents\/[\d-]+\/steps\?mine(=|&#x3D;)yes$/)
  type Steps = { items: { id: string; isYours: boolean; isFinished: boolean }[] }
  const { items } = (await (await clinic.as('officer', `/api/incidents/${clinic.id}/steps`)).json()) as Steps
  const open = items.filter(({ id, isFinished }) => !isFinished && !isSeenOnly(id) && !carriesNotice(id))
  expect(number(section('mine')) + number(section('steps'))).toBe(open.length)
})
