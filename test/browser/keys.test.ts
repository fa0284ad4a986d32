import type { BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { logIncident } from '../../src/actions/incident/log-incident.ts'
import { lostLaptop } from '../cast/incidents.ts'
import { browserTest } from '../support/machine/browser.ts'
import { deskOf } from '../support/machine/desk.ts'
import { settle } from '../support/world/world.ts'
import { signInAs } from './job.ts'

let incident: string
const desk = deskOf(async (world) => {
  const { officer } = await settle(world)
  incident = (await logIncident(world, officer, lostLaptop)).id
})

async function open(path: string, options: object = {}): Promise<{ page: Page; context: BrowserContext }> {
  const context = await desk.sitDown(options)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await signInAs(page, desk.url, 'officer', path)
  await page.waitForURL((url) => url.pathname === path)
  return { page, context }
}

const isFocused = async (each: Locator) => (await each.and(each.page().locator(':focus')).count()) === 1

browserTest('Ctrl+K finds an incident by a word of its title, by keyboard alone', async () => {
  const { page, context } = await open('/reports')
  await page.keyboard.press('Control+k')
  const box = page.getByRole('dialog', { name: 'Find' })
  await box.getByRole('searchbox').waitFor()
  await page.keyboard.type('laptop')
  await box.getByRole('link', { name: lostLaptop.title }).waitFor()
  await page.keyboard.press('ArrowDown')
  expect(await page.locator(':focus').innerText()).toBe(lostLaptop.title)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname === `/incidents/${incident}`)
  await context.close()
})

browserTest('Ctrl+K and Enter open the first page of that name, and Escape goes back to where one was', async () => {
  const { page, context } = await open('/incidents', { viewport: { width: 390, height: 800 } })
  await page.getByRole('link', { name: 'Find' }).first().click()
  const box = page.getByRole('dialog', { name: 'Find' })
  await box.getByRole('searchbox').waitFor()
  await page.keyboard.press('Escape')
  expect(await box.count()).toBe(0)
  await page.keyboard.press('Control+k')
  await box.getByRole('searchbox').fill('year-end')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname === '/year-end')
  await context.close()
})

browserTest('/ goes to the search of the list, ? shows the keys, and single keys can be switched off', async () => {
  const { page, context } = await open('/incidents')
  const search = page.getByRole('searchbox')
  await page.keyboard.press('/')
  expect(await isFocused(search)).toBe(true)
  await page.keyboard.type('/?')
  expect(await search.inputValue()).toBe('/?')
  await search.blur()
  await page.keyboard.press('?')
  const box = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await box.getByRole('checkbox').uncheck()
  await box.getByRole('button', { name: 'Close' }).click()
  await page.keyboard.press('?')
  await page.keyboard.press('/')
  expect(await box.count()).toBe(0)
  expect(await isFocused(search)).toBe(false)
  await page.reload()
  await page.keyboard.press('/')
  expect(await isFocused(search)).toBe(false)
  await page.getByRole('link', { name: 'Keyboard shortcuts' }).click()
  await page.getByRole('checkbox').check()
  await page.goto(`${desk.url}/incidents`)
  await page.keyboard.press('/')
  expect(await isFocused(search)).toBe(true)
  await context.close()
})

browserTest('Ctrl+Enter sends the form that one is in, also from a text of several lines', async () => {
  const { page, context } = await open('/incidents/new')
  await page.locator('[name="title"]').fill('Fax to a wrong number')
  await page.locator('[name="kind"]').selectOption('misdirected_mail_or_fax')
  await page
    .locator('details > summary', { hasText: /more|later|details/i })
    .first()
    .click()
  await page.locator('textarea').first().fill('One page, to a bakery.')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL((url) => /^\/incidents\/\d{4}-\d+$/.test(url.pathname))
  await page.getByRole('heading', { level: 1, name: 'Fax to a wrong number' }).waitFor()
  await context.close()
})

browserTest('without JavaScript a page finds the same', async () => {
  const { page, context } = await open('/incidents', { javaScriptEnabled: false })
  await page.getByRole('link', { name: 'Find' }).first().click()
  await page.waitForURL((url) => url.pathname === '/find')
  await page.getByRole('searchbox').fill(incident)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: lostLaptop.title }).click()
  await page.waitForURL((url) => url.pathname === `/incidents/${incident}`)
  await context.close()
})
