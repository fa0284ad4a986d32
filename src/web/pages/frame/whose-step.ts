import type { OwnerRole, StepOwner } from '../../../breach/steps/owner.ts'
import type { User } from '../../../storage/users/users.ts'
import { initialsOf } from '../../shell/navigation.ts'

/** The roles that can have steps, in words. */
export const ROLES: Record<OwnerRole, string> = {
  officer: 'any officer',
  staff: 'anybody of the staff',
  admin: 'any admin',
}

/** Whose a step is, as the template `partials/whose` prints it: a person in a circle, `?` where he or she can sign in no more. */
export function whoseStep({ owner, ownedBy, backup }: StepOwner, users: readonly User[]) {
  const known = (id: string | null) => users.find((user) => user.id === id) ?? null
  const person = known(ownedBy)
  const isGone = ownedBy !== null && person?.disabledAt !== null
  return {
    name: person?.name ?? ownedBy ?? owner,
    inWords: person?.name ?? ownedBy ?? ROLES[owner],
    initials: person === null || isGone ? null : initialsOf(person.name),
    isGone,
    backup: known(backup)?.name ?? backup,
  }
}
