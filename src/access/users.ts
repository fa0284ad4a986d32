import { Conflict, type FieldError, Refused } from '../errors.ts'
import type { Reader } from '../storage/core/database.ts'
import { ROLES, type Role } from '../storage/core/role.ts'
import type { Actor, Commit } from '../storage/log/commit.ts'
import { deleteSessions } from '../storage/users/sessions.ts'
import { findUserByEmail, type User, updateAccount } from '../storage/users/users.ts'
import type { Doors } from './doors.ts'
import { keepingOneAdmin, refuseLastAdmin } from './leaving.ts'
import { passwordFaults } from './new-password.ts'
import { ownAccount, refuseSameName } from './own-account.ts'

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
  if (await internalAdapter.findUserByEmail(email)) throw new Conflict(TAKEN)
  const facts = { email, name: user.name.trim(), role: user.role, emailVerified: false }
  const made = await internalAdapter.createUser(facts, { method: 'email-password' })
  const hash = await password.hash(user.password)
  await internalAdapter.linkAccount({ accountId: made.id, providerId: 'credential', userId: made.id, password: hash })
  await given.commit({ act: 'user_added', facts: { user: made.id, role: user.role } }, by ?? { id: made.id })
  return { id: made.id }
}

const TAKEN = 'There is already a user with this e-mail address.'

/** What an admin changes of somebody's account; what is left out stays. */
export type UserChange = { name?: string | undefined; email?: string | undefined; role?: Role | undefined }

/**
 * Changes the name, the e-mail address or the role of somebody; with another address or role every session ends. Answers the
 * account as it was and as it is. Throws Missing for a stranger, Conflict for an address that is taken, Refused for one's own
 * role, for the last admin's, and where nothing changes.
 */
export async function changeUser(
  { db, commit }: Pick<Given, 'db' | 'commit'>,
  by: Actor,
  id: string,
  change: UserChange,
): Promise<{ before: User; after: User; changed: string[] }> {
  const before = await ownAccount(db, id)
  const { name = before.name, email = before.email, role = before.role } = change
  const site = role === 'staff' ? before.site : null
  const after = { ...before, name: name.trim(), email: email.trim().toLowerCase(), role, site }
  const changed = (['name', 'email', 'role'] as const).filter((each) => after[each] !== before[each])
  if (changed.length === 0) throw new Refused('Nothing has changed.')
  await refuseBadChange(db, by, before, after)
  const roles = role !== before.role && { role, former_role: before.role }
  const account = ({ name, email, site }: User) => ({ name, email, site })
  const ended = changed.some((each) => each !== 'name') ? deleteSessions(id) : []
  const entry = {
    ...{ act: 'user_changed' as const, facts: { user: id, changed, ...roles } },
    details: { ...account(after), before: account(before) },
    writes: [updateAccount(id, { ...account(after), role }), ...ended],
  }
  await keepingOneAdmin(commit(entry, by))
  return { before, after, changed }
}

async function refuseBadChange(db: Reader, by: Actor, before: User, after: User): Promise<void> {
  const errors = accountFaults(after)
  if (errors.length > 0) throw new Refused(errors.map((each) => each.message).join(' '), errors)
  if (after.name !== before.name) await refuseSameName(db, before.id, after.name)
  if (after.email !== before.email && (await findUserByEmail(db, after.email))) throw new Conflict(TAKEN)
  if (after.role === before.role) return
  if (by.id === before.id) throw new Refused(OWN_ROLE, [{ path: 'role', message: OWN_ROLE }])
  if (before.disabledAt === null) await refuseLastAdmin(db, before)
}

const OWN_ROLE = 'You cannot change your own role. Ask another admin.'

function accountFaults({ email, name, role }: Pick<NewUser, 'email' | 'name' | 'role'>): FieldError[] {
  return [
    !/^[^\s@]+@[^\s@]+$/.test(email.trim()) && {
      path: 'email',
      message: 'Enter an e-mail address, such as officer@clinic.example.',
    },
    name.trim() === '' && { path: 'name', message: 'Enter the user’s name.' },
    !ROLES.includes(role) && { path: 'role', message: `The role must be one of ${ROLES.join(', ')}.` },
  ].filter((each) => each !== false)
}

async function refuseBadUser(db: Reader, user: NewUser & { practice?: string }): Promise<void> {
  const errors = [...accountFaults(user), ...(await passwordFaults(db, user.password, user))]
  if (errors.length > 0) throw new Refused(errors.map((each) => each.message).join(' '), errors)
}
