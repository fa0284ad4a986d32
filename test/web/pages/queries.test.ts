import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pages } from '../../../src/web/pages/index.ts'
import { ask } from '../../support/world/world.ts'
import { type FilledBook, openFilledBook, type Readings } from './filled-book.ts'

/** One of each: what several parts of a page ask for is then the same. */
const ONE = { incidents: 1, rows: 8, rosters: 1, times: 1 }

const FEW = { incidents: 2, rows: 64, rosters: 1, times: 2 }

/** More than a page of any list, and more than anybody reads at once behind a list. */
const MORE = { incidents: 120, rows: 1200, rosters: 8, times: 20 }

/** Every page that lists something, or tells of one incident; `{id}` and the like stand for what the book holds. */
const PAGES = [
  '/',
  '/incidents?show=overdue',
  '/incidents?show=soon',
  '/incidents?show=large',
  '/incidents',
  '/incidents?kind=phishing',
  '/incidents?q=mailbox&state=open&sort=law',
  '/reports',
  '/year-end',
  '/year-end/2026',
  '/log',
  '/associates',
  '/settings',
  '/what-if',
  '/calls?incident={id}',
  '/incidents/{id}',
  '/incidents/{id}/edit',
  '/incidents/{id}/duties',
  '/incidents/{id}/steps',
  '/incidents/{id}/assessment',
  '/incidents/{id}/assessment?question=factor-1',
  '/incidents/{id}/assessment?question=finding',
  '/incidents/{id}/assessment/record',
  '/incidents/{id}/ocr-sheet',
  '/incidents/{id}/offices/{office}',
  '/incidents/{id}/documents',
  '/incidents/{id}/people',
  '/incidents/{id}/people?flag=minor',
  '/incidents/{id}/people?flag=deceased',
  '/incidents/{id}/people?flag=no_address',
  '/incidents/{id}/people?flag=left_out',
  '/incidents/{id}/people?flag=address_doubt',
  '/incidents/{id}/people?flag=perhaps_no_patient',
  '/incidents/{id}/people/{person}',
  '/incidents/{id}/people/{person}/letter',
  '/incidents/{id}/people/{person}/notice',
  '/incidents/{id}/ledger',
  '/incidents/{id}/ledger?state=to_be_told',
  '/incidents/{id}/people/{person}/address',
  '/incidents/{id}/rosters/{roster}',
  '/incidents/{id}/rosters/{roster}/withdrawal',
  '/incidents/{id}/review',
  '/incidents/{id}/letter',
  '/incidents/{id}/letters/{reference}',
  '/incidents/{id}/mailings',
  '/incidents/{id}/mailings/{mailing}',
  '/incidents/{id}/mailings/{mailing}/email',
  '/incidents/{id}/unreached',
  '/incidents/{id}/web-notice',
  '/incidents/{id}/calls',
  '/incidents/{id}/timeline',
  '/api/incidents',
  '/api/incidents/{id}',
  '/api/incidents/{id}/people',
  '/api/incidents/{id}/pairs',
  '/api/incidents/{id}/ledger',
  '/api/incidents/{id}/unreached',
  '/api/incidents/{id}/mailings',
  '/api/incidents/{id}/mailings/{mailing}/letters',
  '/api/incidents/{id}/timeline',
  '/api/year-end/2026',
  '/api/year-end/2026/uncounted',
] as const

/** What a book of this kind has none of, or what is gone when it is asked for. */
const NOT_ASKED =
  /\/drafts\/|\/uploads\/|\/imports\/|\/notice\/|\/unsubscribe\/|\/set-up$|\/sign-in$|\/session$|\/postings\/|\/parts\/|\/associate(\/demand.*)?$|\/verification$|\/logo\b|^\/(sign-in|account\/passkeys)\/(passkey|provider|making|signing)/

/**
 * Where people are few, all of them are read to be counted; of many, those who live near the ones on the page are read
 * besides, and which rows may be no patients.
 */
const MORE_OF_MANY_PEOPLE = 4

type ByPage = ReadonlyMap<string, readonly Readings[]>

let book: FilledBook
let few: ByPage
let many: ByPage
const twice: string[] = []

beforeAll(async () => {
  book = await openFilledBook()
  await book.fill(ONE)
  noteTwice(await askAll(await every()))
  await book.fill(FEW)
  few = await askAll(PAGES)
  await book.fill(MORE)
  many = await askAll(PAGES)
  for (const byPage of [few, many]) noteTwice(byPage)
})
afterAll(() => book.book.close())

describe('a page asks the database as often', () => {
  test('of a book that holds much more, in this test', async () => {
    const { body } = await book.book.send<{ items: unknown[] }>('officer', 'GET /api/incidents?limit=200')
    expect(body.items.length).toBeGreaterThan(100)
    expect([...few.keys()]).toEqual([...PAGES])
    for (const page of PAGES) expect(queriesOf(few, page).length).toBeGreaterThan(0)
  })

  test.each(PAGES)('%s, however much there is', (page) => {
    const more = page.startsWith('/incidents/{id}/people') ? MORE_OF_MANY_PEOPLE : 0
    const [most, least] = [queriesOf(many, page), queriesOf(few, page)]
    // Which query came in addition is told beside the number.
    expect(most.length > least.length + more ? besides(most, least) : []).toEqual([])
  })
})

test('no page and no answer asks the database the same twice', async () => {
  expect((await every()).length).toBeGreaterThan(120)
  expect(twice).toEqual([])
})

// Every page and every answer that is read, by the routes and by the document that the API gives of itself.
async function every(): Promise<string[]> {
  const { paths } = (await (await ask(book.book.world, '/api/openapi.json')).json()) as { paths: object }
  const answers = Object.entries(paths).flatMap(([path, calls]) => ('get' in calls ? [path] : []))
  const routes = pages().routes.filter(({ method }) => method === 'GET')
  const opened = routes.map(({ path }) => path.replaceAll(/:(\w+)/g, '{$1}'))
  return [...new Set([...PAGES, ...opened, ...answers])].filter((path) => !NOT_ASKED.test(path))
}

// Each two times: what the process remembers of the first is not read in the second.
async function askAll(paths: readonly string[]): Promise<ByPage> {
  const known = await book.known()
  const byPage = new Map<string, readonly Readings[]>()
  for (const path of paths) {
    book.book.world.memory.clear()
    byPage.set(path, [await book.readingsOf(path, known), await book.readingsOf(path, known)])
  }
  return byPage
}

// The fewer of two times: a session that is prolonged meanwhile is none of the page.
function queriesOf(byPage: ByPage, page: string): readonly string[] {
  const times = (byPage.get(page) ?? []).map((readings) => readings.flat())
  return times.reduce((fewest, its) => (its.length < fewest.length ? its : fewest))
}

function besides(most: readonly string[], least: readonly string[]): string[] {
  const sql = (query: string) => query.replace(/ \[.*$/s, '')
  const left = least.map(sql)
  return most.filter((query) => {
    const at = left.indexOf(sql(query))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

function noteTwice(byPage: ByPage): void {
  for (const [page, times] of byPage)
    for (const queries of times.flat())
      for (const [query, its] of Map.groupBy(queries, (each) => each))
        if (its.length > 1 && /^(select|with)/i.test(query)) twice.push(`${page} (${its.length} times): ${query}`)
}
