import { Conflict, Refused } from '../errors.ts'
import type { Reader } from '../storage/core/database.ts'
import { ROLES, type Role } from '../storage/core/role.ts'
import type { Actor, Commit } from '../storage/log/commit.ts'
import type { Doors } from './doors.ts'
import { passwordFaults } from './new-password.ts'

/** A person who is to sign in. */
export type NewUser = { email: string; name: string; role: Role; password: string }

type Given = Pick<Doors, 'auth'> & { db: Reader; commit: Commit }

/**
 * Makes somebody who can sign in, and enters it in the log. Throws Refused for a bad address, name, role or
 * password, Conflict when the e-mail address is taken. `practice`: its name, where it is not saved yet.
 */
export async function addUser(
  given: Given,
  user: NewUser & { practice?: string },
  by?: Actor,
): Promise<{ id: string }> {
  await refuseBadUser(given.db, user)
  const { internalAdapter, password } = await (await given.auth()).$context
  const email = user.email.trim().toLowerCase()
  if (await internalAdapter.findUserByEmail(email))
    throw new Conflict('There is already a user with this e-mail address.')
  const facts = { email, name: user.name.trim(), role: user.role, emailVerified: false }
  const made = await internalAdapter.createUser(facts, { method: 'email-password' })
  const hash = await password.hash(user.password)
  await internalAdapter.linkAccount({ accountId: made.id, providerId: 'credential', userId: made.id, password: hash })
  await given.commit({ act: 'user_added', facts: { user: made.id, role: user.role } }, by ?? { id: made.id })
  return { id: made.id }
}

async function refuseBadUser(db: Reader, user: NewUser & { practice?: string }): Promise<void> {
  const errors = [
    !/^[^\s@]+@[^\s@]+$/.test(user.email.trim()) && {
      path: 'email',
      message: 'Enter an e-mail address, such as officer@clinic.example.',
    },
    user.name.trim() === '' && { path: 'name', message: 'Enter the user’s name.' },
    !ROLES.includes(user.role) && { path: 'role', message: `The role must be one of ${ROLES.join(', ')}.` },
    ...(await passwordFaults(db, user.password, user)),
  ].filter((each) => each !== false)
  if (errors.length > 0) throw new Refused(errors.map((each) => each.message).join(' '), errors)
}
