import { Missing, Refused } from '../errors.ts'
import type { Reader } from '../storage/core/database.ts'
import type { Commit } from '../storage/log/commit.ts'
import { updatePassword } from '../storage/users/passwords.ts'
import { deleteOtherSessions } from '../storage/users/sessions.ts'
import { findUser, listUsers, type User, updateName } from '../storage/users/users.ts'
import { refuseBadPassword } from './new-password.ts'
import { checkPresentPassword, type PasswordCheck, type Seat } from './present-password.ts'

/** One’s own account. Throws Missing where there is none. */
export async function ownAccount(db: Reader, id: string): Promise<User> {
  const user = await findUser(db, id)
  if (!user) throw new Missing('User not found.')
  return user
}

/** Changes one’s own name. Refused where another user has it: the record would say of both the same. */
export async function changeOwnName(
  { db, commit }: { db: Reader; commit: Commit },
  id: string,
  name: string,
): Promise<void> {
  const user = await ownAccount(db, id)
  if (name === user.name) return
  await refuseSameName(db, id, name)
  const details = { name, formerName: user.name }
  await commit({ act: 'own_name_changed', facts: { user: id }, details, writes: [updateName(id, name)] }, { id })
}

/** Throws Refused where another user has this name. */
export async function refuseSameName(db: Reader, id: string, name: string): Promise<void> {
  const isSame = (other: User) => other.id !== id && other.name.trim().toLowerCase() === name.toLowerCase()
  if (!(await listUsers(db)).some(isSame)) return
  const message = 'Another user has this name. Add something that tells you apart, such as a middle initial.'
  throw new Refused(message, [{ path: 'name', message }])
}

/**
 * Changes one’s own password, and ends every other session. Refused without the present password, and when others could guess
 * the new one.
 */
export async function changeOwnPassword(
  book: PasswordCheck,
  seat: Seat,
  id: string,
  { presentPassword, password }: { presentPassword: string; password: string },
): Promise<void> {
  const user = await ownAccount(book.db, id)
  await checkPresentPassword(book, seat, user, presentPassword)
  await refuseBadPassword(book.db, password, user)
  const hash = await (await (await book.auth()).$context).password.hash(password)
  const writes = [updatePassword(id, hash), ...deleteOtherSessions(id, seat.session)]
  await book.commit({ act: 'own_password_changed', facts: { user: id }, writes }, { id })
}
