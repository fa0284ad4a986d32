import { renderer } from '../../render/render.ts'
import type { BookName, DevBooks } from '../book/books.ts'
import type { Chapter, NamedState } from '../preview/index.ts'
import { askState } from '../preview/mount.ts'
import type { Viewer } from '../preview/state.ts'
import { type Branch, markedTemplates } from './branches.ts'
import { type Printed, readMarks } from './marks.ts'

/** A partial as a page printed it, and where that page is. */
export type Example = Printed & { slug: string; book: BookName; viewer: Viewer }

/** A page that was opened, and what it answered. */
export type Opened = { state: NamedState; viewer: Viewer; status: number; html: string }

/** All that the previews print: their pages, their partials, and which branches of templates they take. */
export type Harvest = {
  partials: readonly string[]
  branches: readonly Branch[]
  examples: readonly Example[]
  opened: readonly Opened[]
  taken: ReadonlySet<number>
  /** The templates that were rendered. */
  rendered: ReadonlySet<string>
}

/** Opens every page of the previews as everybody who may, and takes from it what its partials printed. */
export async function harvest(books: DevBooks, all: readonly Chapter[]): Promise<Harvest> {
  const { templates, ...marked } = markedTemplates()
  const [examples, opened]: [Example[], Opened[]] = [[], []]
  const [taken, rendered] = [new Set<number>(), new Set<string>()]
  const render = renderer(templates)
  const shown = { render: (name: string, facts: object) => render(rendered.add(name) && name, facts) }
  for (const state of pagesIn(all))
    for (const viewer of state.as) {
      const answer = await askState(await books[state.book](), state, viewer, shown)
      const { html, branches, printed } = readMarks(await answer.text())
      for (const branch of branches) taken.add(branch)
      opened.push({ state, viewer, status: answer.status, html })
      examples.push(...printed.map((each) => ({ ...each, slug: state.slug, book: state.book, viewer })))
    }
  return { ...marked, examples, opened, taken, rendered }
}

// Paper is made of other templates, and a PDF of none.
function pagesIn(all: readonly Chapter[]): NamedState[] {
  const chapters = all.filter(({ title }) => title !== 'Paper and mail')
  return chapters.flatMap(({ groups }) => groups.flatMap(({ states }) => states))
}
