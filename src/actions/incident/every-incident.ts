import type { Kind } from '../../breach/law/kinds.ts'
import { listIncidents } from '../../storage/incident/incidents.ts'
import type { Book } from '../book/book.ts'
import { type OpenIncident, openedFrom } from './open-incident.ts'

const PAGE = 100

/** Every incident of the book, or every one of a kind, newest first, read a page at a time. */
export async function* everyIncident(
  book: Book,
  { kind }: { kind?: Kind | undefined } = {},
): AsyncGenerator<OpenIncident> {
  for (let before: string | undefined; ; ) {
    const page = await listIncidents(book.db, book.vault, {
      limit: PAGE,
      ...(kind && { kind }),
      ...(before && { before }),
    })
    yield* page.map((incident) => openedFrom(book, incident))
    if (page.length < PAGE) return
    before = page.at(-1)?.id
  }
}
