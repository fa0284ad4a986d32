import type { Incident } from '../../breach/incident/incident.ts'
import {
  keepUntil,
  lastInEffectOfEnding,
  type RetentionState,
  retentionState,
} from '../../breach/incident/retention.ts'
import { type Day, laterOf } from '../../breach/law/day.ts'
import { type AgedLine, findLastEntryAt, listAged } from '../../storage/retention/aged-incidents.ts'
import type { Book } from '../book/book.ts'
import { dayAt, todayOf, zoneOf } from '../book/today.ts'
import { refreshLists } from '../duties/refresh-lists.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'

/**
 * Until when an incident must be kept: `until` is the last such day, null while it is open. It runs from the day of the
 * newest entry about it, and not before its closing.
 */
export type RetentionStanding = { lastEntryOn: Day; until: Day | null; state: RetentionState }

/** Until when one incident must be kept. */
export const retentionOf = incidentPart(async ({ book, id, incident }: OpenIncident): Promise<RetentionStanding> => {
  const at = await findLastEntryAt(book.db, id)
  return await standing(book, { incident, lastEntryAt: at ?? incident.loggedAt })
})

/** An incident of which the six years are over or end soon. */
export type EndingIncident = AgedLine & RetentionStanding & { until: Day }

/** The incidents whose six years are over or end within 90 days, oldest first; those that were destroyed are left out. */
export async function endingIncidents(book: Book): Promise<EndingIncident[]> {
  const [today] = await Promise.all([todayOf(book), refreshLists(book)])
  const aged = await listAged(book.db, book.vault, lastInEffectOfEnding(today))
  const all = await Promise.all(aged.map(async (line) => ({ ...line, ...(await standing(book, line)) })))
  return all.filter((each): each is EndingIncident => each.state === 'ending' || each.state === 'ended')
}

type Facts = { incident: Pick<Incident, 'closing'>; lastEntryAt: string }

async function standing(book: Book, { incident, lastEntryAt }: Facts): Promise<RetentionStanding> {
  const [today, zone] = await Promise.all([todayOf(book), zoneOf(book)])
  const lastEntryOn = dayAt(lastEntryAt, zone)
  const { closing } = incident
  const until = closing ? keepUntil(laterOf(closing.on, lastEntryOn)) : null
  return { lastEntryOn, until, state: retentionState(until, today) }
}
