import { peopleKnown, standingCount } from '../../breach/incident/incident.ts'
import type { Duty } from '../../breach/law/answer.ts'
import { type Day, daysBetween } from '../../breach/law/day.ts'
import { KINDS } from '../../breach/law/kinds.ts'
import { OUTCOMES } from '../../breach/words/outcome.ts'
import { isLarge } from '../duties/duties.ts'
import type { Line } from './lines.ts'

/** What a list of incidents shows of one, on the page and in a file. */
export type ShownLine = {
  id: string
  title: string
  kindLabel: string
  site: string | null
  closedOn: Day | null
  /** The first duty by law that is still to be met. */
  next: Duty | null
  people: number | null
  /** Whether somebody estimated them, and no roster counts them yet. */
  isEstimated: boolean
  /** Days since discovery. */
  dayNumber: number
  /** Where the count stands at the thresholds, where that is worth a mark. */
  standing: string | null
  /** What was decided, where it is no breach. */
  outcome: string | null
  stepsDone: number
  steps: number
}

/** What a list shows of a line, as of a day. */
export function shownLine({ incident, owed, next, stepsDone, steps }: Line, today: Day): ShownLine {
  const isMarked = isLarge(owed) || owed.standing.code === 'near'
  return {
    id: incident.id,
    title: incident.title,
    kindLabel: KINDS[incident.kind],
    site: incident.site,
    closedOn: incident.closing?.on ?? null,
    next,
    people: peopleKnown(incident, owed.count),
    isEstimated: owed.count === null && standingCount(incident)?.basis === 'estimated',
    dayNumber: daysBetween(incident.discoveredOn, today),
    standing: isMarked ? owed.standing.short : null,
    outcome: owed.answer.breach === 'no' ? OUTCOMES.no : null,
    stepsDone,
    steps,
  }
}
