import type { Line } from '../../../actions/duties/overview.ts'
import { peopleKnown } from '../../../breach/incident/incident.ts'
import { incidentAnswer } from './incident-answer-schema.ts'

/** An incident in the list as it is answered. */
export function lineAnswer({ incident, owed, next, overdue, soon, stepsDone, steps }: Line) {
  return {
    ...incidentAnswer(incident),
    people: peopleKnown(incident, owed.count),
    standing: owed.standing,
    nextDuty: next && { id: next.id, due: next.due },
    overdue,
    soon,
    stepsDone,
    steps,
  }
}
