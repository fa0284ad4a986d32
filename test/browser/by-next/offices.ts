import type { Page } from 'playwright-core'
import { fillIn, send, submit, today } from './fill-in.ts'

/** Answers what an office asks, on its sheet and among the facts, and writes down that it was told. */
export async function file(page: Page): Promise<void> {
  const sheet = page.url()
  if ((await page.getByText('Enter it with the facts of the incident.').count()) > 0) {
    await page.goto(sheet.replace(/offices[/].*/, 'edit'))
    for (const name of ['occurredFrom', 'occurredTo']) await page.locator(`[name="${name}"]`).fill(today())
    await send(page, page.getByRole('button', { name: 'Save changes' }))
    await page.goto(sheet)
  }
  const answers = page.locator('#answers form')
  if ((await answers.count()) > 0) {
    await fillIn(answers, true)
    await send(page, answers.getByRole('button', { name: 'Save answers' }))
  }
  await submit(page, 'filing')
}

/** The same of the report to HHS. */
export async function report(page: Page): Promise<void> {
  const answers = page.locator('form#answers')
  await fillIn(answers, true)
  await send(page, answers.getByRole('button', { name: 'Save answers' }))
  await submit(page, 'reports')
}
