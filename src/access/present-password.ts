import { APIError } from 'better-auth/api'
import { Refused } from '../errors.ts'
import type { Commit } from '../storage/log/commit.ts'
import { findPassword } from '../storage/users/passwords.ts'
import type { User } from '../storage/users/users.ts'
import type { Guarded } from './counted-tries.ts'
import type { Doors } from './doors.ts'
import { takeTry, tooManyAtOnce } from './slow-down.ts'

/** What checking a password of somebody who is signed in needs. */
export type PasswordCheck = Guarded & Pick<Doors, 'auth'> & { commit: Commit }

/** Where somebody is signed in: the id of the session, and from which address the request came. */
export type Seat = { session: string; address: string }

/**
 * Throws Refused, and says so in the log, where this is not the password that somebody signed in with. Wrong ones are counted
 * for the session and slowed down like a sign-in: TooMany while the wait lasts. Nobody outside the session makes it wait.
 */
export async function checkPresentPassword(
  book: PasswordCheck,
  seat: Seat,
  user: User,
  password: string,
): Promise<void> {
  const { address } = seat
  const counted = await takeTry(book, { email: user.email, address, browser: inSession(seat) })
  if (await isPassword(book, user.id, password).catch((error: unknown) => tellBusy(error, counted.takeBack))) {
    await counted.succeed()
    return
  }
  const facts = { user: user.id, address, ...(counted.wait > 0 && { waitSeconds: counted.wait }) }
  await book.commit({ act: 'password_refused', facts }, { id: 'system' })
  const message = 'This is not your current password.'
  throw new Refused(message, [{ path: 'presentPassword', message }])
}

/** As which browser tries within a session are counted. */
export function inSession({ session }: Seat): string {
  return `session/${session}`
}

async function isPassword({ db, auth }: PasswordCheck, user: string, password: string): Promise<boolean> {
  const hash = await findPassword(db, user)
  return hash !== undefined && (await (await (await auth()).$context).password.verify({ hash, password }))
}

async function tellBusy(error: unknown, takeBack: () => Promise<void>): Promise<never> {
  if (!(error instanceof APIError)) throw error
  await takeBack()
  throw tooManyAtOnce()
}
