import { decide } from '../../breach/decision/decision.ts'
import { type Incident, questionOf } from '../../breach/incident/incident.ts'
import { mostSimilar } from '../../breach/incident/similar.ts'
import { complete } from '../../breach/law/complete.ts'
import { listIncidents } from '../../storage/incident/incidents.ts'
import { todayOf } from '../book/today.ts'
import type { OpenIncident } from '../incident/open-incident.ts'

/** As many of the newest incidents of a kind are looked at. */
const LOOKED_AT = 200
const SHOWN = 6

/** How a like incident was decided, and when. */
export type PastDecision = {
  id: string
  title: string
  breach: 'no' | 'presumed' | 'yes'
  because: string
  citation: string
  decidedAt: string
}

/** Decisions on other incidents of the same kind, the likest first: so that the same facts get the same answer. */
export async function similarDecisions(opened: OpenIncident): Promise<PastDecision[]> {
  const { book, incident } = opened
  const today = await todayOf(book)
  const newest = await listIncidents(book.db, book.vault, { kind: incident.kind, limit: LOOKED_AT })
  const decided = newest.filter((each) => decidedAt(each) !== null)
  return mostSimilar(incident, decided, SHOWN).map((other) => ({
    id: other.id,
    title: other.title,
    ...decide(complete(questionOf(other, null), today)),
    decidedAt: decidedAt(other) ?? '',
  }))
}

/** When an incident was decided: its assessment, an exception, an authorization that made it permitted; null: it was not. */
export function decidedAt({ assessment, exception, authorization, event }: Incident): string | null {
  if (assessment?.signature) return assessment.signature.at
  if (assessment?.finding) return assessment.writtenAt
  if (exception) return exception.claimedAt
  return event.permitted && authorization ? authorization.recordedAt : null
}
