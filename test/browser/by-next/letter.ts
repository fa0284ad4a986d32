import type { Page } from 'playwright-core'
import { unfold } from '../../support/machine/browser.ts'
import { type AtHand, fillIn, send } from './fill-in.ts'

/** Writes the letter where nobody has, and has the second person read and approve it where it is written. */
export async function writeOrApprove(page: Page, { second }: AtHand): Promise<void> {
  await second.goto(page.url())
  const approve = second.getByRole('button', { name: 'Approve the text' })
  if ((await approve.count()) === 0) return await write(page)
  for (const each of await second.locator('#approve input[type=checkbox][required]').all()) await each.check()
  await fillIn(second.locator('form[action$="/letter/approval"]'))
  await send(second, approve)
}

const OFFER: Record<string, string> = {
  'offer.provider': 'SafeWatch',
  'offer.months:number': '24',
  'offer.url': 'https://safewatch.example/enroll',
  'offer.enrolBy': '2027-12-31',
  'offer.code': 'CARE-2026',
}

const WORDS: Record<string, string> = {
  'What happened': 'Somebody outside the practice could see what is named below.',
  'What information was involved': 'Your name and the days of your visits.',
  'What we are doing': 'We closed the way in and changed every password.',
  'What you can do': 'Watch for letters about care you did not have.',
}

async function write(page: Page): Promise<void> {
  for (const [label, words] of Object.entries(WORDS)) await page.getByLabel(label, { exact: true }).fill(words)
  await unfold(page)
  for (const [name, value] of Object.entries(OFFER)) await page.locator(`[name="${name}"]`).fill(value)
  await send(page, page.getByRole('button', { name: 'Save text' }))
}
