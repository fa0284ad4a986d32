import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { browserTest, openBrowser } from '../support/machine/browser.ts'
import { withoutBrowser } from '../support/machine/chromium.ts'
import { type Server, startServer } from '../support/machine/server.ts'
import { openTestWorld, settle, type TestWorld } from '../support/world/world.ts'
import { signInAs } from './job.ts'

let book: TestWorld
let server: Server
let browser: Browser | undefined
beforeAll(async () => {
  if (withoutBrowser) return
  browser = await openBrowser()
  book = await openTestWorld()
  await settle(book.world)
  server = await startServer({ folder: book.folder })
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await book?.close()
})

browserTest('the links of a refused form lead to its fields, folded ones too', { timeout: 60_000 }, async () => {
  const page = await (await browser?.newContext())?.newPage()
  if (!page) throw new Error('The browser did not start.')
  await signInAs(page, server.url, 'officer', '/')
  await page.getByText('legal deadlines within a week').first().waitFor()

  await page.goto(`${server.url}/incidents/new`)
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
