/** The moments of a step, as far as they say how it stands; null: it never happened, or was reopened since. */
export type StepMoments = {
  startedAt: string | null
  performedAt: string | null
  signedAt: string | null
  notNeededAt: string | null
  reopenedAt: string | null
  /** 1: somebody else signs it off. */
  secondPerson: number | null
}

export const STEP_STATES = ['open', 'started', 'reopened', 'done', 'signed_off', 'not_needed'] as const

export type StepState = (typeof STEP_STATES)[number]

/** How a step stands. One that is started again after it was reopened is started. */
export function stateOf(step: StepMoments): StepState {
  if (step.notNeededAt !== null) return 'not_needed'
  if (step.signedAt !== null) return 'signed_off'
  if (step.performedAt !== null) return 'done'
  if (step.startedAt !== null) return 'started'
  return step.reopenedAt === null ? 'open' : 'reopened'
}

/** Whether somebody still has to do it: it was neither done nor found not needed. */
export function isToDo({ performedAt, notNeededAt }: Pick<StepMoments, 'performedAt' | 'notNeededAt'>): boolean {
  return performedAt === null && notNeededAt === null
}

/** Whether it was done and waits for the second person whom its playbook asks for. */
export function waitsForSecond({ performedAt, signedAt, secondPerson }: Signable): boolean {
  return performedAt !== null && secondPerson !== null && signedAt === null
}

/** Whether nothing is left of it: done, signed off where that is asked, or not needed. */
export function isFinished(step: Signable & Pick<StepMoments, 'notNeededAt'>): boolean {
  return !isToDo(step) && !waitsForSecond(step)
}

type Signable = Pick<StepMoments, 'performedAt' | 'signedAt' | 'secondPerson'>
