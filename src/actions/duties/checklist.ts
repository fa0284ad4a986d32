import type { Duty } from '../../breach/law/answer.ts'
import { carriedBy, carriesNotice, lastDayOfStep } from '../../breach/playbooks/notice-steps.ts'
import { isToDo } from '../../breach/steps/state.ts'
import type { IncidentStep } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { incidentPart, type OpenIncident, openIncident } from '../incident/open-incident.ts'
import { stepsOf } from '../steps/steps.ts'
import { dutiesOf } from './duties.ts'

/** A step with the day by which it is to be done; `isOwed` false: it carries notices, and none is owed. */
export type DatedStep = IncidentStep & { isOwed: boolean }

/** The checklist of an incident, in the order of doing. Steps that carry notices have the days of the duties. */
export const checklistOf = incidentPart(async (opened: OpenIncident): Promise<DatedStep[]> => {
  const [steps, { answer }] = await Promise.all([stepsOf(opened), dutiesOf(opened)])
  return steps.map((step) => dated(step, answer.duties))
})

/** A step that was just changed, with its day. */
export async function datedStep(book: Book, step: IncidentStep): Promise<DatedStep> {
  const { answer } = await dutiesOf(await openIncident(book, step.incident))
  return dated(step, answer.duties)
}

function dated(step: IncidentStep, duties: readonly Duty[]): DatedStep {
  const { id, dueOn: guidance } = step
  const isOwed = !carriesNotice(id) || carriedBy(id, duties).length > 0
  return { ...step, dueOn: lastDayOfStep({ id, guidance, isDone: !isToDo(step) }, duties), isOwed }
}
