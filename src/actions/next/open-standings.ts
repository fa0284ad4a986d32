import type { Incident } from '../../breach/incident/incident.ts'
import type { IncidentStanding } from '../../breach/next/incident-standing.ts'
import { listOpenLines } from '../../storage/duties/lines.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { type Owed, owedBy } from '../duties/duties.ts'
import { refreshLists } from '../duties/refresh-lists.ts'
import { briefStanding } from './brief-standing.ts'
import { type LooseEnds, looseEndsOf } from './loose-ends.ts'

/** An open incident, with what it owes, where it stands and whose its steps are. */
export type OpenStanding = { incident: Incident; owed: Owed; standing: IncidentStanding; steps: LooseEnds['steps'] }

/**
 * The open incidents by the first last day that a law names, at most so many, in as many queries as of one. What takes more than
 * rows is left out: which pairs decide, whether the letter may be printed as it is, which offices know another count.
 */
export async function openStandings(book: Book, { limit }: { limit: number }): Promise<OpenStanding[]> {
  const [today] = await Promise.all([todayOf(book), refreshLists(book)])
  const lines = await listOpenLines(book.db, book.vault, limit)
  const endsOf = await looseEndsOf(
    book,
    lines.map(({ incident }) => incident.id),
  )
  return lines.map(({ incident, count }) => {
    const owed = owedBy(incident, count, today)
    const ends = endsOf(incident.id)
    return { incident, owed, standing: briefStanding(incident, owed, ends), steps: ends.steps }
  })
}
