import type { z } from '@hono/zod-openapi'
import type { Owed } from '../../../actions/duties/duties.ts'
import { type HoldEffects, holdEffects } from '../../../breach/duties/hold-effects.ts'
import { standingAnswer } from '../incident/incident-answer.ts'
import type { owedSchema } from '../incident/incident-answer-schema.ts'
import { dutiesAnswer } from '../shared/duty-answer.ts'

/** Picks the answer's fields from what the law asks of an incident today. */
export function owedAnswer({ situation, answer, standing }: Owed): z.output<typeof owedSchema> {
  return {
    ...dutiesAnswer(situation, answer),
    standing: standingAnswer(standing),
    moved: holdEffects(situation).map(movedAnswer),
  }
}

function movedAnswer({ duty, to, before, after }: HoldEffects): z.output<typeof owedSchema>['moved'][number] {
  return { duty, to, before, after }
}
