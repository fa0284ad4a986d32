import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Role } from '../../src/storage/core/role.ts'
import { FIRST_VISIT, PASSWORD } from '../cast/practice.ts'
import { unfold } from '../support/machine/browser.ts'

/** Sets the book up as its first visitor. */
export async function setUp(page: Page, url: string, code: string): Promise<void> {
  await page.goto(url)
  await page.getByLabel('Set-up code').fill(code)
  await page.getByLabel('Your name').fill(FIRST_VISIT.adminName)
  await page.getByLabel('Your e-mail address').fill(FIRST_VISIT.adminEmail)
  await page.getByLabel('Password').fill(FIRST_VISIT.password)
  await page.getByLabel('Name of the practice').fill(FIRST_VISIT.name)
  await page.getByLabel('Time zone').selectOption(FIRST_VISIT.zone)
  await page.getByLabel('Street line').fill(FIRST_VISIT['address.line1'])
  await page.getByLabel('City').fill(FIRST_VISIT['address.city'])
  await page.getByLabel('State', { exact: true }).selectOption('MA')
  await page.getByLabel('ZIP code').fill(FIRST_VISIT['address.zip'])
  await page.getByLabel('Contact for patients’ questions').fill(FIRST_VISIT.contactName)
  await page.getByRole('button', { name: 'Set up and sign in' }).click()
  await seen(page, 'No open incidents')
}

/** Signs somebody of that role in at the page that leads on to `path`. */
export async function signInAs(page: Page, url: string, role: Role, path: string): Promise<void> {
  await page.goto(`${url}/sign-in?next=${path}`)
  await page.getByLabel('E-mail address').fill(`${role}@harbor.example`)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.keyboard.press('Enter')
}

/** Signs the first admin in. */
export async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('E-mail address').fill(FIRST_VISIT.adminEmail)
  await page.getByLabel('Password').fill(FIRST_VISIT.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await seen(page, 'legal deadlines within a week')
}

/** The whole job, by hand: from the first fact to the letters, the timeline and the proof. Answers the incident's address. */
export async function doTheJob(page: Page, url: string, title: string, roster: string): Promise<string> {
  await page.goto(`${url}/incidents/new`)
  await page.getByLabel('What happened, in a few words').fill(title)
  await page.getByLabel('Kind of incident').selectOption({ label: 'Phishing: a mailbox or password was taken' })
  await page.getByLabel('Discovery date').fill('2026-03-02')
  await page.getByRole('button', { name: 'Log the incident' }).click()
  await page.getByRole('heading', { name: title }).waitFor()
  const incident = page.url()
  await bringIn(page, roster)
  await lookAtDuties(page)
  await tickFirstStep(page)
  await writeLetters(page)
  await printLetters(page)
  await lookBack(page, title)
  return incident
}

async function bringIn(page: Page, roster: string): Promise<void> {
  await stage(page, 'Who')
  await page.getByLabel('List of affected people').setInputFiles(roster)
  await page.getByRole('button', { name: 'Check columns' }).click()
  await page.getByRole('heading', { name: 'Check the columns' }).waitFor()
  expect(await page.getByLabel('LAST', { exact: true }).inputValue()).toBe('family_name')
  await page.getByLabel('MAIDEN').selectOption({ label: 'Middle name' })
  await page.getByLabel('MAIDEN').selectOption({ label: 'Not used' })
  await page.getByRole('button', { name: 'Import and count' }).click()
  await seen(page, '501 rows = 501 new people + 0 matched + 0 not counted')
  await seen(page, 'More than 500 residents of Massachusetts')
}

async function lookAtDuties(page: Page): Promise<void> {
  await stage(page, 'Tell')
  await page.getByRole('heading', { name: 'Nobody left behind' }).waitFor()
  await unfold(page)
  for (const citation of ['45 CFR 164.404(b)', '45 CFR 164.406', '45 CFR 164.408(b)']) await seen(page, citation)
  await seen(page, 'May 1, 2026')
}

async function tickFirstStep(page: Page): Promise<void> {
  await tab(page, 'Checklist')
  // The list was imported: its step ticked itself.
  await seen(page, /1 of \d+ steps done/)
  await page
    .getByRole('button', { name: /^Mark done: / })
    .first()
    .click()
  await seen(page, /2 of \d+ steps done/)
}

async function writeLetters(page: Page): Promise<void> {
  await stage(page, 'Tell')
  await tab(page, 'Letters')
  await page.getByLabel('What happened', { exact: true }).fill('Somebody read one of our mailboxes.')
  await page.getByLabel('What information was involved', { exact: true }).fill('Your name and the days of your visits.')
  await page.getByLabel('What we are doing', { exact: true }).fill('We closed the mailbox and changed every password.')
  await page.getByLabel('What you can do', { exact: true }).fill('Watch for letters about care you did not have.')
  await readBeforeSaving(page)
  await page.getByRole('button', { name: 'Save text' }).click()
  await seen(page, 'Written by Rosa Lind')
}

async function readBeforeSaving(page: Page): Promise<void> {
  const other = page.context().waitForEvent('page')
  await page.getByRole('button', { name: 'Read before saving' }).click()
  const typed = await other
  await seen(typed, 'Watch for letters about care you did not have.')
  await seen(typed, 'Not saved yet.')
  await typed.close()
}

async function printLetters(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Read as', exact: true }).getByRole('link').first().click()
  const sheet = page.getByRole('article', { name: 'Letter as this reader gets it' })
  await sheet.getByText('Watch for letters about care you did not have.').waitFor()
  await sheet.getByText('DRAFT: not to be mailed').waitFor()
  const printed = page.context().waitForEvent('response', (answer) => answer.url().endsWith('/letters/pdf'))
  await page.getByRole('button', { name: 'Print drafts of all letters' }).click()
  const answer = await printed
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf'])
}

async function lookBack(page: Page, title: string): Promise<void> {
  await page.reload()
  await stage(page, 'Prove')
  for (const act of [
    'logged the incident',
    'imported a roster',
    'completed a step',
    'wrote the letter’s text',
    'opened drafts of the letters for printing',
  ])
    await seen(page, act)
  await page.getByRole('link', { name: 'Log', exact: true }).click()
  await page.getByRole('link', { name: 'Verify now' }).click()
  await seen(page, 'The book is intact')
  await page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link', { name: 'Incidents' }).click()
  await page.getByRole('link', { name: title }).waitFor()
}

function stage(page: Page, name: string): Promise<void> {
  return page
    .getByRole('navigation', { name: 'Stages' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click()
}

function tab(page: Page, name: string): Promise<void> {
  return page
    .getByRole('navigation', { name: /^Incident / })
    .getByRole('link', { name, exact: true })
    .click()
}

async function seen(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor()
}
