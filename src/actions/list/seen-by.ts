import { sitesOfOthers } from '../../breach/incident/site.ts'
import { readerWithout } from '../../storage/incident/restrictions.ts'
import { listOfSites } from '../../storage/list/of-sites.ts'
import type { Book } from '../book/book.ts'
import { usersOf } from '../book/names.ts'
import { refreshLists } from '../duties/refresh-lists.ts'
import { sightOf, wholeBook } from '../incident/sight.ts'

/** Whoever asks; a role that is left out sees all sites. */
type Who = { id: string; role?: string }

/**
 * The book as somebody sees it: each query reads as though the incidents were not there that are restricted to others, or of
 * a site of others. So whatever opens, lists, finds or counts answers as it does for a number that was never given, and no
 * page has to ask.
 */
export async function bookSeenBy<Whole extends Book>(book: Whole, who: Who): Promise<Whole> {
  const { seers } = await sightOf(book)
  const secret = [...seers].filter(([, its]) => !its.has(who.id)).map(([incident]) => incident)
  const elsewhere = who.role === 'staff' ? await ofOtherSites(book, who.id) : []
  const hidden = [...secret, ...elsewhere.filter((incident) => !seers.has(incident))]
  return hidden.length === 0 ? book : { ...book, db: readerWithout(book.db, hidden) }
}

async function ofOtherSites(book: Book, user: string): Promise<string[]> {
  const sites = sitesOfOthers(await usersOf(book), user)
  if (sites.length === 0) return []
  await refreshLists(book)
  return await listOfSites(wholeBook(book).db, book.vault, { sites, user })
}
