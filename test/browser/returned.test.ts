import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { headcountOf } from '../../src/actions/count/headcount.ts'
import { openIncident } from '../../src/actions/incident/open-incident.ts'
import { tables } from '../../src/storage/core/database.ts'
import { browserTest, openBrowser } from '../support/machine/browser.ts'
import { withoutBrowser } from '../support/machine/chromium.ts'
import { type Server, startServer } from '../support/machine/server.ts'
import { mailLetters, openMailbox, rosterOf } from '../support/mail/mailed.ts'
import { openTestWorld, settle, type TestWorld } from '../support/world/world.ts'
import { signInAs } from './job.ts'

// A hundred say no more than some; ENVELOPES=50 works through a real stack.
const ENVELOPES = Number(process.env.ENVELOPES ?? 15)

let book: TestWorld
let server: Server
let browser: Browser | undefined
let incident: string
let letters: string[]
beforeAll(async () => {
  if (withoutBrowser) return
  browser = await openBrowser()
  book = await openTestWorld()
  // Nothing is set on paper here: that takes longest.
  delete book.world.paper
  const people = await settle(book.world)
  incident = await openMailbox(book.world, people, rosterOf(ENVELOPES))
  letters = await mailLetters(book.world, people.officer, incident)
  server = await startServer({ folder: book.folder })
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await book?.close()
})

browserTest('a stack of envelopes is worked with a scanner and the keyboard alone', { timeout: 60_000 }, async () => {
  const page = await (await browser?.newContext())?.newPage()
  if (!page) throw new Error('The browser did not start.')
  await signInAs(page, server.url, 'staff', '/returned')
  await page.getByRole('heading', { name: 'Returned mail' }).waitFor()

  await page.keyboard.press('Tab')
  await page.keyboard.type('Not known')
  await page.keyboard.press('Shift+Tab')
  for (const letter of letters) {
    await page.keyboard.type(letter)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: letter, exact: true }).waitFor()
    await page.locator('#reference:focus').waitFor()
  }
  await page.keyboard.type(letters[0] ?? '')
  await page.keyboard.press('Enter')
  await page.getByText('Already scanned. Not counted twice.').waitFor()

  expect(await headcountOf(await openIncident(book.world, incident))).toMatchObject({ unreachable: ENVELOPES })
  const reasons = await tables(book.world.db).selectFrom('letters').select('reason').distinct().execute()
  expect(reasons).toEqual([{ reason: 'not_known' }])
})
