import type { Locator, Page } from 'playwright-core'
import { unfold } from '../../support/machine/browser.ts'

const SAID: Record<string, string> = { number: '1', tel: '617-555-0142', email: 'privacy@harbor.example' }
const WORDS = 'As written in the file.'

/**
 * Fills what is still empty in a form, as somebody in a hurry would: today, the first choice, a few words. What the form
 * does not require stays empty, unless `all` is asked.
 */
export async function fillIn(form: Locator, all = false): Promise<void> {
  await unfold(form.page())
  const empty = form.locator(
    `:is(input:not([type=checkbox], [type=radio], [type=hidden]), textarea)${all ? '' : '[required]'}`,
  )
  for (const each of await empty.all()) {
    if ((await each.inputValue()) !== '') continue
    const type = (await each.getAttribute('type')) ?? 'text'
    await each.fill(type === 'date' ? today() : (SAID[type] ?? WORDS))
  }
  for (const each of await form.locator('select').all())
    if ((await each.inputValue()) === '') await each.selectOption({ index: 1 })
  for (const each of await form.locator('fieldset:has(> .choices.radio):not(:has(input:checked))').all())
    await each.locator('input[type=radio]').first().check()
}

/** The day on which the walk goes, in the practice’s zone. */
export function today(): string {
  return new Date().toLocaleDateString('en-CA', { timeZone: 'America/New_York' })
}

/** Sends the form of a page that leads there, filled in. */
export async function submit(page: Page, action: string): Promise<void> {
  const form = page.locator(`form[action$="/${action}"]`).first()
  await fillIn(form)
  await send(page, form.getByRole('button').last())
}

/** Presses what leads to another page, and waits for it. */
export async function send(page: Page, button: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), button.click()])
}

/** What is at hand when a page is worked on: the list, and the page of the second person. */
export type AtHand = { roster: string; second: Page }
