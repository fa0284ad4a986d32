import type { Entry } from '../../storage/log/chain.ts'
import { listEntriesOfActs } from '../../storage/log/entries-of-acts.ts'
import type { IncidentStep } from '../../storage/steps/steps.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'

/**
 * Whether somebody gave a step to whoever has it, the last that the log says of it. Else it is whose its playbook says, also
 * where that person has left or another one is who since.
 */
export const givenByHand = incidentPart(
  async ({ book, id }: OpenIncident): Promise<(step: Pick<IncidentStep, 'id'>) => boolean> => {
    const entries = await listEntriesOfActs(book.db, id, GIVES)
    const last = new Map(entries.flatMap((entry) => stepsIn(entry).map((step) => [step, isByHand(entry)] as const)))
    return (step) => last.get(step.id) ?? false
  },
)

const GIVES = [
  'playbook_taken_over',
  'step_assigned',
  'step_handed_back',
  'step_handed_over',
  'steps_assigned',
] as const

function stepsIn({ facts = {} }: Entry): string[] {
  const { step, steps = [], given = steps } = facts as { step?: string; steps?: string[]; given?: string[] }
  return step === undefined ? given : [step]
}

// Those that fall to who is who have each its own owner, so that the entry names none.
function isByHand({ facts = {} }: Entry): boolean {
  return 'owner' in facts || 'ownedBy' in facts
}
