import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { composeLetter } from '../../src/letters/compose.ts'
import { browserTest, openBrowser } from '../support/browser.ts'
import { ana, factsOf, render, tim } from './cast.ts'

const css = readFileSync(new URL('../../templates/assets/letter.css', import.meta.url), 'utf8')
const PAGE = { top: 0.5, left: 1, width: 6.5 }

// A #10 envelope is 9 1/2 by 4 1/8 in, its window 4 1/2 by 1 1/8 in, 7/8 in from the left and 1/2 in from the bottom.
// The sheet, 3 2/3 in high when folded, may slip 1 in sideways and 0.458 in down.
const ALWAYS_SEEN = { left: 0.875, right: 4.375, top: 2.5, bottom: 3.167 }
const SOMETIMES_SEEN = { left: 0, right: 5.375, top: 2.042, bottom: 3.625 }
const CLEARANCE = 0.125

let browser: Browser | undefined
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  if (!browser) return
  page = await browser.newPage({ viewport: { width: PAGE.width * 96, height: 900 } })
  await page.emulateMedia({ media: 'print' })
}, 60_000)

afterAll(() => browser?.close())

browserTest('the delivery line and the city line stand where a #10 window always shows them', async () => {
  const lines = await boxesOf('.reader bdi')
  for (const line of lines.slice(-2)) {
    expect(line.top).toBeGreaterThanOrEqual(ALWAYS_SEEN.top + CLEARANCE)
    expect(line.bottom).toBeLessThanOrEqual(ALWAYS_SEEN.bottom - CLEARANCE)
    expect(line.left).toBeGreaterThanOrEqual(ALWAYS_SEEN.left + CLEARANCE)
    expect(line.right).toBeLessThanOrEqual(ALWAYS_SEEN.right - CLEARANCE)
  }
})

browserTest('nothing but the address can show in the window, however the sheet slips', async () => {
  const seen = (await boxesOf('.sender, .date, .body > *')).filter(
    (box) =>
      box.bottom > SOMETIMES_SEEN.top &&
      box.top < SOMETIMES_SEEN.bottom &&
      box.right > SOMETIMES_SEEN.left &&
      box.left < SOMETIMES_SEEN.right,
  )
  expect(seen).toEqual([])
})

browserTest('the type of the letter is nowhere smaller than ten points', async () => {
  await show(composeLetter(render, factsOf(ana)).html)
  const sizes = await page.evaluate<number[]>(
    `[...document.querySelectorAll('body *')].map((each) => Number.parseFloat(getComputedStyle(each).fontSize))`,
  )
  expect(sizes.length).toBeGreaterThan(20)
  expect(Math.min(...sizes) * 0.75).toBeCloseTo(10, 3)
})

test('the page is US Letter with the margins that these measures count with', () => {
  expect(css).toMatch(/@page \{\s*size: 8.5in 11in;\s*margin: 0.5in 1in 0.6in;/)
})

async function boxesOf(selector: string) {
  await show(composeLetter(render, factsOf({ ...tim, guardianName: 'Joo-won Park' })).html)
  const found = await page.locator(selector).all()
  const boxes = await Promise.all(found.map((each) => each.boundingBox()))
  expect(boxes.length).toBeGreaterThan(1)
  return boxes.filter((box) => box !== null).map(inInches)
}

function inInches({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  return {
    top: y / 96 + PAGE.top,
    bottom: (y + height) / 96 + PAGE.top,
    left: x / 96 + PAGE.left,
    right: (x + width) / 96 + PAGE.left,
  }
}

async function show(html: string): Promise<void> {
  await page.setContent(html.replace(/<link [^>]*>/, `<style>${css}</style>`))
}
