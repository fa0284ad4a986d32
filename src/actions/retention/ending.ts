import { standingHolds } from '../../breach/incident/destruction.ts'
import { countKept } from '../../storage/retention/aged-incidents.ts'
import type { Book } from '../book/book.ts'
import { type EndingIncident, endingIncidents } from './standing.ts'

/** An incident whose six years are over or end soon, with what it keeps; `held`: the preservation holds that stand. */
export type CountedEnding = EndingIncident & { held: number; people: number; letters: number; attachments: number }

/** One page of them, oldest first; `next` is the id after which the following page begins, null after the last. */
export async function pageOfEnding(
  book: Book,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: CountedEnding[]; next: string | null }> {
  const all = await endingIncidents(book)
  const begin = all.findIndex(({ incident }) => incident.id === after) + 1
  const page = all.slice(begin, begin + limit)
  const kept = await countKept(
    book.db,
    page.map(({ incident }) => incident.id),
  )
  const items = page.map((each) => ({
    ...each,
    held: standingHolds(each.incident).length,
    people: each.count?.people ?? 0,
    ...{ letters: 0, attachments: 0, ...kept.get(each.incident.id) },
  }))
  return { items, next: begin + limit < all.length ? (page.at(-1)?.incident.id ?? null) : null }
}

/** How many incidents may be destroyed, and how many soon: for the first page. */
export async function countEnding(book: Book): Promise<{ some: boolean; ended: number; ending: number }> {
  const all = await endingIncidents(book)
  const ended = all.filter(({ state }) => state === 'ended').length
  return { some: all.length > 0, ended, ending: all.length - ended }
}
