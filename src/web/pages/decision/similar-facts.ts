import type { DecisionView } from '../../../actions/decision/decision.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import { OUTCOMES } from '../../../breach/words/outcome.ts'

/** How alike incidents were decided, as the template `partials/similar-decisions` prints it. */
export function similarFacts({ assessment }: Incident, view: DecisionView) {
  return {
    similar: view.similar.map((past) => ({ ...past, outcome: OUTCOMES[past.breach] })),
    anyDiffers:
      assessment?.finding != null && view.similar.some(({ breach }) => isNone(breach) !== isNone(view.breach)),
  }
}

function isNone(breach: DecisionView['breach']): boolean {
  return breach === 'no'
}
