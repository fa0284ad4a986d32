import type { Span, Swayed } from '../../../actions/review/span.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import type { Duty } from '../../../breach/law/answer.ts'

/** The duties that depend on the pairs still to review; null if none do. */
export function spanFacts(incident: Incident, span: Span | null) {
  if (!span || span.swayed.length === 0) return null
  const { atLeast, people, atMost, pairs, deciding } = span
  return {
    atLeast,
    people,
    atMost,
    pairs,
    deciding: deciding.length,
    href: `/incidents/${incident.id}/review`,
    swayed: span.swayed.map(swayedDuty),
  }
}

function swayedDuty({ id, to, fewest, counted, most }: Swayed) {
  return {
    id,
    to,
    fewest: owed(fewest),
    counted: owed(counted),
    most: owed(most),
    citation: (counted ?? most ?? fewest)!.citation,
  }
}

function owed(duty: Duty | null) {
  if (!duty) return { words: 'not owed', due: null }
  if (duty.track === 'annual') return { words: 'with the year-end report', due: duty.due }
  return { words: duty.track === 'immediate' ? 'with the letters' : 'owed', due: duty.due }
}
