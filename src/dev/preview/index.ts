import { Missing } from '../../errors.ts'
import type { BookName, DevBooks } from '../book/books.ts'
import type { Places } from '../book/places.ts'
import { BOOK_PAGES } from './book-pages.ts'
import { DOORS } from './doors.ts'
import { INCIDENT_PAGES } from './incident-pages.ts'
import { INNER_PAGES } from './inner-pages.ts'
import { papers } from './papers.ts'
import { QUESTIONS } from './questions.ts'
import { REFUSED } from './refused.ts'
import { SIGNING_PAGES } from './signing-pages.ts'
import type { Group, State } from './state.ts'
import { TELLING_PAGES } from './telling-pages.ts'

/** A state with the name that it has in addresses; no two are alike. */
export type NamedState = State & { slug: string }

/** A chapter of the index. */
export type Chapter = { title: string; about: string; groups: readonly { title: string; states: NamedState[] }[] }

/** Every page in every state, and all that is printed and sent. */
export async function chapters(books: DevBooks): Promise<Chapter[]> {
  const [few, many] = [await books.few(), await books.many()]
  const places = { few: few.places, many: many.places, empty: {}, fresh: {} }
  const chapter = (title: string, about: string, groups: readonly Group[]): Chapter => {
    return { title, about, groups: groups.map((group) => named(group, places)) }
  }
  return [
    chapter('Doors', 'Before somebody is in, or where nothing is.', DOORS),
    chapter('The book', 'With nothing, a little and a lot in it.', [...BOOK_PAGES, ...TELLING_PAGES]),
    chapter('An incident', 'Each page for every incident of the cast.', INCIDENT_PAGES),
    chapter('Within an incident', 'One question, person, roster, mailing or letter.', [
      ...QUESTIONS,
      ...INNER_PAGES,
      ...SIGNING_PAGES,
    ]),
    chapter('Refused', 'Forms as they come back, nothing of what was typed lost.', REFUSED),
    chapter('Paper and mail', 'For each of the cast and in every language.', await papers(few)),
  ]
}

/** The state of that name; throws Missing. */
export function theState(all: readonly Chapter[], slug: string): NamedState {
  const state = all
    .flatMap(({ groups }) => groups)
    .flatMap(({ states }) => states)
    .find((each) => each.slug === slug)
  if (!state) throw new Missing(`There is no state ${slug}.`)
  return state
}

/** A text as addresses name it. */
export function slugOf(text: string): string {
  const dashed = text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')
  return dashed.replaceAll(/^-|-$/g, '')
}

function named({ title, states }: Group, places: Record<BookName, Places>) {
  return { title, states: states.map((state) => placed(state, title, places[state.book])) }
}

function placed(state: State, title: string, places: Places): NamedState {
  const at = (text: string) => text.replaceAll(/:([a-zA-Z]+)/g, (whole, name) => places[name] ?? whole)
  const form = state.form && Object.fromEntries(Object.entries(state.form).map(([name, text]) => [name, at(text)]))
  return { ...state, path: at(state.path), form, slug: slugOf(`${title} ${state.name} ${state.book}`) }
}
