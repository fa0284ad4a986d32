import type { IncidentStanding, StandingDuty } from './incident-standing.ts'
import { isLetter, isUrgent, unmetDuties } from './order.ts'
import { beforeDay, type OpenAction, served } from './sentence.ts'
import { button } from './target.ts'

/** Whether HIPAA’s presumption stands and nobody has decided for or against it. */
export function isUndecided({ decision }: Pick<IncidentStanding, 'decision'>): boolean {
  return decision.isAsked && decision.breach === 'presumed'
}

/** Whether everybody was told as the presumption asks, and nobody decided: then it is a breach, and nobody said so. */
export function isToldUndecided({ decision }: Pick<IncidentStanding, 'decision'>): boolean {
  return decision.isAsked && decision.breach === 'yes' && decision.assessment !== 'done'
}

/**
 * Whether the decision comes before a duty: of HIPAA’s alone, since no State’s law asks for it, 45 CFR 164.402. A letter is
 * one for all laws that ask for it: while there is more than a week, nobody begins it before it is decided whether HIPAA’s
 * is owed. Once the day is broken only a signature still comes first: the presumption has stood, and who is late tells.
 */
export function decidesFirst(duty: StandingDuty, standing: IncidentStanding): boolean {
  if (!isUndecided(standing)) return false
  if (!isFederal(duty)) return isLetterToBegin(duty, standing) && unmetDuties(standing).some(isFederalLetter)
  return duty.status !== 'overdue' || standing.decision.assessment === 'to_sign'
}

function isFederal({ id }: StandingDuty): boolean {
  return /^(hipaa|part2)\./.test(id)
}

function isFederalLetter(duty: StandingDuty): boolean {
  return isFederal(duty) && isLetter(duty)
}

function isLetterToBegin(duty: StandingDuty, standing: IncidentStanding): boolean {
  const { made, waiting, stuck } = standing.mail
  return isLetter(duty) && !isUrgent(duty, standing) && made + waiting + stuck === 0
}

/** The next step of the decision; `duty` is what hangs on it. */
export function toDecide(standing: IncidentStanding, duty: StandingDuty | null): OpenAction {
  const { assessment } = standing.decision
  const { act, why, label } = STEPS[assessment === 'done' ? 'begun' : assessment]
  return {
    stage: 'decide',
    sentence: beforeDay(act, duty, standing),
    why,
    button: button(label, 'assessment'),
    serves: duty && served(duty, standing),
    ...(assessment === 'to_sign' && { signs: 'decision' as const }),
  }
}

const STEPS = {
  none: {
    act: 'Decide whether this is a breach',
    why: 'The law presumes that it is. Answer four questions to show otherwise, or choose to tell everybody.',
    label: 'Start the decision',
  },
  begun: {
    act: 'Finish the decision',
    why: 'Until it is finished the law presumes a breach.',
    label: 'Go on with the decision',
  },
  to_sign: {
    act: 'Sign the decision',
    why: 'It finds a low probability. It counts once a second person has read and signed it.',
    label: 'Read and sign',
  },
} as const
