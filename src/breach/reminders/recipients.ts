import { belongsTo, isNobodys, OWNER_ROLES, type OwnerRole, type StepOwner } from '../steps/owner.ts'
import type { Reminded } from './reminder.ts'

/** The officers; where a practice has none, its admins. */
export function officersAmong<Person extends Reminded>(people: readonly Person[]): Person[] {
  const officers = people.filter(({ role }) => role === 'officer')
  return officers.length > 0 ? officers : people.filter(({ role }) => role === 'admin')
}

/** Whose a step is: the person who is named, else everybody of the role; of a step that is nobody’s, the officers. */
export function ownersAmong<Person extends Reminded>(people: readonly Person[], step: StepOwner): Person[] {
  const canWork = (id: string) =>
    people.some((person) => person.id === id && OWNER_ROLES.includes(person.role as OwnerRole))
  const owners = people.filter((person) => belongsTo(step, person, canWork))
  const hasNone = isNobodys(step, canWork) || (owners.length === 0 && step.ownedBy === null)
  return hasNone ? officersAmong(people) : owners
}

/** Who can sign beside an author: the officers, and where there is no other the admins; for a step its backup too. */
export function signersAmong<Person extends Reminded>(
  people: readonly Person[],
  { author, backup }: { author: string; backup: string | null },
): Person[] {
  const others = people.filter(({ id }) => id !== author)
  const standIn = others.filter(({ id }) => id === backup)
  return [...new Set([...officersAmong(others), ...standIn])]
}
