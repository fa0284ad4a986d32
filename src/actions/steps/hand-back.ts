import type { Principal } from '../../access/roles.ts'
import { handedBack, isWorkedBy } from '../../breach/steps/owner.ts'
import { Forbidden, Refused } from '../../errors.ts'
import type { IncidentStep } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { usersOf } from '../book/names.ts'
import { canWorkAmong } from '../book/workers.ts'
import { refuseStale, type StepName, saveStep, theStep } from './one-step.ts'
import { ownerFacts, refuseFinished, wrong } from './owner.ts'

/**
 * Hands a step back that somebody cannot do, for a reason: to its backup, or else to the officers. Forbidden where it is not
 * theirs, Conflict where it changed meanwhile, Refused without a reason, once it is finished, and where no one is left.
 */
export async function handStepBack(book: Book, who: Principal, name: StepName, reason: string): Promise<IncidentStep> {
  const [step, users] = await Promise.all([theStep(book, name), usersOf(book)])
  if (!isWorkedBy(step, who)) throw new Forbidden(NOT_YOURS)
  refuseStale(step, name.version)
  refuseFinished(step, 'reason')
  if (reason.trim() === '') throw wrong('reason', 'Say why you cannot do it.')
  const owner = handedBack(step, who, canWorkAmong(users))
  if (owner === null) throw new Refused(NOBODY_LEFT)
  return await saveStep(book, who, step, {
    act: 'step_handed_back',
    changed: { ...owner, startedAt: null, startedBy: null },
    facts: { ...ownerFacts(owner) },
    details: { reason },
  })
}

const NOT_YOURS = 'This step is not yours, so you cannot hand it back.'
const NOBODY_LEFT = 'This step belongs to the officers and nobody stands in. Hand it over to somebody by name.'
