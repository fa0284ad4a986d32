import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { devApp } from '../../src/dev/app.ts'
import { BOOKS, type DevBooks, makeBooks, openBooks } from '../../src/dev/book/books.ts'
import { type Chapter, chapters, type NamedState } from '../../src/dev/preview/index.ts'
import { askState } from '../../src/dev/preview/mount.ts'
import { type Part, partsOf } from '../../src/dev/style/guide.ts'
import { type Harvest, harvest } from '../../src/dev/style/harvest.ts'
import { branchMark, endMark, readMarks, startMark } from '../../src/dev/style/marks.ts'
import type { Entry } from '../../src/storage/log/chain.ts'
import { findHead } from '../../src/storage/log/commit.ts'
import { readLinks } from '../../src/storage/log/log.ts'
import { pages } from '../../src/web/pages/index.ts'
import * as cast from '../cast/patients.ts'
import { makeFolder } from '../support/machine/folder.ts'
import { wordsOn } from '../support/world/pages.ts'
import { ask, openTestWorld, settle, signInAs } from '../support/world/world.ts'

/** What is saved and never looked at: lists for mail houses, exports, archives, evidence; and the heartbeat of a session. */
const NOT_LOOKED_AT =
  /\.(csv|zip)$|\/export\/|\/parts\/|\/mail-houses\/|\/attachments\/|\/photo$|^\/session$|^\/logo\/|^\/playbooks\/.*\/file$/
/** A count takes every pair in doubt for two people: nothing is owed for fewer of them that is not owed for more. */
const CANNOT_BE = ['span: not counted.due (line 5)', 'span: not most.due (line 5)']
/** Sent from a form that the page does not show in this state, as from a tab that was left open. */
const FORM_IS_GONE = [
  'forms-of-the-book-returned-mail-few',
  'forms-of-an-incident-mailings-few',
  'forms-of-an-incident-mailings-print-again-few',
]
/** How much of what pages can look like the previews show at least. The style guide lists the rest. */
const SHOWN = 0.85

let books: DevBooks
let all: Chapter[]
let found: Harvest
let parts: Part[]

beforeAll(async () => {
  const folder = makeFolder()
  await makeBooks(folder)
  books = openBooks(folder)
  all = await chapters(books)
  found = await harvest(books, all)
  parts = partsOf(found)
})
afterAll(async () => {
  for (const name of BOOKS) await (await books[name]()).world.backend.close()
})

/** Facts that name another incident than their entry’s: whoever does not see the one does not see the other. */
const NAMES_ITS_TWIN = ['into', 'alike']

test('an entry of the log names no incident but its own, so that it is hidden with it', async () => {
  const { world } = await books.few()
  const entries = (await Array.fromAsync(readLinks(world.db))).map(({ body }) => JSON.parse(body) as Entry)
  const others = entries.flatMap(({ act, incident, facts }) => {
    const said = JSON.stringify(facts ?? {}, (field, value) => (NAMES_ITS_TWIN.includes(field) ? undefined : value))
    const named = said.match(/\b20\d\d-\d{4,}\b/g) ?? []
    return named.filter((each) => each !== incident).map((each) => `${act}: ${each}`)
  })
  expect(new Set(entries.map(({ act }) => act)).size).toBeGreaterThan(80)
  expect(others).toEqual([])
})

