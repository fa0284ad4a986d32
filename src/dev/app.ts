import { Hono } from 'hono'
import { Missing } from '../errors.ts'
import { ROLES } from '../storage/core/role.ts'
import { createApp } from '../web/app.ts'
import type { Env } from '../web/shell/env.ts'
import { answerError } from '../web/shell/error-answer.ts'
import { BOOKS, type BookName, type DevBooks } from './book/books.ts'
import { devPage, devStyle, freshly } from './fresh.ts'
import { type Chapter, chapters, slugOf, theState } from './preview/index.ts'
import { askBelow, askState, prefixOf } from './preview/mount.ts'
import type { Viewer } from './preview/state.ts'
import { partsOf, unshownPages } from './style/guide.ts'
import { harvest } from './style/harvest.ts'

/**
 * The application as `npm start` serves it, with templates as they lie on the disk; and before it the pages of development.
 * `look` gathers what the style guide shows.
 */
export function devApp(books: DevBooks, look: typeof harvest = harvest) {
  const served = createApp()
  let known: Promise<Chapter[]> | undefined
  const all = () => {
    known ??= chapters(books)
    return known
  }
  const app = new Hono<Env>()
  app.get('/dev.css', (c) => c.body(devStyle(), 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  app.get('/preview', async (c) => c.html(devPage('preview', { title: 'Previews', ...indexFacts(await all()) })))
  app.get('/preview/state/:slug/:viewer', async (c) => {
    const state = theState(await all(), c.req.param('slug'))
    return await askState(await books[state.book](), state, viewerOf(c.req.param('viewer')), freshly())
  })
  app.get('/styleguide', async (c) => {
    const found = await look(books, await all())
    const facts = { parts: partsOf(found), unshown: unshownPages(found) }
    return c.html(devPage('styleguide', { title: 'Style guide', ...facts }))
  })
  app.all('/preview/:book/:viewer/*', async (c) => {
    const [book, viewer] = [bookOf(c.req.param('book')), viewerOf(c.req.param('viewer'))]
    return await askBelow(prefixOf(book, viewer), await books[book](), viewer, c.req.raw, freshly())
  })
  app.all('*', (c) => served.fetch(c.req.raw, { ...c.env, ...freshly() }))
  app.onError(answerError)
  return app
}

function bookOf(name: string): BookName {
  const book = BOOKS.find((each) => each === name)
  if (!book) throw new Missing(`There is no book ${name}. There are: ${BOOKS.join(', ')}.`)
  return book
}

function viewerOf(name: string): Viewer {
  const viewer = [...ROLES, 'stranger' as const].find((each) => each === name)
  if (!viewer) throw new Missing(`Nobody is ${name}. There are: ${ROLES.join(', ')}, stranger.`)
  return viewer
}

function indexFacts(all: readonly Chapter[]) {
  return {
    chapters: all.map(({ groups, ...chapter }) => ({
      ...chapter,
      id: slugOf(chapter.title),
      groups: groups.map(({ title, states }) => ({
        title,
        states: states.map(({ name, book, path, as, form, slug }) => ({
          name,
          book,
          views: as.map((viewer) => ({
            viewer,
            href: form ? `/preview/state/${slug}/${viewer}` : `${prefixOf(book, viewer)}${path}`,
          })),
        })),
      })),
    })),
  }
}
