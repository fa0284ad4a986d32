import { canWorkAmong } from '../../../actions/book/workers.ts'
import type { Hand, Task } from '../../../breach/playbooks/task.ts'
import type { OwnerRole, StepOwner } from '../../../breach/steps/owner.ts'
import type { User } from '../../../storage/users/users.ts'
import { initialsOf } from '../../shell/navigation.ts'

/** The roles that can have steps, in words. */
export const ROLES: Record<OwnerRole, string> = {
  officer: 'any officer',
  staff: 'anybody of the staff',
  admin: 'any admin',
}

/** Who a playbook names, in words. */
export const HAND_WORDS: Record<Hand, string> = {
  staff: 'staff',
  officer: 'officer',
  it: 'IT',
  owner: 'owner',
  clinician: 'clinician',
}

/**
 * Whose a step is, as the template `partials/whose` prints it: a person in a circle. Where its owner can have no steps any
 * more, it is the backup's; where the backup neither, nobody's, a `?`. `gone` says in words why. Everybody's of a role, it is
 * whose its playbook says.
 */
export function whoseStep(
  { owner, ownedBy, backup }: StepOwner,
  users: readonly User[],
  task: Pick<Task, 'owner'> | null,
) {
  const canWork = canWorkAmong(users)
  const nameOf = (id: string) => users.find((user) => user.id === id)?.name ?? id
  const standsIn = backup !== null && canWork(backup) ? nameOf(backup) : null
  const gone = ownedBy !== null && !canWork(ownedBy) ? whyGone(ownedBy, users) : null
  const name = gone === null ? (ownedBy === null ? null : nameOf(ownedBy)) : standsIn
  return {
    name: name ?? (task && ownedBy === null ? HAND_WORDS[task.owner] : owner),
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
