import { may, type Principal } from '../../access/roles.ts'
import { waitsForSecond } from '../../breach/steps/state.ts'
import { Forbidden, Refused } from '../../errors.ts'
import type { IncidentStep } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { refuseSameHand } from '../book/second-person.ts'
import { type StepName, saveStep, theStep } from './one-step.ts'

/** Whether this person may sign a step off where it waits for that: an officer, or whoever stands in; never who did it. */
export function maySign(step: Signable, who: Principal): boolean {
  return waitsForSecond(step) && step.completedBy !== who.id && isSecond(step, who)
}

/**
 * Signs off a step as the second person. Refused when it asks for none, was not done or is signed, and of whoever did it or
 * may have been at both accounts; Forbidden to all but officers and the step's backup.
 */
export async function signStep(book: Book, who: Principal, name: StepName): Promise<IncidentStep> {
  const step = await theStep(book, name)
  if (step.secondPerson === null) throw new Refused(`“${step.title}” needs no second person.`)
  if (!isSecond(step, who)) throw new Forbidden('An officer signs this step off, or the person named as its backup.')
  if (step.signedAt !== null) throw new Refused(`“${step.title}” is signed off already.`)
  if (!waitsForSecond(step)) throw new Refused(`“${step.title}” is not done yet. Then a second person signs it off.`)
  if (step.completedBy === who.id)
    throw new Refused('You did this step yourself. Somebody else signs it off: an officer, an admin or its backup.')
  await refuseSameHand(book, step.completedBy ?? '', who.id, 'the step')
  return await saveStep(book, who, step, {
    act: 'step_signed_off',
    changed: { signedAt: book.now(), signedBy: who.id },
  })
}

type Signable = Pick<IncidentStep, 'performedAt' | 'signedAt' | 'secondPerson' | 'completedBy' | 'backup'>

function isSecond({ backup }: Signable, { id, role }: Principal): boolean {
  return may(role, 'decide') || (may(role, 'report') && backup === id)
}
