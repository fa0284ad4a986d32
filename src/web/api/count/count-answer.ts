import type { z } from '@hono/zod-openapi'
import type { Owed } from '../../../actions/duties/duties.ts'
import { type Count, type Incident, standingCount } from '../../../breach/incident/incident.ts'
import { unclearCount } from '../../../people/linkage/unclear-count.ts'
import { standingAnswer } from '../incident/incident-answer.ts'
import type { countSchema } from '../incident/incident-answer-schema.ts'
import { statedCountAnswer } from '../shared/stated-count-answer.ts'

/** Picks the answer's fields from the count of an incident; nulls if there is no roster yet. */
export function countAnswer(incident: Incident, { count, standing }: Owed): z.output<typeof countSchema> {
  const stated = standingCount(incident)
  const { people, atLeast, atMost, expected, byState, unreachable, nextOfKinUnreachable } = count ?? NO_ROSTER
  return {
    warning: count && unclearCount(count),
    ...{ people, atLeast, atMost, expected, byState, unreachable, nextOfKinUnreachable },
    stated: stated && statedCountAnswer(stated),
    standing: standingAnswer(standing),
  }
}

type NoCount = {
  [field in keyof Count]: field extends 'people' | 'atLeast' | 'atMost' | 'expected' ? null : Count[field]
}

const NO_ROSTER: NoCount = {
  people: null,
  atLeast: null,
  atMost: null,
  expected: null,
  byState: {},
  unreachable: 0,
  nextOfKinUnreachable: 0,
}
