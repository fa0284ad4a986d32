import type { NoticeFacts } from '../../breach/incident/ledger.ts'
import { listDeliveredToGone, listOnceGone } from '../../storage/count/delivered-notices.ts'
import type { Affected } from '../../storage/people/people.ts'
import type { Book } from '../book/book.ts'
import { dayAt, zoneOf } from '../book/today.ts'
import { openIncident } from '../incident/open-incident.ts'
import { mergedInto } from '../people/merged-into.ts'

/** Somebody who turned out to be another one to whom a notice went, and that notice. */
export type GoneReader = { incident: string; person: string; letter: NonNullable<NoticeFacts['letter']> }

/** The affected of these incidents whose notice went to somebody who is no longer among them under an id of his or her own. */
export async function goneReaders(book: Book, incidents: readonly string[]): Promise<GoneReader[]> {
  const [gone, zone] = await Promise.all([listDeliveredToGone(book.db, incidents), zoneOf(book)])
  return (await mergedAmong(book, gone)).map(({ incident, person, mailedOn, sentAt }) => ({
    incident,
    person,
    letter: mailedOn ? { channel: 'print', on: mailedOn } : { channel: 'email', on: dayAt(sentAt ?? '', zone) },
  }))
}

/** What is on record of these people, and before that the same of whom some of them turned out to be. */
export async function withMerged<One extends Affected>(book: Book, all: readonly One[]): Promise<One[]> {
  const gone = all.length === 0 ? [] : await listOnceGone(book.db, all)
  const isGone = ({ incident, person }: One) => gone.some((one) => one.incident === incident && one.person === person)
  return [...(gone.length === 0 ? [] : await mergedAmong(book, all.filter(isGone))), ...all]
}

// Those who are no longer among the affected under an id of their own, as whom they turned out to be.
async function mergedAmong<One extends Affected>(book: Book, gone: readonly One[]): Promise<One[]> {
  const found: One[] = []
  for (const [incident, its] of Map.groupBy(gone, (one) => one.incident)) {
    const opened = await openIncident(book, incident)
    const merged = await mergedInto(
      opened,
      its.map(({ person }) => person),
    )
    found.push(...its.flatMap((one) => ({ ...one, person: merged.get(one.person) ?? [] })))
  }
  return found
}
