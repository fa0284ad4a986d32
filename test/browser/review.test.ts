import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { headcountOf } from '../../src/actions/count/headcount.ts'
import { openIncident } from '../../src/actions/incident/open-incident.ts'
import { browserTest, openBrowser } from '../support/machine/browser.ts'
import { withoutBrowser } from '../support/machine/chromium.ts'
import { type Server, startServer } from '../support/machine/server.ts'
import { openMailbox } from '../support/mail/mailed.ts'
import { openTestWorld, settle, type TestWorld } from '../support/world/world.ts'
import { signInAs } from './job.ts'

// Namesakes born a day apart, and somebody whose letters can be sent.
const ROSTER = `First,Last,DOB,Address,City,State,Zip
Wanda,Kowalczyk,1961-02-03,1 Elm St,Salem,MA,01970
Li,Wang,1980-03-14,,Boston,,
Li,Wang,1980-03-15,,Boston,,
`

let book: TestWorld
let server: Server
let browser: Browser | undefined
let incident: string
beforeAll(async () => {
  if (withoutBrowser) return
  browser = await openBrowser()
  book = await openTestWorld()
  delete book.world.paper
  incident = await openMailbox(book.world, await settle(book.world), ROSTER)
  server = await startServer({ folder: book.folder })
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await book?.close()
})

browserTest('a pair in doubt is decided by one key, and by none that decides what nobody read', async () => {
  const context = await browser?.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context?.newPage()
  if (!page) throw new Error('The browser did not start.')
  await signInAs(page, server.url, 'officer', `/incidents/${incident}/review?pair=001-0000002.001-0000003`)
  await page.getByRole('heading', { name: 'Counted as two people. Is that right?' }).waitFor()
  const { left, right } = await page
    .locator('.subs [aria-current]')
    .first()
    .evaluate((tab) => tab.getBoundingClientRect())
  expect([left >= 0, right <= 390], 'the open tab is in sight').toEqual([true, true])

  await page.keyboard.press('Enter')
  await page.keyboard.press('Space')
  await page.waitForTimeout(300)
  expect(await headcountOf(await openIncident(book.world, incident))).toMatchObject({
    people: 3,
    atLeast: 2,
    atMost: 3,
  })

  await page.keyboard.press('d')
  await page.getByRole('heading', { name: 'No pairs to review' }).waitFor()
  expect(await headcountOf(await openIncident(book.world, incident))).toMatchObject({
    people: 3,
    atLeast: 3,
    atMost: 3,
  })
})
