import { findAnybody, type StoredPerson } from '../../storage/people/people.ts'
import { onceEach } from '../book/parts.ts'
import type { OpenIncident } from '../incident/open-incident.ts'

const MOST_REMEMBERED = 4000

/** These people as the newest count has them, by id, also those who are no longer among the affected. */
export function anybodyAmong(
  { book, id: incident }: OpenIncident,
  people: readonly string[],
): Promise<ReadonlyMap<string, StoredPerson>> {
  return onceEach(book, { read: findAnybody, name: incident, most: MOST_REMEMBERED }, people, async (unread) => {
    const rows = await findAnybody(book.db, incident, unread)
    return new Map(rows.map((row) => [row.person, row]))
  })
}

/** Those of these people who are among the affected, in no order. */
export async function affectedAmong(opened: OpenIncident, people: readonly string[]): Promise<StoredPerson[]> {
  return [...(await anybodyAmong(opened, people)).values()].filter(({ present }) => present)
}
