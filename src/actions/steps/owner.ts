import { covers, may, type Principal } from '../../access/roles.ts'
import { OWNER_ROLES, type OwnerRole } from '../../breach/steps/owner.ts'
import { isToDo } from '../../breach/steps/state.ts'
import { Missing, Refused } from '../../errors.ts'
import { changeStep, type IncidentStep } from '../../storage/steps/steps.ts'
import type { User } from '../../storage/users/users.ts'
import type { Book } from '../book/book.ts'
import { usersOf } from '../book/names.ts'
import { openIncident } from '../incident/open-incident.ts'
import { type StepName, saveStep, stepToWork } from './one-step.ts'
import { stepsOf } from './steps.ts'

/**
 * Whose steps are to be: `owner` is a role, or a user's id or e-mail address; `backup` a user, null: nobody, left out: as it
 * is. `note` says why.
 */
export type OwnerWanted = { owner: string; backup?: string | null | undefined; note?: string | undefined }

type Owner = Pick<IncidentStep, 'owner' | 'ownedBy' | 'backup'>

/**
 * Says whose a step is. An officer assigns each, others hand on what is theirs. Refused for somebody who cannot have steps, for
 * a step that is finished, and where nothing changes.
 */
export async function assignStep(
  book: Book,
  who: Principal,
  name: StepName,
  wanted: OwnerWanted,
): Promise<IncidentStep> {
  const step = await stepToWork(book, who, name)
  refuseUnlessOpen(step, 'owner')
  const changed = owned(step, wanted, await usersOf(book))
  if (isSame(step, changed)) throw wrong('owner', `“${step.title}” is theirs already. Choose somebody else.`)
  return await saveStep(book, who, step, {
    act: step.ownedBy === who.id || !may(who.role, 'decide') ? 'step_handed_over' : 'step_assigned',
    changed,
    facts: factsOf(changed),
    details: wanted.note ? { note: wanted.note } : undefined,
  })
}

/** Gives several open steps of an incident to one owner, all together or none. Missing for a step that is not there. */
export async function assignSteps(
  book: Book,
  who: Principal,
  incident: string,
  { steps: ids, ...wanted }: OwnerWanted & { steps: readonly string[] },
): Promise<void> {
  const [steps, users] = await Promise.all([stepsOf(await openIncident(book, incident)), usersOf(book)])
  const chosen = [...new Set(ids)].map((id) => {
    const step = steps.find((each) => each.id === id)
    if (!step) throw new Missing(`Incident ${incident} has no step ${id}.`)
    return step
  })
  if (chosen.length === 0) throw wrong('steps', 'Choose at least one step.')
  for (const step of chosen) refuseUnlessOpen(step, 'steps')
  const moved = chosen.flatMap((step) => {
    const changed = owned(step, wanted, users)
    return isSame(step, changed) ? [] : [{ id: step.id, changed }]
  })
  const [first] = moved
  if (!first) throw wrong('owner', 'All of them are theirs already. Choose somebody else.')
  await book.commit(
    {
      act: 'steps_assigned',
      incident,
      facts: { steps: moved.map(({ id }) => id), ...factsOf(first.changed) },
      details: wanted.note ? { note: wanted.note } : undefined,
      writes: moved.map(({ id, changed }) => changeStep(incident, id, changed)),
    },
    who,
  )
}

/** Those who can have steps: whoever can sign in and does more than read. */
export function workersAmong(users: readonly User[]): User[] {
  return users.filter(({ disabledAt, role }) => disabledAt === null && covers(role, 'staff'))
}

function owned(step: IncidentStep, { owner, backup }: OwnerWanted, users: readonly User[]): Owner {
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
  if (!covers(user.role, 'staff')) throw wrong(path, `${user.name} is an auditor and only reads. Choose somebody else.`)
  return user.id
}

const ROLES = OWNER_ROLES.join(', ')

function isSame(step: Owner, changed: Owner): boolean {
  return step.owner === changed.owner && step.ownedBy === changed.ownedBy && step.backup === changed.backup
}

// Where a person is named, the role says nothing.
function factsOf({ owner, ownedBy, backup }: Owner): { owner?: OwnerRole; ownedBy?: string; backup?: string } {
  return { ...(ownedBy === null ? { owner } : { ownedBy }), ...(backup !== null && { backup }) }
}

function refuseUnlessOpen(step: IncidentStep, path: string): void {
  if (isToDo(step)) return
  throw wrong(path, `“${step.title}” is finished. Reopen it before somebody else does it.`)
}

function wrong(path: string, message: string): Refused {
  return new Refused(message, [{ path, message }])
}
