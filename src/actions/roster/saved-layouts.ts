import type { ColumnLayout } from '../../people/reading/column-layout.ts'
import type { Columns } from '../../people/reading/columns.ts'
import { plainName } from '../../people/reading/fields/column-names.ts'
import type { Actor } from '../../storage/log/commit.ts'
import {
  deleteLayout,
  headerFingerprint,
  layoutsByHeader,
  type StoredLayout,
  upsertLayout,
} from '../../storage/practice/saved-layouts.ts'
import type { Book } from '../book/book.ts'
import { type AppliedLayout, alikeLayout, nearInSize } from './kept-recipe.ts'

/** Finds the layout that somebody settled for files with that header, or for one of the same system that is nearly so. */
export type SavedLayouts = (
  header: readonly string[],
) => (AppliedLayout & { onSheet(name: string): boolean }) | undefined

/** Where no layout was kept yet. */
export const NOTHING_SAVED: SavedLayouts = () => undefined

/** The layouts kept so far, whatever incident they were settled in: a header belongs to the system that wrote it. */
export async function savedLayouts(book: Book): Promise<SavedLayouts> {
  const layouts = await layoutsByHeader(book.db)
  if (layouts.size === 0) return NOTHING_SAVED
  const namesOf = remembered((name) => nameFingerprint(book, name))
  return (header) => {
    const exact = layouts.get(headerFingerprint(book.vault, header))
    const near = exact ? [] : nearInSize(layouts.values(), new Set(header.map(plainName)).size)
    const found = exact ?? (near.length > 0 ? alikeLayout(near, header.map(namesOf)) : undefined)
    return found && { ...found, onSheet: (name) => found.sheet === namesOf(name) }
  }
}

/** What somebody settled for files with a header. `goOn`: the gaps that were accepted. */
export type Settled = Pick<StoredLayout, 'columns' | 'dateOrder' | 'goOn'> & { sheet: string | null }

/** Saves how files with the header of that layout are to be read from now on. */
export async function saveLayout(
  book: Book,
  by: Actor,
  incident: string,
  { header }: Pick<ColumnLayout, 'header'>,
  { sheet, ...settled }: Settled,
): Promise<void> {
  const fingerprint = headerFingerprint(book.vault, header)
  const facts = { header: fingerprint.slice(0, 12), columns: placesOf(settled.columns), dateOrder: settled.dateOrder }
  const recipe = {
    names: header.map((name) => nameFingerprint(book, name)),
    sheet: sheet === null ? null : nameFingerprint(book, sheet),
  }
  const kept = { ...settled, ...recipe, header: fingerprint, keptAt: book.now(), keptBy: by.id }
  await book.commit({ act: 'layout_kept', incident, facts, writes: [upsertLayout(kept)] }, by)
}

/** Forgets what was settled for files with a header: the next one is read as its names suggest. */
export async function forgetLayout(
  book: Book,
  by: Actor,
  incident: string,
  { header }: Pick<StoredLayout, 'header'>,
): Promise<void> {
  const facts = { header: header.slice(0, 12) }
  await book.commit({ act: 'layout_forgotten', incident, facts, writes: [deleteLayout(header)] }, by)
}

function nameFingerprint({ vault }: Book, name: string): string {
  return headerFingerprint(vault, ['name', plainName(name)])
}

function remembered(find: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>()
  return (name) => {
    const found = known.get(name) ?? find(name)
    known.set(name, found)
    return found
  }
}

// The names of columns are the file's; the log holds their places alone.
function placesOf(columns: Columns): Record<string, string> {
  const fields = Object.entries(columns) as [string, readonly number[]][]
  return Object.fromEntries(fields.map(([field, places]) => [field, places.map((place) => `#${place + 1}`).join('+')]))
}
