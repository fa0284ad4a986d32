import type { Locator, Page } from 'playwright-core'
import { unfold } from '../../support/machine/browser.ts'
import { type AtHand, fillIn, send, submit } from './fill-in.ts'
import { writeOrApprove } from './letter.ts'
import { file, report } from './offices.ts'

/** How somebody works on the page to which “next” led: by how many clicks, and the work itself. */
export type Hand = { clicks: number; does(page: Page, atHand: AtHand): Promise<void> }

/** The hand for a page of an incident, by its path. Throws where nobody knows what is to be done there. */
export function handOf(path: string): Hand {
  const found = HANDS.find(([where]) => where.test(path))
  if (!found) throw new Error(`“Next” led to ${path}, where this walk knows nothing to do.`)
  return found[1]
}

const by = (clicks: number, does: Hand['does']): Hand => ({ clicks, does })

const HANDS: [RegExp, Hand][] = [
  [/[/]steps$/, by(1, markDone)],
  [/[/]edit$/, by(4, sayWhatData)],
  [/[/]people$/, by(2, bringIn)],
  [/[/]assessment/, by(3, decideToTell)],
  [/[/]letter$/, by(3, writeOrApprove)],
  [/[/]mailings$/, by(1, createMailing)],
  [/[/]mailings[/][^/]+$/, by(2, recordAsMailed)],
  [/[/]offices[/]/, by(2, file)],
  [/[/]ocr-sheet$/, by(2, report)],
  [/[/]uploads[/]/, by(1, goOnImporting)],
  [/[/]review$/, by(1, tellApart)],
  [/[/]duties$/, by(2, prove)],
  [/[/]close$/, by(1, close)],
]

async function markDone(page: Page, { second }: AtHand): Promise<void> {
  const done = rowOf(page, page).getByRole('button', { name: /^Mark done/ })
  if ((await done.count()) > 0) return await send(page, done.first())
  await second.goto(page.url())
  await send(second, rowOf(second, page).getByRole('button', { name: 'Sign off' }))
}

// The row that the address of a page names.
function rowOf(on: Page, named: Page): Locator {
  return on.locator(`[id="${hashOf(named)}"]`)
}

async function sayWhatData(page: Page): Promise<void> {
  for (const kind of ['medical', 'ssn']) await page.locator(`[name="event.elements:list"][value="${kind}"]`).check()
  await send(page, page.getByRole('button', { name: 'Save changes' }))
}

async function bringIn(page: Page, { roster }: AtHand): Promise<void> {
  await page.getByLabel('List of affected people').setInputFiles(roster)
  await send(page, page.getByRole('button', { name: 'Check columns' }))
  await send(page, page.getByRole('button', { name: 'Import and count' }))
}

async function goOnImporting(page: Page): Promise<void> {
  const start = page.getByRole('button', { name: 'Import and count' })
  if ((await start.count()) > 0) return await send(page, start)
  await page.waitForURL(/[/]rosters[/]/)
}

async function tellApart(page: Page): Promise<void> {
  await send(page, page.getByRole('button', { name: 'Two people' }).first())
}

async function decideToTell(page: Page): Promise<void> {
  const finding = page.locator('form', { has: page.locator('[name="finding"]') })
  const onward = page.getByRole('link', { name: 'Skip to the finding' }).or(page.locator('main .acts a.btn')).first()
  for (let asked = 0; asked < 6 && (await finding.count()) === 0; asked += 1) await send(page, onward)
  await finding.locator('[name="finding"][value="breach"]').check()
  await fillIn(finding)
  await send(page, finding.getByRole('button').first())
}

async function createMailing(page: Page): Promise<void> {
  await send(page, page.getByRole('button', { name: 'Create mailing' }))
  await page.getByRole('heading', { name: /^Mailing \d/ }).waitFor({ timeout: 60_000 })
}

async function recordAsMailed(page: Page): Promise<void> {
  const asMailed = page.locator('form[action$="/mailed"]')
  if ((await asMailed.count()) > 0) return await submit(page, 'mailed')
  await attach(page, page.getByRole('region', { name: 'Say when they were mailed' }))
}

async function prove(page: Page): Promise<void> {
  const row = page.locator(`tr[id="${hashOf(page)}"], tr:has([id="${hashOf(page)}"])`).first()
  const told = row.locator('form[action$="/notices"]')
  await unfold(page)
  if ((await told.count()) === 0) return await attach(page, row)
  await fillIn(told)
  await send(page, told.getByRole('button'))
}

async function close(page: Page): Promise<void> {
  await send(page, page.getByRole('button', { name: 'Close this incident' }))
}

async function attach(page: Page, within: Locator): Promise<void> {
  await unfold(page)
  await within.locator('input[type=file]').first().setInputFiles(receipt)
  await send(page, within.getByRole('button', { name: 'Attach' }).first())
}

const receipt = { name: 'receipt.txt', mimeType: 'text/plain', buffer: Buffer.from('Stamped at the post office.') }

function hashOf(page: Page): string {
  return decodeURIComponent(new URL(page.url()).hash.slice(1))
}
