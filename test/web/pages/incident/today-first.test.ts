import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../../../src/storage/core/role.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const today = async (role: Role) => (await clinic.as(role, '/')).text()
const lead = (html: string) => wordsOn(/<p class="lead">.*?<\/p>/s.exec(html)?.[0] ?? '').trim()
const api = async (role: Role) => {
  const path = `/api/incidents/${clinic.id}/steps?limit=200${role === 'staff' ? '&mine=yes' : ''}`
  type Steps = { items: { dueOn: string; isFinished: boolean; isByHand: boolean }[] }
  const { items } = (await (await clinic.as(role, path)).json()) as Steps
  return items.filter((step) => !step.isFinished && step.isByHand)
}

test('the first page says how many steps are past the day that we advise, and never that the rest can wait then', async () => {
  const late = (await api('officer')).filter(({ dueOn }) => dueOn < '2026-11-22').length
  expect(late).toBeGreaterThan(1)
  expect(lead(await today('officer'))).toMatch(
    new RegExp(
      `^No legal deadline falls within a week. ${late} steps are past the day we aimed for ?, [0-9]+ of them yours.$`,
    ),
  )
  const own = (await api('staff')).filter(({ dueOn }) => dueOn < '2026-11-22').length
  expect(lead(await today('staff'))).toContain(`${own} steps are past the day we aimed for`)
})

test('staff see their own steps first, then what the law asks, folded, and no steps of others', async () => {
  const html = await today('staff')
  expect(html.indexOf('id="mine"')).toBeGreaterThan(0)
  expect(html.indexOf('id="mine"')).toBeLessThan(html.indexOf('id="law"'))
  expect(html).toMatch(/id="law">By law<\/h2><details class="fold"><summary>/)
  expect(html).not.toContain('Steps of others')
  const officer = await today('officer')
  expect(officer.indexOf('id="law"')).toBeLessThan(officer.indexOf('id="mine"'))
  expect(officer).toContain('Steps of others')
})

test('a report from staff that waits stands above everything else for the officer, and staff read nothing of it', async () => {
  expect(await today('officer')).not.toMatch(/reports? from staff waits?/)
  await clinic.as('staff', '/report', { what: 'A chart lay on the counter.' })
  const html = await today('officer')
  const said = wordsOn(html)
  expect(said).toContain('1 report from staff waits for you. Read it')
  expect(html.indexOf('report from staff waits')).toBeLessThan(html.indexOf('class="counts"'))
  expect(wordsOn(await today('staff'))).not.toContain('from staff waits')
})
