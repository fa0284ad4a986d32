import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { makeKey } from '../../../../src/access/keys.ts'
import { disableUser } from '../../../../src/access/leaving.ts'
import { SCOPES, type Scope } from '../../../../src/access/roles.ts'
import { addUser } from '../../../../src/access/users.ts'
import { ROLES, type Role } from '../../../../src/storage/core/role.ts'
import { revokeKey } from '../../../../src/storage/users/keys.ts'
import { ask, keyFor, signInAs } from '../../../support/world/world.ts'
import type { Clinic } from '../clinic.ts'

/** Somebody who knocks: what is sent along, the role of it, and what a key is for; without a role, one who may nothing. */
export type Caller = { cookie?: string; key?: string; role?: Role; scopes?: readonly Scope[] }

/** Everybody who could stand before a door, by the words a reader of the test has for them. */
export async function callersOf(clinic: Clinic): Promise<Record<string, Caller>> {
  const callers: Record<string, Caller> = { 'a stranger': {}, ...(await former(clinic)) }
  for (const role of ROLES) callers[`the ${role}`] = { cookie: clinic.cookies[role], role }
  for (const role of ROLES)
    callers[`a key: ${role}`] = { key: await keyFor(clinic.world, role, clinic.people[role].id), role }
  for (const scope of SCOPES) callers[`a key: admin, only ${scope}`] = await scoped(clinic, 'admin', [scope])
  callers['a key: officer, all but settings'] = await scoped(
    clinic,
    'officer',
    SCOPES.filter((scope) => scope !== 'settings'),
  )
  callers['a key: staff, only read'] = await scoped(clinic, 'staff', ['read'])
  return callers
}

async function scoped({ world, people }: Clinic, role: Role, scopes: readonly Scope[]): Promise<Caller> {
  const { secret, kept } = makeKey(`${role} for ${scopes}`, role, world.now(), { scopes, madeBy: people.admin.id })
  await world.commit({ act: 'key_added', writes: [kept] }, people.admin)
  return { key: secret, role, scopes }
}

// Each of them was an admin, or had an admin’s key: what they may not is refused because they are gone.
async function former(clinic: Clinic): Promise<Record<string, Caller>> {
  const { world, people } = clinic
  const left = await admin(clinic, 'left')
  const keyOfLeft = await keyFor(world, 'admin', left.id)
  await disableUser(world, people.admin, left.id)
  const signedOut = await admin(clinic, 'out')
  await ask(world, '/sign-out', { method: 'POST', cookie: signedOut.cookie })
  const idle = await admin(clinic, 'idle')
  await turnBack(clinic, idle.id, 'expiresAt', 1)
  const overnight = await admin(clinic, 'overnight')
  await turnBack(clinic, overnight.id, 'createdAt', 13 * 3_600_000)
  const past = { expiresAt: new Date(Date.parse(world.now()) - 1).toISOString() }
  // The first request after its end takes a session away, and says so in the log.
  for (const { cookie } of [idle, overnight]) await ask(world, '/', { cookie })
  const [expired, revoked] = [makeKey('old', 'admin', world.now(), past), makeKey('ended', 'admin', world.now())]
  await world.commit({ act: 'key_added', writes: [expired.kept, revoked.kept] }, people.admin)
  await world.commit({ act: 'key_revoked', writes: [revokeKey(revoked.id, world.now())] }, people.admin)
  return {
    'an admin who was deactivated': { cookie: left.cookie },
    'an admin who signed out': { cookie: signedOut.cookie },
    'an admin who was idle too long': { cookie: idle.cookie },
    'an admin signed in for 13 hours': { cookie: overnight.cookie },
    'a key of somebody who left': { key: keyOfLeft },
    'a key that expired': { key: expired.secret },
    'a key that was revoked': { key: revoked.secret },
    'a key that nobody made': { key: 'bb_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
  }
}

async function admin({ world }: Clinic, name: string) {
  const email = `${name}@harbor.example`
  const password = `a sentence of the one ${name}`
  const { id } = await addUser(world, { email, name, role: 'admin', password })
  return { id, cookie: await signInAs(world, email, password) }
}

async function turnBack({ folder }: Clinic, user: string, column: 'expiresAt' | 'createdAt', ms: number) {
  const file = new Sqlite(join(folder, 'breachbook.db'))
  const moment = new Date(Date.now() - ms).toISOString()
  file.prepare(`UPDATE sessions SET ${column} = ? WHERE userId = ?`).run(moment, user)
  file.close()
}
