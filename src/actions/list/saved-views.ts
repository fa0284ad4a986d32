import { randomBytes } from 'node:crypto'
import { Missing, Refused } from '../../errors.ts'
import {
  deleteSavedView,
  listSavedViews,
  type SavedFilter,
  type SavedView,
  upsertSavedView,
} from '../../storage/list/saved-views.ts'
import type { Actor } from '../../storage/log/commit.ts'
import type { Book } from '../book/book.ts'

/** So many views stand above the list. */
const MOST = 30

/** The views of the list of incidents that somebody saved, the first first; nobody sees another's. */
export function savedViewsOf(book: Book, by: Actor): Promise<SavedView[]> {
  return listSavedViews(book.db, book.vault, by.id)
}

/** Saves what the list is narrowed to under a name. The log says that a view was saved, and not what somebody looks for. */
export async function saveView(
  book: Book,
  by: Actor,
  asked: { name: string; filter: SavedFilter },
): Promise<SavedView> {
  const views = await savedViewsOf(book, by)
  const filter = dropUndefined(asked.filter)
  if (Object.keys(filter).length === 0) throw refusal('filter', 'Narrow the list first: it shows every incident.')
  if (views.length >= MOST) throw refusal('name', `You have ${MOST} saved views. Delete one first.`)
  refuseTakenName(views, asked.name)
  const view = { id: randomBytes(8).toString('hex'), owner: by.id, savedAt: book.now(), name: asked.name, filter }
  await book.commit({ act: 'view_saved', facts: { view: view.id }, writes: [upsertSavedView(book.vault, view)] }, by)
  return view
}

/** Gives a view of one's own another name. Throws Missing. */
export async function renameView(book: Book, by: Actor, id: string, name: string): Promise<SavedView> {
  const views = await savedViewsOf(book, by)
  const view = { ...theView(views, id), name }
  refuseTakenName(
    views.filter((each) => each.id !== id),
    name,
  )
  await book.commit({ act: 'view_renamed', facts: { view: id }, writes: [upsertSavedView(book.vault, view)] }, by)
  return view
}

/** Deletes a view of one's own. Throws Missing. */
export async function deleteView(book: Book, by: Actor, id: string): Promise<SavedView> {
  const view = theView(await savedViewsOf(book, by), id)
  await book.commit({ act: 'view_deleted', facts: { view: id }, writes: [deleteSavedView(id)] }, by)
  return view
}

function theView(views: readonly SavedView[], id: string): SavedView {
  const view = views.find((each) => each.id === id)
  if (!view) throw new Missing('You have no such saved view. It may have been deleted.')
  return view
}

function refuseTakenName(views: readonly SavedView[], name: string): void {
  if (views.some((view) => view.name.toLowerCase() === name.toLowerCase()))
    throw refusal('name', `You already have a view named “${name}”. Choose another name.`)
}

function dropUndefined(filter: SavedFilter): SavedFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}

function refusal(path: string, message: string): Refused {
  return new Refused(message, [{ path, message }])
}
