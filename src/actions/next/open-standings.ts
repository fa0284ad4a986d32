import type { Incident } from '../../breach/incident/incident.ts'
import type { Day } from '../../breach/law/day.ts'
import type { IncidentStanding } from '../../breach/next/incident-standing.ts'
import { type KeptLine, listLineIds, listLines, listLinesOf } from '../../storage/list/lines.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { type Owed, owedBy } from '../duties/duties.ts'
import { refreshLists } from '../duties/refresh-lists.ts'
import { briefStanding, datedLines } from './brief-standing.ts'
import { type LooseEnds, looseEndsOf } from './loose-ends.ts'

/** Open incidents of a site, or of all, at most so many. */
export type OpenAsked = { site?: string | undefined; limit: number }

/** An open incident, with what it owes, where it stands and whose its steps are. */
export type OpenStanding = { incident: Incident; owed: Owed; standing: IncidentStanding; steps: LooseEnds['steps'] }

/**
 * The open incidents, of all sites or of one, by the first last day that a law names, at most so many, in as many queries
 * as of one. What takes more than rows is left out: which pairs decide, whether the letter may be printed as it is, which
 * offices know another count.
 */
export async function openStandings(book: Book, asked: OpenAsked): Promise<OpenStanding[]> {
  const { today, lines } = await openLines(book, asked)
  return await standingsOf(book, lines, today)
}

/** All open incidents in the same order, so many at a time. Which they are is settled at the first. */
export async function* everyOpenStanding(book: Book, size: number): AsyncGenerator<OpenStanding[]> {
  const [today] = await Promise.all([todayOf(book), refreshLists(book)])
  const ids = await listLineIds(book.db, book.vault, { state: 'open', sort: 'law', today })
  for (let at = 0; at < ids.length; at += size) {
    const lines = await listLinesOf(book.db, book.vault, ids.slice(at, at + size))
    yield await standingsOf(book, lines, today)
  }
}

async function standingsOf(book: Book, lines: readonly KeptLine[], today: Day): Promise<OpenStanding[]> {
  const endsOf = await looseEndsOf(
    book,
    lines.map(({ incident }) => incident.id),
  )
  return lines.map(({ incident, count }) => {
    const owed = owedBy(incident, count, today)
    const ends = endsOf(incident.id)
    return { incident, owed, standing: briefStanding(incident, owed, ends), steps: datedLines(ends, owed) }
  })
}

/** The sites of the open incidents, at most so many of these, each once. */
export async function openSites(book: Book, asked: OpenAsked): Promise<string[]> {
  const { lines } = await openLines(book, asked)
  return sitesIn(lines)
}

/** The sites of incidents, each once. */
export function sitesIn(lines: readonly { incident: Incident }[]): string[] {
  return [...new Set(lines.flatMap(({ incident }) => incident.site ?? []))]
}

async function openLines(book: Book, asked: OpenAsked) {
  const [today] = await Promise.all([todayOf(book), refreshLists(book)])
  const lines = await listLines(book.db, book.vault, { ...asked, state: 'open', sort: 'law', today })
  return { today, lines }
}
