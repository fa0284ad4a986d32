import type { Principal } from '../../access/roles.ts'
import { Refused } from '../../errors.ts'
import type { IncidentStep } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { openIncident } from '../incident/open-incident.ts'
import { definitionsOf } from './definitions.ts'
import { type StepName, saveStep, stepToWork } from './one-step.ts'

/**
 * Says that the condition of a step holds, so that nobody is asked again. That it does not is said by finding the step not
 * needed. Refused of a step without a condition, and where it was said.
 */
export async function sayStepApplies(book: Book, who: Principal, name: StepName): Promise<IncidentStep> {
  const step = await stepToWork(book, who, name)
  const definitionOf = await definitionsOf(await openIncident(book, name.incident))
  if (!definitionOf(step)?.onlyIf) throw new Refused(`“${step.title}” has no condition: it is always asked.`)
  if (step.appliesAt !== null) throw new Refused(`Somebody said already that “${step.title}” applies.`)
  return await saveStep(book, who, step, {
    act: 'step_applies',
    changed: { appliesAt: book.now(), appliesBy: who.id },
  })
}
