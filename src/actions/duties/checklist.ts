import { holdOn } from '../../breach/law/hold.ts'
import { unplacedNote } from '../../breach/law/unplaced.ts'
import { type Dated, datedSteps } from '../../breach/playbooks/dated-steps.ts'
import { Missing } from '../../errors.ts'
import type { IncidentStep } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { zoneOf } from '../book/today.ts'
import { incidentPart, type OpenIncident, openIncident } from '../incident/open-incident.ts'
import { stepsOf } from '../steps/steps.ts'
import { dutiesOf } from './duties.ts'

/** A step with the day by which it is to be done, and whether anything hangs on it or holds it. */
export type DatedStep = IncidentStep & Dated

/** The checklist of an incident, in the order of doing, each step with its day. */
export const checklistOf = incidentPart(async (opened: OpenIncident): Promise<DatedStep[]> => {
  const [steps, { answer, situation }, zone] = await Promise.all([
    stepsOf(opened),
    dutiesOf(opened),
    zoneOf(opened.book),
  ])
  const heldUntil = holdOn(situation.holds, situation.today)
  return datedSteps(steps, {
    ...{ duties: answer.duties, unplaced: unplacedNote(answer) },
    ...{ done: situation.done, zone, heldUntil },
  })
})

/** A step that was just changed, with its day. */
export async function datedStep(book: Book, { incident, id }: IncidentStep): Promise<DatedStep> {
  const found = (await checklistOf(await openIncident(book, incident))).find((step) => step.id === id)
  if (!found) throw new Missing(`Incident ${incident} has no step ${id}.`)
  return found
}
