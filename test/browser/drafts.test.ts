import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { logIncident } from '../../src/actions/incident/log-incident.ts'
import { phishedMailbox } from '../cast/incidents.ts'
import { PASSWORD } from '../cast/practice.ts'
import { barriersOn, browserTest, overflowOf } from '../support/machine/browser.ts'
import { deskOf } from '../support/machine/desk.ts'
import { settle } from '../support/world/world.ts'
import { signInAs } from './job.ts'

const IS_BACK = /Your unsaved text of .* is back/

let path: string
const desk = deskOf(async (world) => {
  const { officer } = await settle(world)
  path = `/incidents/${(await logIncident(world, officer, phishedMailbox)).id}/edit`
})

async function editing(javaScriptEnabled = true): Promise<{ context: BrowserContext; page: Page }> {
  const context = await desk.sitDown({ javaScriptEnabled, viewport: { width: 390, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await signInAs(page, desk.url, 'officer', path)
  await summaryOn(page).waitFor()
  return { context, page }
}

const summaryOn = (page: Page) => page.getByLabel('What we know so far')
const isKept = (page: Page) => page.waitForResponse((answer) => answer.url().endsWith('/drafts') && answer.ok())

browserTest(
  'what was typed is back in a new window, nobody is asked, and it can be discarded',
  { timeout: 60_000 },
  async () => {
    const { context, page } = await editing()
    const kept = isKept(page)
    await summaryOn(page).fill('Typed and not saved.')
    await kept
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      dialog.accept()
    })
    await page.goto(`${desk.url}/law`)
    expect(asked).toEqual([])
    const other = await context.newPage()
    await other.goto(desk.url + path)
    expect(await summaryOn(other).inputValue()).toBe('Typed and not saved.')
    await other.getByText(IS_BACK).waitFor()
    if (process.env.PICTURES) await other.screenshot({ path: `${process.env.PICTURES}/draft.png` })
    expect([await overflowOf(other), await barriersOn(other)]).toEqual([[], []])
    await other.getByRole('button', { name: 'Discard it' }).click()
    await other.getByText(IS_BACK).waitFor({ state: 'detached' })
    expect(await summaryOn(other).inputValue()).toBe('')
    await context.close()
  },
)

browserTest(
  'leaving asks while the server does not have the text yet, and sends it all the same',
  { timeout: 60_000 },
  async () => {
    const { context, page } = await editing()
    await page.route('**/drafts', (route) =>
      route.request().resourceType() === 'fetch' ? route.abort() : route.continue(),
    )
    await summaryOn(page).pressSequentially('Typed in a hurry.')
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      dialog.accept()
    })
    await page.goto(`${desk.url}/law`)
    expect(asked).toEqual(['beforeunload'])
    await page.goto(desk.url + path)
    expect(await summaryOn(page).inputValue()).toBe('Typed in a hurry.')
    await page.getByRole('button', { name: 'Discard it' }).click()
    await page.getByText(IS_BACK).waitFor({ state: 'detached' })
    await context.close()
  },
)

browserTest('saving asks nothing, and leaves no draft behind', { timeout: 60_000 }, async () => {
  const { context, page } = await editing()
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    dialog.accept()
  })
  await summaryOn(page).fill('Typed and saved.')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL((url) => url.pathname !== new URL(path, desk.url).pathname)
  expect(asked).toEqual([])
  await page.getByText('Saved. You edited the incident.').waitFor()
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/saved.png` })
  await page.goto(desk.url + path)
  expect(await summaryOn(page).inputValue()).toBe('Typed and saved.')
  expect(await page.getByText(IS_BACK).count()).toBe(0)
  await context.close()
})

for (const javaScriptEnabled of [true, false])
  browserTest(
    `a form that is sent when the session is over is there after the sign-in, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`,
    { timeout: 60_000 },
    async () => {
      const { context, page } = await editing(javaScriptEnabled)
      await context.clearCookies({ name: 'breachbook.session_token' })
      await summaryOn(page).fill('Sent too late.')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('heading', { name: 'Sign in' }).waitFor()
      await page.getByLabel('E-mail address').fill('officer@harbor.example')
      await page.getByLabel('Password').fill(PASSWORD)
      await page.keyboard.press('Enter')
      await page.getByText(IS_BACK).waitFor()
      expect(await summaryOn(page).inputValue()).toBe('Sent too late.')
      await page.getByRole('button', { name: 'Discard it' }).click()
      await page.getByText(IS_BACK).waitFor({ state: 'detached' })
      await page.goto(desk.url + path)
      expect(await summaryOn(page).inputValue()).not.toBe('Sent too late.')
      await context.close()
    },
  )

browserTest(
  'of a form that is never kept the server is asked once, and leaving it asks all the same',
  { timeout: 60_000 },
  async () => {
    const context = await desk.sitDown()
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    await signInAs(page, desk.url, 'admin', '/settings')
    const sent: string[] = []
    page.on('request', (request) => request.url().endsWith('/drafts') && sent.push(request.method()))
    await page.locator('summary', { hasText: 'Create a key' }).click()
    const name = page.getByLabel('What the key is for')
    for (const typed of ['The front desk', 'The front desk in Waco']) {
      await name.fill(typed)
      await page.waitForTimeout(1500)
    }
    expect(sent).toEqual(['POST'])
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      dialog.accept()
    })
    // A browser asks only somebody who has touched the page.
    await page.locator('h1').first().click()
    await page.goto(`${desk.url}/law`)
    expect(asked).toEqual(['beforeunload'])
    await context.close()
  },
)
