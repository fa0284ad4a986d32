import { may, type Principal } from '../../access/roles.ts'
import { belongsTo, type CanWork, OWNER_ROLES, type StepOwner } from '../../breach/steps/owner.ts'
import { isToDo } from '../../breach/steps/state.ts'
import { Forbidden, Refused } from '../../errors.ts'
import type { IncidentStep } from '../../storage/steps/steps.ts'
import type { User } from '../../storage/users/users.ts'
import type { Book } from '../book/book.ts'
import { usersOf } from '../book/names.ts'
import { canWorkAmong, workersAmong } from '../book/workers.ts'
import { openIncident } from '../incident/open-incident.ts'
import { namingFor } from '../incident/restriction.ts'
import { refuseStale, type StepName, saveStep, stepToWork } from './one-step.ts'

/**
 * Whose steps are to be: `owner` is a role, or a user's id or e-mail address; `backup` a user, null: nobody, left out: as it
 * is. `note` says why.
 */
export type OwnerWanted = { owner: string; backup?: string | null | undefined; note?: string | undefined }

/**
 * Whether this person may say whose a step is: an officer of each, others of what is their own. A backup does the step and
 * takes it from nobody who is there: it becomes the backup's own once its owner can have none. Where a second person signs
 * off, the owner and the backup decide who that can be, so an officer names both.
 */
export function mayAssign(step: IncidentStep, who: Principal, canWork: CanWork): boolean {
  if (may(who.role, 'decide')) return true
  return may(who.role, 'report') && step.secondPerson === null && belongsTo(step, who, canWork)
}

/**
 * Says whose a step is. Forbidden to those who may not, Conflict when it changed meanwhile; Refused for somebody who cannot
 * have steps, for a step that is finished, and where nothing changes.
 */
export async function assignStep(
  book: Book,
  who: Principal,
  { version, ...name }: StepName,
  wanted: OwnerWanted,
): Promise<IncidentStep> {
  const [step, users] = await Promise.all([stepToWork(book, who, name), usersOf(book)])
  if (!mayAssign(step, who, canWorkAmong(users)))
    throw new Forbidden(step.secondPerson === null ? ONLY_OWNER : ONLY_OFFICER)
  refuseStale(step, version)
  refuseFinished(step, 'owner')
  const changed = owned(step, wanted, users)
  if (isSame(step, changed)) throw wrong('owner', `“${step.title}” is theirs already. Choose somebody else.`)
  const naming = await namingFor(await openIncident(book, name.incident), who, [changed.ownedBy, changed.backup])
  return await saveStep(book, who, step, {
    act: step.ownedBy === who.id || !may(who.role, 'decide') ? 'step_handed_over' : 'step_assigned',
    changed,
    facts: { ...ownerFacts(changed), ...(changed.backup !== null && { backup: changed.backup }), ...naming.facts },
    writes: naming.writes,
    details: wanted.note ? { note: wanted.note } : undefined,
  })
}

const ONLY_OWNER = 'You stand in for this step. Its owner or an officer says who does it.'
const ONLY_OFFICER = 'This step needs a second person, so only an officer says who does it and who stands in.'

/** Whose a step is once that is as wanted. Refused for somebody who cannot have steps. */
export function owned(step: StepOwner, { owner, backup }: OwnerWanted, users: readonly User[]): StepOwner {
  const role = OWNER_ROLES.find((each) => each === owner)
  const ownedBy = role ? null : theWorker(users, owner, 'owner')
  const kept = step.backup === ownedBy ? null : step.backup
  const standIn = backup === undefined ? kept : backup === null ? null : theWorker(users, backup, 'backup')
  if (standIn !== null && standIn === ownedBy) throw wrong('backup', 'The backup must be another person.')
  return { owner: role ?? step.owner, ownedBy, backup: standIn }
}

function theWorker(users: readonly User[], named: string, path: 'owner' | 'backup'): string {
  const user = users.find(({ id, email }) => id === named || email.toLowerCase() === named.trim().toLowerCase())
  if (!user || user.disabledAt !== null)
    throw wrong(path, `No user with this id or e-mail address can sign in. Choose one who can, or a role: ${ROLES}.`)
  if (!workersAmong([user]).length)
    throw wrong(path, `${user.name} is an auditor and only reads. Choose somebody else.`)
  return user.id
}

const ROLES = OWNER_ROLES.join(', ')

/** Whether nothing changes. */
export function isSame(step: StepOwner, changed: StepOwner): boolean {
  return step.owner === changed.owner && step.ownedBy === changed.ownedBy && step.backup === changed.backup
}

/** An owner as the log has it: where a person is named, the role says nothing. */
export function ownerFacts({ owner, ownedBy }: StepOwner): { ownedBy: string } | { owner: string } {
  return ownedBy === null ? { owner } : { ownedBy }
}

/** Refuses to give away what is finished. */
export function refuseFinished(step: IncidentStep, path: string): void {
  if (isToDo(step)) return
  throw wrong(path, `“${step.title}” is finished. Reopen it before somebody else does it.`)
}

/** A refusal about one field. */
export function wrong(path: string, message: string): Refused {
  return new Refused(message, [{ path, message }])
}
