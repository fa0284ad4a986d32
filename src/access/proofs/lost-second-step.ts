import { Missing, Refused } from '../../errors.ts'
import type { Reader } from '../../storage/core/database.ts'
import type { Actor, Commit } from '../../storage/log/commit.ts'
import { deletePasskeys, listPasskeys } from '../../storage/users/passkeys.ts'
import { deleteSecondStep } from '../../storage/users/second-steps.ts'
import { deleteSessions } from '../../storage/users/sessions.ts'
import { findUser, type User } from '../../storage/users/users.ts'

/**
 * Removes the second step of somebody who lost it, with the passkeys, and ends every session. Refused for oneself, and where there is none.
 * Answers whose it was.
 */
export async function removeSecondStep(
  { db, commit }: { db: Reader; commit: Commit },
  by: Actor,
  id: string,
  reason: string,
): Promise<User> {
  const user = await findUser(db, id)
  if (!user) throw new Missing('User not found.')
  if (id === by.id) throw new Refused('Turn off your own second step under “Your account”.')
  if (!user.secondStep) throw new Refused(`${user.name} has no second step.`)
  const passkeys = await listPasskeys(db, id)
  const writes = [...deleteSecondStep(id), ...(passkeys.length > 0 ? [deletePasskeys(id)] : []), ...deleteSessions(id)]
  await commit({ act: 'second_step_removed', facts: { user: id }, details: { reason }, writes }, by)
  return user
}
