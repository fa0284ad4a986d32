import { sitesOfOthers } from '../../breach/incident/site.ts'
import { readerWithout } from '../../storage/incident/restrictions.ts'
import { siteWord } from '../../storage/list/line-words.ts'
import type { Book } from '../book/book.ts'
import { usersOf } from '../book/names.ts'
import { refreshLists } from '../duties/refresh-lists.ts'
import { sightOf } from '../incident/sight.ts'

/** Whoever asks; a role that is left out sees all sites. */
type Who = { id: string; role?: string }

/**
 * The book as somebody sees it: each query reads as though the incidents were not there that are restricted to others, or of
 * a site of others. So whatever opens, lists, finds or counts answers as it does for a number that was never given, and no
 * page has to ask. Totals of the practice count them, except for staff, of whom one may be the subject.
 */
export async function bookSeenBy<Whole extends Book>(book: Whole, who: Who): Promise<Whole> {
  const { seers } = await sightOf(book)
  const incidents = [...seers].filter(([, its]) => !its.has(who.id)).map(([incident]) => incident)
  const words = who.role === 'staff' ? await wordsOfOtherSites(book, who.id) : []
  if (incidents.length === 0 && words.length === 0) return book
  const ofSites = words.length > 0 ? { words, user: who.id, but: [...seers.keys()] } : undefined
  return { ...book, db: readerWithout(book.db, { incidents, ofSites, isCounted: who.role !== 'staff' }) }
}

// An incident of another site is hidden as its words say, so they are brought up to now first.
async function wordsOfOtherSites(book: Book, user: string): Promise<string[]> {
  const words = sitesOfOthers(await usersOf(book), user).map((site) => siteWord(book.vault, site))
  if (words.length > 0) await refreshLists(book)
  return words
}
