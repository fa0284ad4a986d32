import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { mailboxWords } from '../cast/words.ts'
import { barriersOn, browserTest, openBrowser, overflowOf, unfold } from '../support/machine/browser.ts'
import { withoutBrowser } from '../support/machine/chromium.ts'
import { mailedBook, type PaperClinic } from '../support/mail/paper-clinic.ts'

let clinic: PaperClinic
let browser: Browser | undefined

beforeAll(async () => {
  if (withoutBrowser) return
  browser = await openBrowser()
  clinic = await mailedBook()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await clinic?.server.stop()
})

async function sitDown(options: { width?: number; javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const { width = 1280, javaScriptEnabled = true } = options
  if (!browser) throw new Error('The browser did not start.')
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en-US', javaScriptEnabled })
  context.setDefaultTimeout(20_000)
  await context.addCookies(clinic.cookies())
  return await context.newPage()
}

async function faultsOf(page: Page): Promise<string[]> {
  await unfold(page)
  return [...(await overflowOf(page)), ...(await barriersOn(page))].map((fault) => `${page.url()}: ${fault}`)
}

describe('mailing the letters', () => {
  browserTest('from the approved text to the day they were mailed', { timeout: 60_000 }, async () => {
    const page = await sitDown()
    await page.goto(`${clinic.incident}/mailings`)
    await page.getByRole('button', { name: 'Create mailing' }).click()
    await page.getByRole('heading', { name: 'Mailing 1' }).waitFor()
    const saved = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download everything (ZIP)' }).click()
    expect((await saved).suggestedFilename()).toBe('mailing-2026-0001-1.zip')
    await page.getByText('Record as mailed').first().click()
    await page.getByLabel('Tracking number, permit or receipt').fill('R-77')
    await page.getByRole('button', { name: 'Record as mailed' }).click()
    await page.getByText('Mailed on', { exact: false }).first().waitFor()
    await page.getByRole('link', { name: '2026-0001-1-1', exact: true }).click()
    await page.getByText(mailboxWords.whatHappened).waitFor()
    await page.context().close()
  })

  browserTest('with scripts switched off a letter is made again', { timeout: 60_000 }, async () => {
    const page = await sitDown({ javaScriptEnabled: false })
    await page.goto(`${clinic.incident}/mailings`)
    await page.getByText('Reissue letters').click()
    await page.getByLabel('Letter references').fill('2026-0001-1-2')
    await page.getByLabel('Why you are reissuing them').fill('The envelope tore.')
    await page.getByRole('button', { name: 'Reissue these letters' }).click()
    await page.getByRole('heading', { name: 'Mailing 2' }).waitFor()
    await page.getByRole('link', { name: '2026-0001-1-2-R2' }).waitFor()
    await page.context().close()
  })

  browserTest.each([1280, 390])('its pages fit %i pixels and shut nobody out', { timeout: 60_000 }, async (width) => {
    const page = await sitDown({ width })
    await page.goto(`${clinic.incident}/mailings`)
    const faults = await faultsOf(page)
    await page.getByRole('link', { name: 'Mailing 1' }).click()
    await page.getByRole('heading', { name: 'Mailing 1' }).waitFor()
    faults.push(...(await faultsOf(page)))
    await page.getByRole('link', { name: '2026-0001-1-1', exact: true }).click()
    await page.getByRole('heading', { name: 'Letter 2026-0001-1-1' }).waitFor()
    faults.push(...(await faultsOf(page)))
    await page.getByRole('link', { name: 'Open', exact: true }).click()
    await page.getByText(mailboxWords.whatHappened).waitFor()
    faults.push(...(await barriersOn(page)))
    expect(faults).toEqual([])
    await page.context().close()
  })
})
