import type { Duty } from '../law/answer.ts'
import { isDone } from '../law/pending-duty.ts'
import { carriedBy, carriesNotice } from '../playbooks/notice-steps.ts'
import { isToldUndecided, isUndecided } from './decide.ts'
import type { IncidentStanding } from './incident-standing.ts'

const LIST = 'list-the-affected'
const DECISION = 'assess-the-risk'

/** The steps that the stages see done besides those that carry notices: the list is in, the decision stands. */
export const SEEN_STEPS: readonly string[] = [LIST, DECISION]

/** How a step stands that the product can see done: whether it is, and by what, or what it waits for. */
export type SeenStep = { isDone: boolean; words: string }

/** What is seen of a step; null: only the person who does it knows. */
export function seenStep(step: string, standing: IncidentStanding, duties: readonly Duty[]): SeenStep | null {
  if (step === LIST) return seen(standing.people.by === 'list', 'the list is imported')
  if (step === DECISION)
    return isToldUndecided(standing)
      ? seen(true, 'everybody was told, as the law presumes a breach')
      : seen(!isUndecided(standing), 'the decision stands')
  if (!carriesNotice(step)) return null
  const carried = carriedBy(step, duties)
  if (carried.length === 0) return null
  return seen(carried.every(isDone), step === 'mail-the-letters' ? 'everybody is told' : 'every office is told')
}

function seen(isSeen: boolean, words: string): SeenStep {
  return { isDone: isSeen, words: isSeen ? `Ticked by itself: ${words}.` : `Ticks by itself when ${words}.` }
}
