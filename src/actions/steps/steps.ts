import { may, type Principal } from '../../access/roles.ts'
import { carriesNotice } from '../../breach/playbooks/notice-steps.ts'
import { mayBeLeftOut, ticksItself } from '../../breach/playbooks/seen-only.ts'
import { isToDo } from '../../breach/steps/state.ts'
import { Forbidden, Refused } from '../../errors.ts'
import { withOwnWords } from '../../storage/steps/own-words.ts'
import type { IncidentStep } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { stepRowsOf } from '../incident/step-rows.ts'
import { mayWork, refuseStale, type StepName, saveStep, stepToWork, theStep } from './one-step.ts'

const NO_REASON = 'Say why you are reopening the step.'
const NOT_NEEDED = 'Say why the step is not needed.'

/** The checklist of an incident, in the order of doing. */
export const stepsOf = incidentPart(async ({ book, id }: OpenIncident): Promise<IncidentStep[]> => {
  const rows = await stepRowsOf(book, id)
  return rows.map((row) => withOwnWords(book.vault, row))
})

/** When a step was done (an Instant; left out: now) and a word about it. */
export type Done = { performedAt?: string | undefined; note?: string | undefined }

/** Says that somebody is at work on a step. Refused when it was started, done or found not needed. */
export async function startStep(book: Book, who: Principal, name: StepName): Promise<IncidentStep> {
  const step = await stepToWork(book, who, name)
  refuseUnlessToDo(step)
  if (step.startedAt !== null) throw new Refused(`“${step.title}” was started already.`)
  return await saveStep(book, who, step, {
    act: 'step_started',
    changed: { startedAt: book.now(), startedBy: who.id },
  })
}

/**
 * Completes a step. The moment of doing and the moment of recording are kept, both. Throws Refused when it is
 * done already, was done in the future or ticks itself, Forbidden when the step is not this person's to do.
 */
export async function completeStep(
  book: Book,
  who: Principal,
  name: StepName,
  { performedAt, note }: Done,
): Promise<IncidentStep> {
  const step = await stepToWork(book, who, name)
  const recordedAt = book.now()
  const performed = performedAt ?? recordedAt
  refuseUndoable(step, performed, recordedAt)
  return await saveStep(book, who, step, {
    act: 'step_completed',
    changed: { performedAt: performed, recordedAt, completedBy: who.id },
    facts: { performedAt: performed },
    details: note ? { note } : undefined,
  })
}

/** Throws Refused when a step cannot be completed so: it is done already, was done in the future or ticks itself. */
export function refuseUndoable(step: IncidentStep, performedAt: string, now: string): void {
  refuseUnlessToDo(step)
  const itself = ticksItself(step.id)
  if (itself !== null) throw new Refused(`“${step.title}” is not marked done by hand. ${itself}`)
  if (Date.parse(performedAt) > Date.parse(now)) throw inTheFuture()
}

/**
 * Finds that a step is not needed here, for a reason: it is finished with that. Refused without one, when it was done, of a
 * step that carries notices, which the law asks for or does not, and of one that takes a second person.
 */
export async function findNotNeeded(book: Book, who: Principal, name: StepName, reason: string): Promise<IncidentStep> {
  const step = await theStep(book, name)
  refuseStale(step, name.version)
  refuseUnlessToDo(step)
  if (carriesNotice(step.id))
    throw new Refused(`“${step.title}” carries the notices that are owed. It is done when they are given.`)
  if (!mayBeLeftOut(step.id)) throw new Refused(`“${step.title}” cannot be left out. ${ticksItself(step.id)}`)
  refuseEmpty(reason, NOT_NEEDED)
  return await saveStep(book, who, step, {
    act: 'step_not_needed',
    changed: { notNeededAt: book.now(), notNeededBy: who.id },
    details: { reason },
  })
}

/**
 * Whether this person may open a finished step again: whoever does it. What an officer found not needed only an officer
 * opens again, and what was signed off only an officer or whoever signed it: nobody undoes alone what took a second person.
 */
export function mayReopen(step: IncidentStep, who: Principal): boolean {
  if (may(who.role, 'decide')) return true
  if (step.notNeededAt !== null || !mayWork(step, who)) return false
  return step.signedAt === null || step.signedBy === who.id
}

/**
 * Opens a step again that was done or found not needed. Forbidden to those who may not, Conflict when it changed meanwhile,
 * Refused without a reason, or when the step is open.
 */
export async function reopenStep(
  book: Book,
  who: Principal,
  { version, ...name }: StepName,
  reason: string,
): Promise<IncidentStep> {
  const step = await stepToWork(book, who, name)
  if (!mayReopen(step, who)) throw new Forbidden(step.notNeededAt === null ? ONLY_SIGNER : ONLY_OFFICER)
  refuseStale(step, version)
  if (isToDo(step)) throw new Refused(`“${step.title}” is open; there is nothing to reopen.`)
  refuseEmpty(reason, NO_REASON)
  return await saveStep(book, who, step, {
    act: 'step_reopened',
    changed: { ...NOTHING_DONE, reopenedAt: book.now() },
    facts: step.notNeededAt === null ? {} : { was: 'not_needed' },
    details: { reason },
  })
}

const ONLY_OFFICER = 'An officer found this step not needed. Ask an officer to reopen it.'
const ONLY_SIGNER = 'This step is signed off. Ask whoever signed it, or an officer, to reopen it.'

/** A step of which nothing is done. */
export const NOTHING_DONE = {
  ...{ startedAt: null, startedBy: null, performedAt: null, recordedAt: null, completedBy: null },
  ...{ signedAt: null, signedBy: null, notNeededAt: null, notNeededBy: null },
}

function refuseUnlessToDo({ title, performedAt, notNeededAt }: IncidentStep): void {
  if (performedAt !== null) throw new Refused(`“${title}” is already done. Reopen it first if that was a mistake.`)
  if (notNeededAt !== null) throw new Refused(`“${title}” was found not needed. Reopen it first.`)
}

function refuseEmpty(reason: string, message: string): void {
  if (reason.trim() === '') throw new Refused(message, [{ path: 'reason', message }])
}

function inTheFuture(): Refused {
  const message = 'A step cannot have been done in the future.'
  return new Refused(message, [{ path: 'performedAt', message }])
}
