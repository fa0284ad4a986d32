import type { SavedLayout } from '../../people/reading/column-layout.ts'
import type { Columns } from '../../people/reading/columns.ts'
import type { Actor } from '../../storage/log/commit.ts'
import {
  headerFingerprint,
  layoutsByHeader,
  type StoredLayout,
  upsertLayout,
} from '../../storage/practice/saved-layouts.ts'
import type { Book } from '../book/book.ts'

/** Finds the layout that somebody settled for files with that header. */
export type SavedLayouts = (header: readonly string[]) => StoredLayout | undefined

/** The layouts kept so far, whatever incident they were settled in: a header belongs to the system that wrote it. */
export async function savedLayouts(book: Book): Promise<SavedLayouts> {
  const layouts = await layoutsByHeader(book.db)
  return layouts.size === 0 ? () => undefined : (header) => layouts.get(headerFingerprint(book.vault, header))
}

/** Saves how files with that header are to be read from now on. */
export async function saveLayout(
  book: Book,
  by: Actor,
  incident: string,
  header: readonly string[],
  layout: SavedLayout,
): Promise<void> {
  const fingerprint = headerFingerprint(book.vault, header)
  const facts = { header: fingerprint.slice(0, 12), columns: placesOf(layout.columns), dateOrder: layout.dateOrder }
  const writes = [upsertLayout(fingerprint, { ...layout, keptAt: book.now(), keptBy: by.id })]
  await book.commit({ act: 'layout_kept', incident, facts, writes }, by)
}

// The names of columns are the file's; the log holds their places alone.
function placesOf(columns: Columns): Record<string, string> {
  const fields = Object.entries(columns) as [string, readonly number[]][]
  return Object.fromEntries(fields.map(([field, places]) => [field, places.map((place) => `#${place + 1}`).join('+')]))
}
