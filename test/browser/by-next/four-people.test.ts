import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { writePng } from '../../../src/pdf/image/write-png.ts'
import { browserTest, openBrowser } from '../../support/machine/browser.ts'
import { withoutBrowser } from '../../support/machine/chromium.ts'
import { makeFolder } from '../../support/machine/folder.ts'
import { type Server, startServer } from '../../support/machine/server.ts'
import { openTestWorld, settle } from '../../support/world/world.ts'
import { signInAs } from '../job.ts'
import { today } from './fill-in.ts'
import { followNext } from './follow.ts'
import { rosterOf, STORIES, type Story, seat } from './stories.ts'

const PHONE = 390

/** What the reporter saw in each story. */
const SEEN: Record<string, string> = {
  photo_without_authorization: 'Mrs. Kowalczyk’s before-and-after picture is on our page.',
  phishing: 'Mrs. Kowalczyk got a strange e-mail from our front desk.',
  ransomware: 'Mrs. Kowalczyk cannot book. The booking program asks for money.',
}

let server: Server
let browser: Browser
let photo: string

beforeAll(async () => {
  if (withoutBrowser) return
  browser = (await openBrowser())!
  const book = await openTestWorld()
  await settle(book.world)
  await book.world.backend.close()
  server = await startServer({ folder: book.folder })
  photo = join(makeFolder(), 'screen.png')
  writeFileSync(photo, writePng({ width: 1, height: 1, rgb: new Uint8Array(3) }))
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

// The shortest shows all of them at work; STORIES=all plays the others too.
const PLAYED = process.env.STORIES === 'all' ? STORIES : STORIES.slice(0, 1)

describe('four people and whoever saw it, each in a browser of their own, following nothing but “next”', () => {
  browserTest.each(PLAYED)('$title with $people affected comes to its end', { timeout: 600_000 }, async (story) => {
    const [desk, second, phone, auditor, stranger] = await Promise.all([
      seat(browser),
      seat(browser),
      seat(browser, PHONE),
      seat(browser),
      seat(browser, PHONE),
    ])
    const officer = await desk.newPage()
    await signInAs(officer, server.url, 'officer', '/house-reports')
    const reporter = await stranger.newPage()
    const code = await report(reporter, await posterLink(officer), story)
    const incident = await logFrom(officer, story)
    await prove(await phone.newPage(), incident, story)
    await signInAs(await second.newPage(), server.url, 'admin', '/')
    if (process.env.STORIES !== 'all') await tickOff(desk, incident)
    const effort = await followNext({ officer: desk, second }, incident, rosterOf(story))
    expect(effort.sentences.at(-1)).toMatch(/^Closed on/)
    if (process.env.EFFORT) console.info(story.title, effort)
    await comeBack(reporter, code)
    await tellsItWhole(await auditor.newPage(), incident, story)
    await Promise.all([desk, second, phone, auditor, stranger].map((each) => each.close()))
  })
})

async function posterLink(officer: Page): Promise<string> {
  const make = officer.getByRole('button', { name: 'Make the link' })
  await make.or(officer.getByRole('link', { name: 'Open the poster' })).waitFor()
  if ((await make.count()) > 0) await make.click()
  return server.url + new URL((await officer.getByText('/report/').innerText()).trim()).pathname
}

async function report(page: Page, link: string, { kind }: Story): Promise<string> {
  await page.goto(link)
  await page.getByLabel('What happened?').fill(SEEN[kind]!)
  await page.getByLabel('Where?').fill('Elm Ave')
  await page.getByLabel('Photo').setInputFiles(photo)
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('heading', { name: 'Thank you. We have it.' }).waitFor()
  return await page.locator('b.lead').innerText()
}

async function logFrom(page: Page, { title, kind }: Story): Promise<string> {
  await page.goto(server.url)
  await page.getByRole('link', { name: /^Read (it|them)$/ }).click()
  await page.getByRole('link', { name: SEEN[kind]! }).click()
  await page.getByRole('link', { name: 'Log an incident from it' }).click()
  await page.getByLabel('What happened, in a few words').fill(title)
  await page.getByLabel('Kind of incident').selectOption(kind)
  expect(await page.getByLabel('Discovery date', { exact: true }).inputValue()).toBe(today())
  await page.getByRole('button', { name: 'Log the incident' }).click()
  await page.getByRole('heading', { name: title }).waitFor()
  return page.url()
}

// Between two patients: the step, its proof, and nothing of the patient.
async function prove(page: Page, incident: string, { title }: Story): Promise<void> {
  await signInAs(page, server.url, 'staff', '/')
  await page.getByRole('link', { name: title }).first().waitFor()
  await page.goto(`${incident}/steps?mine=yes`)
  const own = page.locator('ol.rows > li', { has: page.getByRole('button', { name: /^Mark done/ }) })
  const id = (await own.first().getAttribute('id')) ?? ''
  await page.goto(`${incident}/steps?mine=yes&step=${id}#${id}`)
  const row = page.locator(`[id="${id}"]`)
  await row.getByText('Attach a file').click()
  await row.getByLabel('File, up to 50 MB').setInputFiles(photo)
  await row.getByRole('button', { name: 'Attach' }).click()
  await page.goto(`${incident}/steps?step=${id}`)
  await page.locator(`[id="${id}"]`).getByText('1 file attached').waitFor()
  await page
    .locator(`[id="${id}"]`)
    .getByRole('button', { name: /^Mark done/ })
    .first()
    .click()
  await page
    .getByText(/[1-9]\d* of \d+ steps done/)
    .first()
    .waitFor()
  for (const path of ['', '/steps', '/timeline', '/duties']) {
    await page.goto(incident + path)
    expect(await page.locator('main').innerText()).not.toContain('Kowalczyk')
  }
  for (const path of ['/people', '/letter', '/mailings', '/ledger'])
    expect((await page.goto(incident + path))?.status()).toBe(403)
  for (const path of ['/log', '/house-reports', '/settings'])
    expect((await page.goto(server.url + path))?.status()).toBe(403)
}

// What is only to be ticked is ticked at once, by the officer's own session; all stories at full length leave it to “next”.
async function tickOff({ request }: BrowserContext, incident: string): Promise<void> {
  const steps = `${server.url}/api${new URL(incident).pathname}/steps`
  const headers = { Origin: server.url }
  const { items } = (await (await request.get(steps)).json()) as { items: Ticked[] }
  for (const { id, version, isByHand, recordedAt, secondPerson } of items.filter(({ phase }) => phase !== 'contain'))
    if (isByHand && recordedAt === null && !secondPerson)
      await request.post(`${steps}/${id}/completion`, { headers: { ...headers, 'If-Match': `"${version}"` }, data: {} })
}

type Ticked = {
  id: string
  phase: string
  version: number
  isByHand: boolean
  recordedAt: string | null
  secondPerson: boolean
}

async function comeBack(page: Page, code: string): Promise<void> {
  await page.goto(`${server.url}/report/status`)
  await page.getByLabel('Your code').fill(code)
  await page.getByRole('button', { name: 'Show my report' }).click()
  await page.getByText('We are working on it as an incident.').waitFor()
}

async function tellsItWhole(page: Page, incident: string, { title }: Story): Promise<void> {
  await signInAs(page, server.url, 'auditor', new URL(incident).pathname)
  await page.getByRole('heading', { name: title }).waitFor()
  await page.goto(`${incident}/timeline?letters=all`)
  let story = await page.locator('main').innerText()
  for (const earlier = page.getByRole('link', { name: 'Earlier' }); (await earlier.count()) > 0; ) {
    await earlier.click()
    story += await page.locator('main').innerText()
  }
  for (const act of [
    'from a report',
    'The staff attached a file',
    'The staff completed a step',
    'The officer wrote the letter’s text',
    'The admin approved the letter’s text',
    'The officer recorded',
    'closed the incident',
  ])
    expect(story).toContain(act)
  await page.goto(`${server.url}/log?verify=now`)
  await page.getByText('The book is intact').waitFor()
}
