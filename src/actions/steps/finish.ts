import type { Principal } from '../../access/roles.ts'
import { isToDo } from '../../breach/steps/state.ts'
import type { Book } from '../book/book.ts'
import { type AnswersSent, keepAnswers } from './answers.ts'
import { type StepName, stepToWork, theStep } from './one-step.ts'
import { completeStep, type Done, refuseUndoable } from './steps.ts'

/**
 * Completes a step together with what was typed for it, of which nothing is lost: the facts are entered first, as an act of
 * their own. Where it cannot be completed, none are. A new row of a list in which nothing was typed is none.
 */
export async function finishStep(book: Book, who: Principal, name: StepName, done: Done & AnswersSent): Promise<void> {
  const { row, answers, answersVersion, ...how } = done
  const step = await stepToWork(book, who, name)
  refuseUndoable(step, how.performedAt ?? book.now(), book.now())
  await keepAnswers(book, who, name, { row, answers, answersVersion })
  const { incident, id } = name
  const now = await theStep(book, { incident, id })
  // The last of a list that is gone completes it already.
  if (isToDo(now)) await completeStep(book, who, { incident, id, version: now.version }, how)
}
