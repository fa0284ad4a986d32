import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { barriersOn, browserTest, openBrowser, overflowOf, unfold } from '../support/machine/browser.ts'
import { withoutBrowser } from '../support/machine/chromium.ts'
import { makeFolder } from '../support/machine/folder.ts'
import { type Server, startServer } from '../support/machine/server.ts'
import { cutRoster } from '../support/rosters/rosters.ts'
import { doTheJob, setUp, signIn } from './job.ts'
import { faultsOf, walkThrough } from './walk.ts'

const WIDTHS = [1280, 390]

// The button within a date field is Chromium's own, which outlines it itself.
const FOCUS_SHOWS = `!document.activeElement.matches(':focus') || getComputedStyle(document.activeElement).outlineStyle !== 'none'`

let server: Server
let browser: Browser | undefined
const asked = new Set<string>()
const complaints: string[] = []

beforeAll(async () => {
  if (withoutBrowser) return
  browser = await openBrowser()
  server = await startServer()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function sitDown(options: { width?: number; javaScriptEnabled?: boolean } = {}): Promise<BrowserContext> {
  const { width = 1280, javaScriptEnabled = true } = options
  if (!browser) throw new Error('The browser did not start.')
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: 'en-US',
    javaScriptEnabled,
    reducedMotion: 'reduce',
  })
  // Chromium shows a PDF with an extension of its own.
  context.on('request', (request) => /^https?:/.test(request.url()) && asked.add(new URL(request.url()).host))
  context.on('console', (message) => {
    const own = message.text().startsWith('Failed to load resource') && !message.location().url.includes('/assets/')
    if (message.type() === 'error' && !own) complaints.push(message.text())
  })
  context.setDefaultTimeout(20_000)
  return context
}

describe('the whole job in one sitting', () => {
  const roster = withoutBrowser ? '' : cutRoster(501, makeFolder())
  let incident: string

  browserTest('from the set-up to the printed letters and the proof of the log', { timeout: 120_000 }, async () => {
    const context = await sitDown()
    const page = await context.newPage()
    await setUp(page, server.url, await server.setUpCode())
    incident = await doTheJob(page, server.url, 'Phished front-desk mailbox', roster)
    await page.goto(`${incident}/letter`)
    await page.getByLabel('What we are doing', { exact: true }).fill('We asked a forensic firm.')
    await page.getByRole('article', { name: 'Letter as this reader gets it' }).getByText('forensic firm').waitFor()
    await page.getByText('It is not saved yet.').waitFor()
    await context.close()
  })

  browserTest('with scripts switched off it goes the same way', { timeout: 120_000 }, async () => {
    const context = await sitDown({ javaScriptEnabled: false })
    const page = await context.newPage()
    await signIn(page, server.url)
    await doTheJob(page, server.url, 'A second mailbox', roster)
    await context.close()
  })

  browserTest('an incident is logged with the keyboard alone', async () => {
    const context = await sitDown()
    const page = await context.newPage()
    await signIn(page, server.url)
    await page.goto(`${server.url}/incidents/new`)
    const at = () =>
      page.evaluate<string>(
        `[document.activeElement.name, document.activeElement.textContent.trim()].find(Boolean) ?? ''`,
      )
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 40 && (await at()) !== name; presses += 1) {
        await page.keyboard.press('Tab')
        expect(await page.evaluate(FOCUS_SHOWS)).toBe(true)
      }
      expect(await at()).toBe(name)
    }
    await tabTo('Skip to content')
    await tabTo('title')
    await page.keyboard.type('Fax to a wrong number')
    await tabTo('kind')
    await page.keyboard.type('Mail or fax')
    await tabTo('discoveredOn')
    await page.keyboard.type('03022026')
    await tabTo('Add more details')
    await page.keyboard.press('Enter')
    await tabTo('summary')
    await page.keyboard.type('One page, to a florist.')
    await tabTo('Log the incident')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Fax to a wrong number' }).waitFor()
    await page.getByText('One page, to a florist.').waitFor()
    await page.getByText('Mar 2', { exact: true }).first().waitFor()
    await context.close()
  })

  browserTest(
    'every page fits its window and shuts nobody out, on a desk and on a phone, in light and in dark',
    { timeout: 300_000 },
    async () => {
      const context = await sitDown()
      const page = await context.newPage()
      await signIn(page, server.url)
      const faults: string[] = []
      // The colors are of one palette: every second page shows them in the dark too, and `npm run shots` each.
      let looked = 0
      const look = async (where: string) => {
        looked += 1
        for (const fault of await faultsOf(page, looked % 2 === 0)) faults.push(`${where}: ${fault}`)
      }
      const paths = await walkThrough(page, { url: server.url, incident, roster }, look)
      expect(paths.length).toBeGreaterThan(14)
      await page.goto(`${server.url}/incidents/new`)
      await page.getByLabel('What happened, in a few words').fill('A day to come')
      await page.getByLabel('Kind of incident').selectOption('other')
      await page.getByLabel('Discovery date').fill('2099-01-01')
      await page.getByRole('button', { name: 'Log the incident' }).click()
      await page.getByText('is in the future').first().waitFor()
      await look('a refused form')
      await page.goto(`${incident}/people`)
      await page.locator('tbody th a[href*="/people/"]').first().click()
      await page.getByRole('button', { name: 'Find other incidents' }).click()
      await page.getByRole('heading', { name: 'The accounting of disclosures' }).waitFor()
      await look('one patient in all incidents')
      await unfold(page)
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.getByRole('heading', { name: 'Sign in' }).waitFor()
      await look('/sign-in')
      expect(faults).toEqual([])
      await context.close()
    },
  )

  browserTest('this search for faults finds one where there is one', async () => {
    const context = await sitDown({ width: 390 })
    const page = await context.newPage()
    await page.setContent(
      '<html lang="en"><title>x</title><p style="width:900px;color:#ccc;background:#fff">pale<img src="">',
    )
    expect((await overflowOf(page)).join()).toContain('518 pixels too wide')
    expect((await barriersOn(page)).join()).toMatch(/color-contrast.*image-alt|image-alt.*color-contrast/s)
    await context.close()
  })

  browserTest('the page of the set-up fits and shuts nobody out', { timeout: 120_000 }, async () => {
    const fresh = await startServer()
    for (const width of WIDTHS) {
      const context = await sitDown({ width })
      const page = await context.newPage()
      await page.goto(fresh.url)
      await page.getByRole('heading', { name: 'Set up Breachbook' }).waitFor()
      expect([...(await overflowOf(page)), ...(await barriersOn(page))]).toEqual([])
      await context.close()
    }
    asked.delete(new URL(fresh.url).host)
    await fresh.stop()
  })

  browserTest('nothing was asked of any other server, and the browser complained of nothing', () => {
    expect([...asked]).toEqual([new URL(server.url).host])
    expect(complaints).toEqual([])
  })
})
