import { expect } from 'vitest'
import { browserTest } from '../support/machine/browser.ts'
import { deskOf } from '../support/machine/desk.ts'
import { settle } from '../support/world/world.ts'
import { signInAs } from './job.ts'

const desk = deskOf(async (world) => {
  await settle(world)
})

browserTest('the links of a refused form lead to its fields, folded ones too', { timeout: 60_000 }, async () => {
  const page = await (await desk.sitDown()).newPage()
  await signInAs(page, desk.url, 'officer', '/')
  await page.getByText('legal deadlines within a week').first().waitFor()

  await page.goto(`${desk.url}/incidents/new`)
  await page.getByLabel('What happened, in a few words').fill('x'.repeat(201))
  await page.getByLabel('Kind of incident').selectOption('phishing')
  await page.getByText('Add more details').click()
  await page.getByLabel('Location').fill('y'.repeat(201))
  await page.getByText('Add more details').click()
  await page.getByRole('button', { name: 'Log the incident' }).click()

  const summary = page.getByRole('alert')
  await summary.waitFor()
  expect(await summary.getByRole('link').allTextContents()).toEqual([
    'What happened, in a few words: At most 200 characters.',
    'Location: At most 200 characters.',
  ])
  await page.locator('#title:focus').waitFor()
  await summary.getByRole('link', { name: /^Location/ }).click()
  await page.locator('#site').waitFor({ state: 'visible' })
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab')
  await page.locator('#site:focus').waitFor()
})
