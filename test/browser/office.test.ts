import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { stateCount } from '../../src/actions/count/stated-count.ts'
import { logIncident } from '../../src/actions/incident/log-incident.ts'
import { writeLetter } from '../../src/actions/letter/letter.ts'
import { OFFICE_FORMS } from '../../src/breach/offices/forms.ts'
import { lostLaptop } from '../cast/incidents.ts'
import { mailboxWords } from '../cast/words.ts'
import { barriersOn, browserTest, overflowOf, unfold } from '../support/machine/browser.ts'
import { deskOf } from '../support/machine/desk.ts'
import { settle } from '../support/world/world.ts'
import { signInAs } from './job.ts'

const incidents: string[] = []

// Every office that has a form here is told: the States' own lines are 1,000 at most.
const byState = Object.fromEntries(
  [...new Set(['CT', ...OFFICE_FORMS.map(({ office }) => office.slice(0, 2))])].map((state) => [state, 1200]),
)

const desk = deskOf(async (world) => {
  const { officer } = await settle(world)
  const by = { by: officer }
  const facts = {
    ...lostLaptop,
    elements: ['name', 'ssn', 'medical'] as const,
    occurredFrom: '2026-11-19',
    occurredTo: '2026-11-19',
  }
  for (const residents of [byState, { TX: 510 }, { TX: 510 }]) {
    const { id } = await logIncident(world, officer, { ...facts, elements: [...facts.elements] })
    const people = Object.values(residents).reduce((sum, each) => sum + each, 0)
    await stateCount(world, id, by, { people, byState: residents, basis: 'confirmed', reason: 'The backup.' })
    await writeLetter(world, id, by, mailboxWords)
    incidents.push(id)
  }
})

async function signedIn(width: number, path: string): Promise<Page> {
  const context = await desk.sitDown({ viewport: { width, height: 900 } })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  page.setDefaultTimeout(8_000)
  await signInAs(page, desk.url, 'officer', path)
  await page.locator('.account').waitFor()
  return page
}

async function isFit(page: Page, name: string, barriers = true) {
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true })
  expect(await overflowOf(page)).toEqual([])
  if (barriers) expect(await barriersOn(page)).toEqual([])
}

/** A form as an office might show it, with one field a question. */
function standIn(labels: readonly string[]): string {
  const fields = labels.map((label, at) => `<label for="f${at}">${label}</label><textarea id="f${at}"></textarea>`)
  return `<!doctype html><html lang="en"><title>Report</title><main><form>${fields.join('')}</form></main></html>`
}

describe('the sheets of the offices', () => {
  browserTest.for([1280, 390])(
    'somebody who has only the sheet files with Texas in a window %i pixels wide',
    { timeout: 60_000 },
    async (width) => {
      const incident = incidents[width === 390 ? 2 : 1]
      const page = await signedIn(width, `/incidents/${incident}/duties`)
      const card = page.locator('.told > tbody > tr').filter({ hasText: 'Texas Attorney General' })
      await card.getByRole('link', { name: 'Open the sheet' }).click()
      await page.getByRole('heading', { name: 'Texas Attorney General' }).waitFor()
      await isFit(page, `texas-before-${width}`)
      expect(await page.getByRole('link', { name: 'Open the office’s page' }).getAttribute('href')).toBe(
        'https://www.texasattorneygeneral.gov/consumer-protection/data-breach-reporting',
      )

      await page.getByText('You answer this.').first().waitFor()
      for (const [label, answer] of Object.entries({
        'When individuals are notified': 'By December 4, 2026.',
        'Number of residents already sent notice': '0',
        'Whether law enforcement is engaged': 'Yes: Waco Police.',
        'Credit monitoring or other service offered': 'None',
      }))
        await page.getByRole('textbox', { name: label }).fill(answer)
      await page.getByRole('button', { name: 'Save answers' }).click()
      await page.getByText('Ready to file').waitFor()
      expect(await page.getByText('You answer this.').count()).toBe(0)

      const labels = await page.locator('[data-copy]').evaluateAll((all) => all.map((each) => each.dataset.label ?? ''))
      const form = await page.context().newPage()
      await form.setContent(standIn(labels))
      for (const [at, label] of labels.entries()) {
        await page.bringToFront()
        await page.locator('[data-copy]').nth(at).click()
        const copied = await page.evaluate<string>('navigator.clipboard.readText()')
        expect(copied, label).not.toBe('')
        expect(copied, label).not.toMatch(/\byou(rs?)?\b/i)
        await form.locator(`#f${at}`).fill(copied)
      }
      expect(labels.length).toBeGreaterThan(15)
      expect(await form.getByLabel('Number of Texas residents affected').inputValue()).toBe('510')
      await form.close()

      await page.getByLabel('Confirmation number').fill('TX-2026-0417')
      await page.getByRole('button', { name: 'Save as told' }).click()
      await page.getByText('Confirmation number TX-2026-0417').waitFor()
      await unfold(page)
      await isFit(page, `texas-filed-${width}`)
      await page.goto(`${desk.url}/incidents/${incident}/duties`)
      expect(await card.locator('.ok').innerText()).toContain('told')
    },
  )

  browserTest(
    'each fits a window 1280 and one 390 pixels wide, and keeps nobody out',
    { timeout: 120_000 },
    async () => {
      const path = `/incidents/${incidents[0]}/duties`
      const page = await signedIn(1280, path)
      const links = await page
        .getByRole('link', { name: 'Open the sheet' })
        .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
      expect(links.length).toBe(new Set(links).size)
      expect(links.length).toBeGreaterThan(20)
      for (const link of [path, ...links]) {
        await page.goto(desk.url + link)
        for (const width of [1280, 390]) {
          await page.setViewportSize({ width, height: 900 })
          await isFit(page, `${link.split('/').at(-1)}-${width}`, link === path || link.includes('/NY.'))
        }
      }
    },
  )
})
