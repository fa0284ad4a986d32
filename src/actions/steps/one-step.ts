import { may, type Principal } from '../../access/roles.ts'
import { isWorkedBy, type OwnerRole } from '../../breach/steps/owner.ts'
import { Conflict, Forbidden, Missing } from '../../errors.ts'
import type { Change } from '../../storage/log/commit.ts'
import { withOwnWords } from '../../storage/steps/own-words.ts'
import { changeStep, findStep, type IncidentStep, type StepChange } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { refuseWordsAfterDestruction } from '../incident/destroyed.ts'
import { openIncident } from '../incident/open-incident.ts'

/** A step of an incident; `version`: the one on which somebody decided, left out: whichever is newest. */
export type StepName = { incident: string; id: string; version?: number | undefined }

/** A step, or Missing. */
export async function theStep(book: Book, { incident, id }: StepName): Promise<IncidentStep> {
  await openIncident(book, incident)
  const step = await findStep(book.db, incident, id)
  if (!step) throw new Missing(`Incident ${incident} has no step ${id}.`)
  return withOwnWords(book.vault, step)
}

/** Whether this person may do the step: an officer all of them, others those that are theirs or that they stand in for. */
export function mayWork(step: IncidentStep, who: Principal): boolean {
  return may(who.role, 'decide') || (may(who.role, 'report') && isWorkedBy(step, who))
}

/** Whether this person reads what was typed of a step, which may name a patient: whoever may read about people or does it. */
export function mayReadWords(step: IncidentStep, who: Principal): boolean {
  return may(who.role, 'read_people') || mayWork(step, who)
}

/** A step that this person does, or Missing; Forbidden where it is somebody else's, Conflict where it changed meanwhile. */
export async function stepToWork(book: Book, who: Principal, name: StepName): Promise<IncidentStep> {
  const step = await theStep(book, name)
  if (!mayWork(step, who)) throw new Forbidden(step.ownedBy === null ? ONLY[step.owner] : SOMEBODY_ELSE)
  refuseStale(step, name.version)
  return step
}

/** Throws Conflict when a step is no longer the one on which somebody decided. */
export function refuseStale(
  { title, version }: Pick<IncidentStep, 'title' | 'version'>,
  decidedOn: number | undefined,
): void {
  if (decidedOn === undefined || decidedOn === version) return
  throw new Conflict(`Somebody changed “${title}” meanwhile. See how it stands now, then try again.`)
}

const SOMEBODY_ELSE = 'This step belongs to somebody else. Ask that person or an officer to hand it over.'

const ONLY: Record<OwnerRole, string> = {
  officer: 'Only the privacy officer can do this step.',
  admin: 'Only an admin can do this step.',
  staff: 'Only staff can do this step.',
}

type Saved = Pick<Change, 'act' | 'facts' | 'details' | 'writes'> & { changed: StepChange }

/**
 * Saves what changed of a step, with its entry; answers the step as it then is. Conflict where somebody was faster; Refused
 * with words once the records of the incident were destroyed.
 */
export async function saveStep(
  book: Book,
  who: Principal,
  step: IncidentStep,
  { act, facts, details, changed, writes = [] }: Saved,
): Promise<IncidentStep> {
  const { incident, id } = step
  if (details !== undefined) refuseWordsAfterDestruction(await openIncident(book, incident))
  const version = step.version + 1
  await book.commit(
    {
      ...{ act, incident, subject: `step/${id}`, version, details },
      facts: { step: id, ...facts },
      writes: [changeStep(incident, id, { ...changed, version }), ...writes],
    },
    who,
  )
  return { ...step, ...changed, version }
}
