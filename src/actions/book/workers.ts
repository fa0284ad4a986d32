import { covers } from '../../access/roles.ts'
import type { CanWork } from '../../breach/steps/owner.ts'
import type { User } from '../../storage/users/users.ts'

/** Those who can have steps: whoever can sign in and does more than read. */
export function workersAmong(users: readonly User[]): User[] {
  return users.filter(({ disabledAt, role }) => disabledAt === null && covers(role, 'staff'))
}

/** Which of all users can have steps now, by id. */
export function canWorkAmong(users: readonly User[]): CanWork {
  const workers = new Set(workersAmong(users).map(({ id }) => id))
  return (id) => workers.has(id)
}
