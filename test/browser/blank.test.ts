import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { listPeople } from '../../src/storage/people/people.ts'
import { browserTest } from '../support/machine/browser.ts'
import { deskOf } from '../support/machine/desk.ts'
import { openMailbox, rosterOf } from '../support/mail/mailed.ts'
import { settle } from '../support/world/world.ts'
import { signInAs } from './job.ts'

let incident: string
let person: string
const desk = deskOf(async (world) => {
  delete world.paper
  incident = await openMailbox(world, await settle(world), rosterOf(3))
  person = (await listPeople(world.db, incident, { limit: 1 }))[0]?.person ?? ''
})

type Opened = { context: BrowserContext; page: Page; name: string }

async function openPerson(options: { javaScriptEnabled?: boolean } = {}): Promise<Opened> {
  const context = await desk.sitDown(options)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.clock.install()
  await signInAs(page, desk.url, 'officer', `/incidents/${incident}/people/${person}`)
  await page.waitForURL((url) => url.pathname.endsWith(`/people/${person}`))
  const name = await page.getByRole('heading', { level: 1 }).innerText()
  return { context, page, name }
}

async function expectNothingOf({ page, name }: Opened): Promise<void> {
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  for (const part of name.split(/\W+/).filter((word) => word.length > 2))
    expect(await page.content()).not.toContain(part)
}

for (const javaScriptEnabled of [true, false])
  browserTest(
    `after the sign-out the back button shows nothing of the patient, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`,
    { timeout: 60_000 },
    async () => {
      const opened = await openPerson({ javaScriptEnabled })
      const { page, context } = opened
      await page.locator('.account summary').click()
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.getByRole('heading', { name: 'Sign in' }).waitFor()
      await page.goBack()
      await expectNothingOf(opened)
      await context.close()
    },
  )

browserTest(
  'a page that the browser kept whole shows itself only while the session lives',
  { timeout: 60_000 },
  async () => {
    const opened = await openPerson()
    const { page, context } = opened
    const comeBack = () => page.evaluate(`dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`)
    await comeBack()
    await page.getByRole('heading', { name: opened.name }).waitFor()
    await context.clearCookies({ name: 'breachbook.session_token' })
    await comeBack()
    await expectNothingOf(opened)
    await context.close()
  },
)

browserTest(
  'a page that nobody uses goes blank when the idle minutes are over, and a used one does not',
  { timeout: 60_000 },
  async () => {
    const opened = await openPerson()
    const { page, context } = opened
    await page.clock.fastForward('14:30')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(opened.name)
    const other = await context.newPage()
    await other.goto(desk.url)
    await page.clock.fastForward('01:00')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(opened.name)
    await other.close()
    await page.clock.fastForward('15:10')
    await expectNothingOf(opened)
    await context.close()
  },
)

browserTest(
  'a tab that hears that the session is over stays as it is while the session lives',
  { timeout: 60_000 },
  async () => {
    const opened = await openPerson()
    const { page, context } = opened
    await page.evaluate('window.isSame = true')
    const other = await context.newPage()
    await other.goto(`${desk.url}/sign-in`)
    const asked = page.waitForResponse((answer) => answer.url().endsWith('/session'))
    await other.evaluate(`new BroadcastChannel('session').postMessage('over')`)
    await asked
    await page.getByRole('heading', { name: opened.name }).waitFor()
    expect(await page.evaluate('window.isSame')).toBe(true)
    await context.close()
  },
)

browserTest('the sign-out in one tab takes the others along', { timeout: 60_000 }, async () => {
  const opened = await openPerson()
  const other = await opened.context.newPage()
  await other.goto(desk.url)
  await other.locator('.account summary').click()
  await other.getByRole('button', { name: 'Sign out' }).click()
  await expectNothingOf(opened)
  await opened.context.close()
})
