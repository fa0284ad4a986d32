import type { Day } from './day.ts'
import type { Kind } from './kinds.ts'
import type { Question, Situation } from './situation.ts'
import type { Residents } from './states.ts'

/** An incident as the practice recorded it: what the law is asked about, with the words people use for it. */
export type Incident = {
  /** Year of logging and number in it, `2026-0014`. */
  id: string
  /** Rises with every recorded change; a decision on an older one is refused. */
  version: number
  title: string
  kind: Kind
  discoveredOn: Day
  occurredFrom: Day | null
  occurredTo: Day | null
  summary: string | null
  site: string | null
  loggedAt: string
  loggedBy: string
  entity: Situation['entity']
  event: Omit<Situation['event'], 'from' | 'to' | 'knownOn'>
  associate: (NonNullable<Situation['associate']> & { name: string }) | null
  holds: (Situation['holds'][number] & { official: string | null })[]
  notices: Notice[]
  substitute: Situation['substitute']
  /** How many people, as long as no roster says it. */
  estimate: number | null
  letter: Letter | null
}

/** Proof that a duty was met: told when and how. */
export type Notice = { duty: string; givenOn: Day; how: string; reference: string | null }

/** The incident's own words for the letters (Markdown); approved by somebody other than their author. */
export type Letter = {
  whatHappened: string
  whatInformation: string
  whatWeAreDoing: string
  whatYouCanDo: string
  writtenBy: string
  approvedBy: string | null
  approvedAt: string | null
}

/** How many different people the rosters of an incident hold; null before the first roster. */
export type Count = {
  people: number
  atLeast: number
  atMost: number
  byState: Residents
  unreachable: number
  nextOfKinUnreachable: number
}

/** What the law is asked about this incident. A roster's count stands before an estimate. */
export function questionOf(incident: Incident, count: Count | null): Question {
  const { discoveredOn, occurredFrom, occurredTo, entity, event, associate, holds, substitute } = incident
  return {
    entity,
    event: { ...event, from: occurredFrom, to: occurredTo, knownOn: discoveredOn },
    people: count ? peopleOf(count) : { total: incident.estimate, estimate: incident.estimate !== null },
    associate,
    holds,
    substitute,
    done: Object.fromEntries(incident.notices.map(({ duty, givenOn }) => [duty, givenOn])),
  }
}

function peopleOf({ people, byState, unreachable, nextOfKinUnreachable }: Count): Question['people'] {
  return { total: people, estimate: false, residents: byState, unreachable, nextOfKinUnreachable }
}
