import type { Page } from 'playwright-core'
import { barriersOn, overflowOf, paleTextOn, unfold } from '../support/machine/browser.ts'

const MOST = 40
const DESK = { width: 1280, height: 900 }
const PHONE = { width: 390, height: 900 }

// A page that folds more than this (the reference of all calls) is searched for barriers as it opens, in the light: it is made
// of the same few parts again and again.
const LONG = 40

/** The book in which pages are looked at: where it is served, the path of an incident, and a roster to bring in. */
export type Walk = { url: string; incident: string; roster: string }

/**
 * Opens every kind of page that links lead to, one of each kind, and those that only a form leads to, and looks at each.
 * Answers their paths.
 */
export async function walkThrough(page: Page, walk: Walk, look: (path: string) => Promise<void>): Promise<string[]> {
  const { url, incident, roster } = walk
  const start = [
    '/',
    new URL(incident).pathname,
    '/log?verify=now',
    '/api/docs',
    '/nowhere',
    await columnsOf(page, incident, roster),
  ]
  const found = new Map(start.map((path) => [kindOf(path), path]))
  for (const path of found.values()) {
    await page.goto(url + path)
    const links = found.size < MOST ? await linksOn(page, url) : []
    for (const href of links) if (!found.has(kindOf(href))) found.set(kindOf(href), href)
    await look(path)
  }
  return [...found.values()]
}

/**
 * What is too wide on the open page, on a desk or a phone, and what shuts somebody out: on a phone, and where `isDark` is asked
 * by its colors in the dark. `npm run shots` looks for the same at every width and scheme, of every page in every state.
 */
export async function faultsOf(page: Page, isDark: boolean): Promise<string[]> {
  const faults: string[] = []
  const isLong = (await page.locator('details').count()) > LONG
  if (!isLong) await unfold(page)
  for (const fault of await overflowOf(page)) faults.push(`${DESK.width} px: ${fault}`)
  await page.setViewportSize(PHONE)
  for (const fault of [...(await overflowOf(page)), ...(await barriersOn(page))])
    faults.push(`${PHONE.width} px: ${fault}`)
  if (isDark && !isLong) {
    await page.emulateMedia({ colorScheme: 'dark' })
    for (const fault of await paleTextOn(page)) faults.push(`dark: ${fault}`)
    await page.emulateMedia({ colorScheme: 'light' })
  }
  await unfold(page)
  for (const fault of await overflowOf(page)) faults.push(`unfolded: ${fault}`)
  await page.setViewportSize(DESK)
  return faults
}

// A page of its own is what stays of a path without the ids in it.
function kindOf(path: string): string {
  const [way = ''] = path.split(/[?#]/)
  return way
    .replaceAll(/\/(?=[^/]*\d)[^/]+/g, '/*')
    .replace(/^\/law\/[A-Z]{2}$/, '/law/*')
    .replace(/\/(documents|offices|api\/docs)\/[^/]+/, '/$1/*')
}

function linksOn(page: Page, url: string): Promise<string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll('a[href]')]
    .filter((each) => each.origin === ${JSON.stringify(url)} && !each.hasAttribute('download'))
    .filter((each) => !/[.](json|pdf|csv|ics|jsonl)$|attachments|^[/]api[/](?!docs)/.test(each.pathname))
    .map((each) => each.pathname + each.search)`)
}

async function columnsOf(page: Page, incident: string, roster: string): Promise<string> {
  await page.goto(`${incident}/people`)
  await page.getByLabel('List of affected people').setInputFiles(roster)
  await page.getByRole('button', { name: 'Check columns' }).click()
  await page.getByRole('heading', { name: 'Check the columns' }).waitFor()
  return new URL(page.url()).pathname
}
