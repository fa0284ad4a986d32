import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { devApp } from '../../src/dev/app.ts'
import { BOOKS, type DevBooks, makeBooks, openBooks } from '../../src/dev/book/books.ts'
import { type Chapter, chapters, type NamedState } from '../../src/dev/preview/index.ts'
import { askState } from '../../src/dev/preview/mount.ts'
import type { Viewer } from '../../src/dev/preview/state.ts'
import { findHead } from '../../src/storage/log/commit.ts'
import { pages } from '../../src/web/pages/index.ts'
import * as cast from '../cast/patients.ts'
import { makeFolder } from '../support/folder.ts'
import { ask, openTestWorld, settle, signInAs } from '../support/world.ts'

/** What is saved and never looked at: lists for mail houses, archives, evidence; and the heartbeat of a session. */
const NOT_LOOKED_AT = /\.(csv|zip)$|\/parts\/|\/mail-houses\/|\/attachments\/|^\/session$/

const rendered = new Set<string>()
let books: DevBooks
let all: Chapter[]

beforeAll(async () => {
  const folder = makeFolder()
  await makeBooks(folder)
  books = openBooks(folder)
  all = await chapters(books)
})
afterAll(async () => {
  for (const name of BOOKS) await (await books[name]()).world.backend.close()
})

describe('the previews', () => {
  test('answer as they should, each as the first and the last of those who may look', async () => {
    const wrong: object[] = []
    for (const state of statesOf(all))
      for (const viewer of new Set([state.as.at(0), state.as.at(-1)])) {
        const { status, text } = await open(state, viewer)
        const isRefusal = (state.status ?? 200) === 422
        if (status !== (state.status ?? 200) || (isRefusal && !/role="alert"|class="error/.test(text)))
          wrong.push({ state: state.slug, viewer, status })
      }
    expect(wrong).toEqual([])
  })

  test('do nothing where a form is refused, but that a failed sign-in is entered in the log', async () => {
    const { world } = await books.few()
    const refused = all.find(({ title }) => title === 'Refused')
    const { seq } = await findHead(world.db)
    for (const state of statesOf(refused ? [refused] : [])) await open(state)
    expect((await findHead(world.db)).seq).toBe(seq + 1)
  })

  test('leave no page of the application out', () => {
    const paths = statesOf(all).map(({ path }) => path.split('?')[0] ?? '')
    const routes = pages().routes.filter(({ method, path }) => method === 'GET' && !NOT_LOOKED_AT.test(path))
    const patterns = new Map(routes.map(({ path }) => [path, new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`)]))
    expect(patterns.size).toBeGreaterThan(50)
    expect(
      [...patterns].filter(([, pattern]) => !paths.some((path) => pattern.test(path))).map(([path]) => path),
    ).toEqual([])
  })

  test('leave no template of a page out', () => {
    const folder = new URL('../../templates/pages', import.meta.url)
    const templates = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs'))
    const names = templates.map((file) => `pages/${file.replaceAll('\\', '/').slice(0, -'.hbs'.length)}`)
    expect(names.length).toBeGreaterThan(40)
    expect(names.filter((name) => !rendered.has(name))).toEqual([])
  })

  test('show each of the cast, and a letter to all who can have one', () => {
    const names = Object.keys(cast).filter((name) => /^[a-z]+$/.test(name) && name !== 'patients')
    expect(names.length).toBeGreaterThan(12)
    const slugs = new Set(statesOf(all).map(({ slug }) => slug))
    expect(names.filter((name) => !slugs.has(`a-person-${name}-few`))).toEqual([])
    const withoutLetter = names.filter((name) => !slugs.has(`letters-as-they-would-go-now-${name}-few`))
    expect(withoutLetter.sort()).toEqual(['edmund', 'noah'])
  })
})

describe('in development', () => {
  test('the index links them, and links within one lead on as the same person', async () => {
    const app = devApp(books)
    const { world } = await books.few()
    const get = async (path: string) => {
      const answer = await app.fetch(new Request(new URL(path, world.config.url)), { ...world, address: '127.0.0.1' })
      return { status: answer.status, text: await answer.text() }
    }
    const index = await get('/preview')
    expect(index.status).toBe(200)
    for (const { slug, form } of statesOf(all).filter(({ form }) => form))
      expect(index.text, String(form)).toContain(`/preview/state/${slug}/`)
    const page = await get('/preview/few/auditor/')
    expect(page.text).toContain('href="/preview/few/auditor/incidents/')
    expect(page.text).toContain('Ines Varga')
    expect(page.text).not.toMatch(/href="\/(?!preview\/few\/auditor\/|assets\/)/)
    expect((await get('/preview/none/auditor/')).status).toBe(404)
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

function statesOf(chapters: readonly Chapter[]): NamedState[] {
  return chapters.flatMap(({ groups }) => groups.flatMap(({ states }) => states))
}

async function open(state: NamedState, viewer: Viewer = state.as[0] ?? 'stranger') {
  const book = await books[state.book]()
  const { render } = book.world
  const answer = await askState(book, state, viewer, {
    render(name, facts) {
      rendered.add(name)
      return render(name, facts)
    },
  })
  return { status: answer.status, text: await answer.text() }
}