describe('the previews', () => {
  test('of pages answer as they should, as each of those who may look', () => {
    const wrong = found.opened.filter(({ state, status }) => status !== (state.status ?? 200))
    expect(found.opened.length).toBeGreaterThan(600)
    expect(wrong.map(({ state, viewer, status }) => ({ state: state.slug, viewer, status }))).toEqual([])
  })

  test('of refused forms say what to do, in words of ours', () => {
    const refused = found.opened.filter(({ state }) => state.form && state.status === 422)
    expect(refused.length).toBeGreaterThan(30)
    expect(refused.filter(({ html }) => !/role="alert"|class="error/.test(html)).map(slugOf)).toEqual([])
    const isOurs = ({ html }: { html: string }) => !/Invalid|Unrecognized|expected|Too (small|big)/.test(html)
    expect(refused.filter((each) => !isOurs(each)).map(slugOf)).toEqual([])
  })

  test('of refused forms name each field to fix as the form does, lead to it, and show no path or code of a program', () => {
    const refused = found.opened.filter(({ state }) => state.form && state.status === 422)
    const links = refused.flatMap((each) => linksToFields(each.html).map((link) => ({ ...link, slug: slugOf(each) })))
    expect(links.length).toBeGreaterThan(30)
    expect(links.filter(({ label }) => label === null).map(({ slug }) => slug)).toEqual(FORM_IS_GONE)
    expect(links.filter(({ words, label }) => label !== null && !words.startsWith(`${label}: `))).toEqual([])
    const summaries = refused.map((each) => [slugOf(each), summaryOn(each.html)] as const)
    expect(
      summaries.filter(([, words]) => /saved yet\. [a-z]|\b[a-z]+([A-Z]\w*|\.\w+)+: |\w+_\w+/.test(words)),
    ).toEqual([])
  })

  test('of refused forms say each error beside its field too, to readers as well, and name the first field first', () => {
    const refused = found.opened.filter(({ state }) => state.form && state.status === 422)
    const shown = refused.filter((each) => !FORM_IS_GONE.includes(slugOf(each)))
    expect(shown.flatMap((each) => fieldsWithout(each.html).map((id) => `${slugOf(each)}: ${id}`))).toEqual([])
    const silent = shown.filter(({ html }) => /<p class="fixme"/.test(html) && linkedIn(html).length === 0)
    expect(silent.map(slugOf)).toEqual([])
  })

  test('do nothing where a form is refused, but that a failed sign-in is entered in the log', async () => {
    const { world } = await books.few()
    const { seq } = await findHead(world.db)
    for (const state of statesIn('Refused')) await open(state)
    expect((await findHead(world.db)).seq).toBe(seq + 1)
  })

  test('of paper and mail are made for each of the cast who can have a letter', async () => {
    const papers = statesIn('Paper and mail')
    const names = Object.keys(cast).filter((name) => /^[a-z]+$/.test(name) && name !== 'patients')
    expect(names.length).toBeGreaterThan(12)
    const hasLetter = (name: string) => papers.some(({ slug }) => slug === `letters-as-they-would-go-now-${name}-few`)
    expect(names.filter((name) => !hasLetter(name)).sort()).toEqual(['edmund', 'noah'])
    const wrong: object[] = []
    for (const state of papers) {
      const { status } = await open(state)
      if (status !== 200) wrong.push({ state: state.slug, status })
    }
    expect(wrong).toEqual([])
  })

  test('leave no page of the application out, and no template of one', () => {
    const paths = statesIn().map(({ path }) => path.split('?')[0] ?? '')
    const routes = pages().routes.filter(({ method, path }) => method === 'GET' && !NOT_LOOKED_AT.test(path))
    const patterns = new Map(routes.map(({ path }) => [path, new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`)]))
    expect(patterns.size).toBeGreaterThan(50)
    const unseen = [...patterns].filter(([, pattern]) => !paths.some((path) => pattern.test(path)))
    expect(unseen.map(([path]) => path)).toEqual([])
    const files = readdirSync(new URL('../../templates/pages', import.meta.url), { recursive: true, encoding: 'utf8' })
    const templates = files.filter((file) => file.endsWith('.hbs')).map((file) => file.replaceAll('\\', '/'))
    expect(templates.filter((file) => !found.rendered.has(`pages/${file.slice(0, -'.hbs'.length)}`))).toEqual([])
  })

  test('show most of what pages can look like', () => {
    const branches = found.branches.flatMap(({ template }, number) => (template.startsWith('pages/') ? [number] : []))
    expect(branches.length).toBeGreaterThan(1000)
    expect(branches.filter((number) => found.taken.has(number)).length / branches.length).toBeGreaterThan(SHOWN)
  })
})

describe('the style guide', () => {
  test('has every partial', () => {
    const files = readdirSync(new URL('../../templates/partials', import.meta.url))
    expect(parts.map(({ name }) => `${name}.hbs`)).toEqual(files.sort())
    expect(parts.filter(({ examples }) => examples.length === 0)).toEqual([])
  })

  test('shows each of them in all that it can look like', () => {
    const missing = parts.flatMap((part) => part.missing.map((says) => `${part.name}: ${says}`))
    expect(missing).toEqual(CANNOT_BE)
  })

  test('leaves no mark in what it shows, and gives no two fields the same name', () => {
    const html = parts.flatMap(({ examples }) => examples.map((example) => example.html)).join()
    expect(html).not.toMatch(/[\ue000-\uf8ff\u{f0000}-\u{10ffff}]/u)
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.length).toBeGreaterThan(50)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('learns from marks which ways a page took, and what each partial printed, one within another', () => {
    const page = `a${branchMark(3)}${startMark(0)}b${branchMark(5)}${startMark(1)}c${endMark}d${endMark}e`
    const { html, branches, printed } = readMarks(page)
    expect({ html, branches: [...branches] }).toEqual({ html: 'abcde', branches: [3, 5] })
    expect(printed).toEqual([
      { partial: 1, html: 'c', branches: new Set() },
      { partial: 0, html: 'bcd', branches: new Set([5]) },
    ])
  })
})

describe('npm run dev', () => {
  async function get(path: string) {
    const { world } = await books.few()
    const request = new Request(new URL(path, world.config.url))
    const answer = await devApp(books, async () => found).fetch(request, { ...world, address: '127.0.0.1' })
    return { status: answer.status, text: await answer.text() }
  }

  test('serves the index, and links within a preview lead on as the same person', async () => {
    const index = await get('/preview')
    expect(index.status).toBe(200)
    for (const { slug } of statesIn().filter(({ form }) => form))
      expect(index.text).toContain(`/preview/state/${slug}/`)
    const page = await get('/preview/few/auditor/')
    expect(page.text).toContain('href="/preview/few/auditor/incidents/')
    expect(page.text).toContain('Ines Varga')
    expect(page.text).not.toMatch(/href="\/(?!preview\/few\/auditor\/|assets\/)/)
    expect((await get('/preview/none/auditor/')).status).toBe(404)
  })

  test('serves the style guide, and the application beside it', async () => {
    const guide = await get('/styleguide')
    expect(guide.status).toBe(200)
    for (const { name } of parts) expect(guide.text).toContain(`<section class="chapter" id="${name}">`)
    expect((await get('/sign-in')).status).toBe(200)
  })
})

describe('what everybody else runs', () => {
  test.each(['/preview', '/preview/few/officer/', '/styleguide', '/dev.css'])('has no %s', async (path) => {
    const { world, close } = await openTestWorld()
    await settle(world)
    const cookie = await signInAs(world, 'admin@harbor.example')
    expect((await ask(world, path)).status).toBe(404)
    expect((await ask(world, path, { cookie })).status).toBe(404)
    await close()
  })
})

function statesIn(chapter?: string): NamedState[] {
  const chapters = all.filter(({ title }) => chapter === undefined || title === chapter)
  return chapters.flatMap(({ groups }) => groups.flatMap(({ states }) => states))
}

async function open(state: NamedState) {
  const answer = await askState(await books[state.book](), state, state.as[0] ?? 'stranger', {})
  return { status: answer.status, text: await answer.text() }
}

function summaryOn(html: string): string {
  return wordsOn(/<div class="say fix" role="alert".*?<\/div>/s.exec(html)?.[0] ?? '')
}

/** The links in the summary of a refusal, each with the label of the field that it leads to; null: there is none. */
function linksToFields(html: string) {
  const summary = /<div class="say fix" role="alert".*?<\/div>/s.exec(html)?.[0] ?? ''
  return [...summary.matchAll(/<a href="#([^"]+)">(.*?)<\/a>/gs)].map(([, id = '', words = '']) => {
    const label = new RegExp(
      `<label for="${id}">(.*?)(?: <span|</label>)|<fieldset[^>]* id="${id}"[^>]*>\\s*<legend>(.*?)</legend>|<input type="checkbox" id="${id}"[^>]*> (.*?)</label>`,
      's',
    )
    const [, ofControl, ofGroup, ofBox] = label.exec(html) ?? []
    return { words: wordsOn(words), label: wordsOn(ofControl ?? ofGroup ?? ofBox ?? '') || null }
  })
}

function linkedIn(html: string): string[] {
  const summary = /<div class="say fix" role="alert".*?<\/div>/s.exec(html)?.[0] ?? ''
  return [...summary.matchAll(/<a href="#([^"]+)">/g)].map(([, id = '']) => id)
}

/** The fields that a summary links to which do not say their error themselves, or which stand in another order. */
function fieldsWithout(html: string): string[] {
  const ids = linkedIn(html)
  const saysSo = (id: string) =>
    html.includes(`<p class="fixme" id="${id}-error">`) &&
    new RegExp(`<[^>]* id="${id}"[^>]* aria-describedby="[^"]*\\b${id}-error"`).test(html)
  const inOrder = ids.toSorted((one, other) => html.indexOf(` id="${one}"`) - html.indexOf(` id="${other}"`))
  return [
    ...ids.filter((id) => !saysSo(id)),
    ...ids.filter((id, at) => id !== inOrder[at]).map((id) => `${id} (order)`),
  ]
}

function slugOf({ state }: { state: NamedState }): string {
  return state.slug
}
