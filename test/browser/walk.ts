import type { Page } from 'playwright-core'

const MOST = 40

/** Every kind of page that links lead to, one of each kind, and those that only a form leads to. */
export async function pagesFrom(page: Page, url: string, incident: string, roster: string): Promise<string[]> {
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
    if (found.size >= MOST) break
    await page.goto(url + path)
    for (const href of await linksOn(page, url)) if (!found.has(kindOf(href))) found.set(kindOf(href), href)
  }
  return [...found.values()]
}

// A page of its own is what stays of a path without the ids in it.
function kindOf(path: string): string {
  const [way = ''] = path.split(/[?#]/)
  return way
    .replaceAll(/\/(?=[^/]*\d)[^/]+/g, '/*')
    .replace(/^\/law\/[A-Z]{2}$/, '/law/*')
    .replace(/\/(documents|offices)\/[^/]+/, '/$1/*')
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
