import type { NoticeFacts } from '../../breach/incident/ledger.ts'
import { listDeliveredToGone } from '../../storage/count/delivered-notices.ts'
import type { Book } from '../book/book.ts'
import { dayAt, zoneOf } from '../book/today.ts'
import { openIncident } from '../incident/open-incident.ts'
import { mergedInto } from '../people/merged-into.ts'

/** Somebody who turned out to be another one to whom a notice went, and that notice. */
export type GoneReader = { incident: string; person: string; letter: NonNullable<NoticeFacts['letter']> }

/** The affected of these incidents whose notice went to somebody who is no longer among them under an id of his or her own. */
export async function goneReaders(book: Book, incidents: readonly string[]): Promise<GoneReader[]> {
  const [gone, zone] = await Promise.all([listDeliveredToGone(book.db, incidents), zoneOf(book)])
  const found: GoneReader[] = []
  for (const [incident, letters] of Map.groupBy(gone, (one) => one.incident)) {
    const merged = await mergedInto(
      await openIncident(book, incident),
      letters.map(({ person }) => person),
    )
    for (const { person, mailedOn, sentAt } of letters) {
      const now = merged.get(person)
      if (now === undefined) continue
      const letter = mailedOn
        ? ({ channel: 'print', on: mailedOn } as const)
        : ({ channel: 'email', on: dayAt(sentAt ?? '', zone) } as const)
      found.push({ incident, person: now, letter })
    }
  }
  return found
}
