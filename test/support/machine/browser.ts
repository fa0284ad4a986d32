import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { test } from 'vitest'
import { CHROMIUM, withoutBrowser } from './chromium.ts'
import { WCAG } from './wcag.ts'

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
// Only what is wrong is told, and nothing is loaded for the rules on sound and film, which no page has.
const FAULTS = { resultTypes: ['violations' as const], preload: false }

/** A test that needs a browser. It is left out where there is none, and the run says so in one line at its end. */
export const browserTest = test.skipIf(withoutBrowser)

/** Starts Chromium, or says where it was looked for. Answers undefined where browser tests are left out. */
export async function openBrowser(): Promise<Browser | undefined> {
  if (withoutBrowser) return undefined
  if (CHROMIUM === undefined)
    throw new Error(
      'All tests must run (ALL_TESTS=true), and there is no Chromium. Install it, or set CHROMIUM to its path.',
    )
  return await chromium.launch({ executablePath: CHROMIUM, args: QUIET })
}

/** By how many pixels a page is wider than its window, and what sticks out; nothing where it fits. */
export async function overflowOf(page: Page): Promise<string[]> {
  return await page.evaluate<string[]>(`(() => {
    const room = document.documentElement.clientWidth
    const wide = document.documentElement.scrollWidth
    if (wide <= room) return []
    const out = [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > room + 1)
    return [wide - room + ' pixels too wide', ...out.slice(0, 5).map((each) => each.outerHTML.slice(0, 120))]
  })()`)
}

/** What keeps somebody from reading or using a page (WCAG 2.2, A and AA), each with where it stands. */
export async function barriersOn(page: Page): Promise<string[]> {
  return await found(new AxeBuilder({ page }).options(FAULTS).withTags(WCAG))
}

/** Text that is too pale for its ground, each with where it stands. */
export async function paleTextOn(page: Page): Promise<string[]> {
  return await found(new AxeBuilder({ page }).options(FAULTS).withRules('color-contrast'))
}

async function found(search: AxeBuilder): Promise<string[]> {
  const { violations } = await search.setLegacyMode(true).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)} (${node.failureSummary?.split('\n')[1]?.trim()})`),
  )
}

/** Unfolds everything that can be unfolded. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`)
}
