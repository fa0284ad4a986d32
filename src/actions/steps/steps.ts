import { may, type Principal } from '../../access/roles.ts'
import type { Act } from '../../breach/words/acts.ts'
import { Forbidden, Missing, Refused } from '../../errors.ts'
import type { Json } from '../../storage/log/canonical.ts'
import { findStep, type IncidentStep, listSteps, updateStep } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { incidentPart, type OpenIncident, openIncident } from '../incident/open-incident.ts'

const NO_REASON = 'Say why you are reopening the step.'

/** The checklist of an incident, in the order of doing. */
export const stepsOf = incidentPart(({ book, id }: OpenIncident) => listSteps(book.db, id))

/** When a step was done (an Instant; left out: now) and a word about it. */
export type Done = { performedAt?: string | undefined; note?: string | undefined }

/** A step of an incident. */
export type StepName = { incident: string; id: string }

/**
 * Completes a step. The moment of doing and the moment of recording are kept, both. Throws Refused when it is
 * done already or was done in the future, Forbidden when the step is not this person's to do.
 */
export async function completeStep(
  book: Book,
  who: Principal,
  name: StepName,
  { performedAt, note }: Done,
): Promise<IncidentStep> {
  const step = await theStep(book, who, name)
  const recordedAt = book.now()
  const performed = performedAt ?? recordedAt
  if (step.performedAt) throw new Refused(`“${step.title}” is already done. Reopen it first if that was a mistake.`)
  if (Date.parse(performed) > Date.parse(recordedAt)) throw inTheFuture()
  const completion = { performedAt: performed, recordedAt, completedBy: who.id }
  return await save(
    book,
    who,
    { ...step, ...completion },
    'step_completed',
    { performedAt: performed },
    note ? { note } : undefined,
  )
}

/** Opens a completed step again. Throws Refused without a reason, or when the step is open. */
export async function reopenStep(book: Book, who: Principal, name: StepName, reason: string): Promise<IncidentStep> {
  const step = await theStep(book, who, name)
  if (!step.performedAt) throw new Refused(`“${step.title}” is open; there is nothing to reopen.`)
  if (reason.trim() === '') throw new Refused(NO_REASON, [{ path: 'reason', message: NO_REASON }])
  const open = { performedAt: null, recordedAt: null, completedBy: null }
  return await save(book, who, { ...step, ...open }, 'step_reopened', {}, { reason })
}

async function theStep(book: Book, who: Principal, { incident, id }: StepName): Promise<IncidentStep> {
  await openIncident(book, incident)
  const step = await findStep(book.db, incident, id)
  if (!step) throw new Missing(`Incident ${incident} has no step ${id}.`)
  if (step.owner !== 'staff' && !may(who.role, 'decide'))
    throw new Forbidden('Only the privacy officer can do this step.')
  return step
}

async function save(
  book: Book,
  who: Principal,
  step: IncidentStep,
  act: Act,
  facts: { [name: string]: Json },
  details?: Json,
): Promise<IncidentStep> {
  const next = { ...step, version: step.version + 1 }
  const { incident, id, version } = next
  await book.commit(
    {
      act,
      incident,
      subject: `step/${id}`,
      version,
      facts: { step: id, ...facts },
      details,
      writes: [updateStep(next)],
    },
    who,
  )
  return next
}

function inTheFuture(): Refused {
  const message = 'A step cannot have been done in the future.'
  return new Refused(message, [{ path: 'performedAt', message }])
}
