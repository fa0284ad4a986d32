import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { pageOf } from './page.ts'

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run']

/** How long headless Chromium takes to print these letters as one tagged PDF, in seconds; null where there is none. */
export async function printWithChromium(count: number): Promise<number | null> {
  if (!CHROMIUM) return null
  const html = await pageOf(count)
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET })
  const page = await browser.newPage()
  const began = performance.now()
  await page.setContent(html)
  await page.pdf({ preferCSSPageSize: true, tagged: true })
  const seconds = (performance.now() - began) / 1000
  await browser.close()
  return seconds
}
