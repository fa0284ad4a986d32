import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CLEARANCE, ENVELOPES, type EnvelopeName, seenThrough } from '../../../src/letters/envelope/window.ts'
import { composeLetter } from '../../../src/letters/individual/compose.ts'
import { factsOf, laptopLetter, render } from '../../cast/letters.ts'
import { ana, tim } from '../../cast/patients.ts'
import { browserTest, openBrowser } from '../../support/machine/browser.ts'

const css = readFileSync(new URL('../../../templates/assets/letter.css', import.meta.url), 'utf8')
const PAGE = { top: 0.5, left: 1, width: 6.5 }

const NAMES = Object.keys(ENVELOPES) as EnvelopeName[]
/** Capitals reach so far up their type, and stand in the middle of their line. */
const CAPITALS = 0.714

let browser: Browser | undefined
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  if (!browser) return
  page = await browser.newPage({ viewport: { width: PAGE.width * 96, height: 900 } })
  await page.emulateMedia({ media: 'print' })
}, 60_000)

afterAll(() => browser?.close())

for (const envelope of NAMES) {
  const { windows } = ENVELOPES[envelope] as (typeof ENVELOPES)['lob_double_window']
  const { always } = seenThrough(windows.reader)

  browserTest(`the delivery line and the city line stand where a window always shows them: ${envelope}`, async () => {
    const lines = await boxesOf(envelope, '.reader bdi')
    for (const line of lines.slice(-2).map(inkOf)) {
      expect(line.top).toBeGreaterThanOrEqual(always.top + CLEARANCE - HAIR)
      expect(line.bottom).toBeLessThanOrEqual(always.bottom - CLEARANCE + HAIR)
      expect(line.left).toBeGreaterThanOrEqual(always.left + CLEARANCE - HAIR)
      expect(line.right).toBeLessThanOrEqual(always.right - CLEARANCE + HAIR)
    }
  })

  browserTest(`nothing but the address and the sender can show, however the sheet slips: ${envelope}`, async () => {
    const areas = Object.values(windows).map((window) => seenThrough(window).sometimes)
    const boxes = await boxesOf(envelope, windows.sender ? '.date, .body > *' : '.sender, .date, .body > *')
    expect(boxes.filter((box) => areas.some((area) => touches(box, area)))).toEqual([])
  })

  browserTest(`what the post is asked stands in the window too: ${envelope}`, async () => {
    const [asked] = await boxesOf(envelope, windows.sender ? '.sender span:last-child' : '.endorsement')
    const { sometimes } = seenThrough(windows.sender ?? windows.reader)
    expect(asked && touches(asked, sometimes)).toBe(true)
  })
}

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

const HAIR = 0.01

async function boxesOf(envelope: EnvelopeName, selector: string) {
  const practice = { ...laptopLetter.practice, envelope, endorsement: 'return_service' as const }
  await show(composeLetter(render, factsOf({ ...tim, guardianName: 'Joo-won Park' }, { practice })).html)
  const found = await page.locator(selector).all()
  const boxes = await Promise.all(found.map((each) => each.boundingBox()))
  expect(boxes.length).toBeGreaterThan(0)
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

type Box = ReturnType<typeof inInches>

function inkOf({ top, bottom, left, right }: Box): Box {
  const above = (bottom - top - (CAPITALS * 10) / 72) / 2
  return { top: top + above, bottom: bottom - above, left, right }
}

function touches({ left, right, top, bottom }: Box, area: Box): boolean {
  return right > area.left && left < area.right && bottom > area.top && top < area.bottom
}

async function show(html: string): Promise<void> {
  await page.setContent(html.replace(/<link [^>]*>/, `<style>${css}</style>`))
}
