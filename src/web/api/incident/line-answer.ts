import type { z } from '@hono/zod-openapi'
import type { Line } from '../../../actions/list/lines.ts'
import { peopleKnown } from '../../../breach/incident/incident.ts'
import { incidentAnswer, standingAnswer } from './incident-answer.ts'
import type { incidentLineSchema } from './incident-answer-schema.ts'

/** Picks the answer's fields from a line of the incident list. */
export function lineAnswer(line: Line): z.output<typeof incidentLineSchema> {
  const { incident, owed, next, overdue, soon, stepsDone, steps } = line
  return {
    ...incidentAnswer(incident),
    people: peopleKnown(incident, owed.count),
    standing: standingAnswer(owed.standing),
    nextDuty: next && { id: next.id, due: next.due },
    overdue,
    soon,
    stepsDone,
    steps,
  }
}
