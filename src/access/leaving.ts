import { Missing, Refused } from '../errors.ts'
import type { Reader } from '../storage/core/database.ts'
import type { Actor, Commit } from '../storage/log/commit.ts'
import { deleteDraftsOf } from '../storage/users/drafts.ts'
import { updatePassword } from '../storage/users/passwords.ts'
import { deleteSessions } from '../storage/users/sessions.ts'
import { findUser, listUsers, type User, updateDisabled } from '../storage/users/users.ts'
import type { Doors } from './doors.ts'
import { refuseBadPassword } from './new-password.ts'

type Given = Pick<Doors, 'auth'> & { db: Reader; commit: Commit; now(): string }

/**
 * Shuts somebody out, ends every session and forgets what was typed and not saved, at once (45 CFR 164.308(a)(3)(ii)(C), termination of access); what was done
 * stays in the log under the name. Throws Missing for a stranger, Refused for oneself or the last admin.
 */
export async function disableUser({ db, commit, now }: Given, by: Actor, id: string): Promise<void> {
  const user = await theUser(db, id)
  if (id === by.id) throw new Refused('You cannot deactivate yourself. Ask another admin.')
  await refuseLastAdmin(db, user)
  const writes = [updateDisabled(id, now()), ...deleteSessions(id), deleteDraftsOf(id)]
  await keepingOneAdmin(commit({ act: 'user_disabled', facts: { user: id }, writes }, by))
}

/** Throws Refused where nobody but this user is an admin who can sign in. */
export async function refuseLastAdmin(db: Reader, { id, role }: User): Promise<void> {
  if (role === 'admin' && !(await hasOtherAdmin(db, id))) throw lastAdmin()
}

/** The same where another admin leaves at the same moment: the database itself keeps the last one. */
export async function keepingOneAdmin(written: Promise<unknown>): Promise<void> {
  await written.catch((error: unknown) => {
    throw String(error).includes('the last admin stays') ? lastAdmin() : error
  })
}

function lastAdmin(): Refused {
  return new Refused('This is the last admin. Add another admin first.')
}

/** Lets somebody in again who was shut out. */
export async function enableUser({ db, commit }: Given, by: Actor, id: string): Promise<void> {
  await theUser(db, id)
  await commit({ act: 'user_enabled', facts: { user: id }, writes: [updateDisabled(id, null)] }, by)
}

/** Gives somebody another password, and ends every session of the old one. Refused when others could guess it. */
export async function changePassword(
  { db, auth, commit }: Given,
  by: Actor,
  id: string,
  password: string,
): Promise<void> {
  await refuseBadPassword(db, password, await theUser(db, id))
  const hash = await (await (await auth()).$context).password.hash(password)
  await commit(
    { act: 'password_changed', facts: { user: id }, writes: [updatePassword(id, hash), ...deleteSessions(id)] },
    by,
  )
}

/** Ends every session of somebody, who can sign in again. Throws Missing for a stranger. */
export async function endSessions({ db, commit }: Omit<Given, 'auth' | 'now'>, by: Actor, id: string): Promise<void> {
  await theUser(db, id)
  await commit({ act: 'user_sessions_ended', facts: { user: id }, writes: deleteSessions(id) }, by)
}

async function theUser(db: Reader, id: string): Promise<User> {
  const user = await findUser(db, id)
  if (!user) throw new Missing('User not found.')
  return user
}

async function hasOtherAdmin(db: Reader, id: string): Promise<boolean> {
  const users = await listUsers(db)
  return users.some((each) => each.role === 'admin' && each.id !== id && each.disabledAt === null)
}
