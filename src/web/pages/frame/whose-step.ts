import { canWorkAmong } from '../../../actions/book/workers.ts'
import type { OwnerRole, StepOwner } from '../../../breach/steps/owner.ts'
import type { User } from '../../../storage/users/users.ts'
import { initialsOf } from '../../shell/navigation.ts'

/** The roles that can have steps, in words. */
export const ROLES: Record<OwnerRole, string> = {
  officer: 'any officer',
  staff: 'anybody of the staff',
  admin: 'any admin',
}

/**
 * Whose a step is, as the template `partials/whose` prints it: a person in a circle. Where its owner can have no steps any
 * more, it is the backup's; where the backup neither, nobody's, a `?`. `gone` says in words why.
 */
export function whoseStep({ owner, ownedBy, backup }: StepOwner, users: readonly User[]) {
  const canWork = canWorkAmong(users)
  const nameOf = (id: string) => users.find((user) => user.id === id)?.name ?? id
  const standsIn = backup !== null && canWork(backup) ? nameOf(backup) : null
  const gone = ownedBy !== null && !canWork(ownedBy) ? whyGone(ownedBy, users) : null
  const name = gone === null ? (ownedBy === null ? null : nameOf(ownedBy)) : standsIn
  return {
    name: name ?? owner,
    inWords: name ?? (gone === null ? ROLES[owner] : 'nobody'),
    initials: name === null ? null : initialsOf(name),
    gone,
    isNobodys: gone !== null && name === null,
    backup: gone === null ? standsIn : null,
  }
}

function whyGone(id: string, users: readonly User[]): string {
  const user = users.find((each) => each.id === id)
  return user?.disabledAt === null ? `${user.name} only reads now` : `${user?.name ?? id} cannot sign in any more`
}
