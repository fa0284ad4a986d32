import { Missing, Refused } from '../errors.ts'
import type { Reader } from '../storage/core/database.ts'
import { type Commit, findHead } from '../storage/log/commit.ts'
import { readNewestOfNoIncident } from '../storage/log/log.ts'
import { deleteOtherSessions, deleteSession, listSessions, type Session } from '../storage/users/sessions.ts'

const DAYS = 90
const SHOWN = ['signed_in', 'sign_in_refused', 'password_refused', 'second_step_refused', 'passkey_refused'] as const

type Given = { db: Reader; commit: Commit }

/** One’s own open session; `present`: the one that asks. */
export type OwnSession = Session & { present: boolean }

/** What the log says, by the number of its entry, of one’s own coming in: a sign-in, or a refusal; null where an older entry does not say whence. */
export type SignIn = {
  seq: number
  at: string
  act: (typeof SHOWN)[number]
  address: string | null
  browser: string | null
}

/** Somebody’s open sessions, the one used last first. */
export async function ownSessions(db: Reader, user: string, present: string): Promise<OwnSession[]> {
  // Sessions keep the machine's time, not that of the book.
  const sessions = await listSessions(db, user, new Date().toISOString())
  return sessions.map((session) => ({ ...session, present: session.id === present }))
}

/** Ends one of somebody’s own sessions. Missing where it is over; Refused for the one that asks. */
export async function endOwnSession({ db, commit }: Given, user: string, present: string, id: string): Promise<void> {
  if (id === present) throw new Refused('This is the session you are in. Sign out to end it.')
  const open = await ownSessions(db, user, present)
  if (!open.some((session) => session.id === id)) throw new Missing('Session not found. It may be over already.')
  await commit({ act: 'session_ended', facts: { user }, writes: deleteSession(user, id) }, { id: user })
}

/** Ends all of somebody’s own sessions but the one that asks. */
export async function endOtherSessions({ commit }: Given, user: string, present: string): Promise<void> {
  const writes = deleteOtherSessions(user, present)
  await commit({ act: 'sessions_ended', facts: { user }, writes }, { id: user })
}

/** Somebody’s sign-ins and refusals of the last 90 days, the newest first. */
export async function ownSignIns({ db, now }: { db: Reader; now(): string }, user: string): Promise<SignIn[]> {
  const since = new Date(Date.parse(now()) - DAYS * 86_400_000).toISOString()
  const found: SignIn[] = []
  for await (const { seq, at, act, facts } of readNewestOfNoIncident(db)) {
    if (at < since) break
    const shown = SHOWN.find((each) => each === act)
    if (shown && facts?.user === user) found.push({ seq, at, act: shown, ...whence(facts) })
  }
  return found
}

/** The number of the newest entry of the log. */
export async function newestEntry(db: Reader): Promise<number> {
  return (await findHead(db)).seq
}

const SHUT: readonly string[] = [
  'own_password_changed',
  'passkey_added',
  'passkey_removed',
  'password_changed',
  'second_step_removed',
  'second_step_set',
  'session_ended',
  'sessions_ended',
  'user_sessions_ended',
]

/** Whether after that entry somebody’s password or second step was changed, or a session ended on purpose; without a number, it is not known. */
export async function wasShutSince(db: Reader, user: string, entry: number): Promise<boolean> {
  for await (const { seq, act, facts } of readNewestOfNoIncident(db)) {
    if (!(seq > entry)) return Number.isNaN(entry)
    if (SHUT.includes(act) && facts?.user === user) return true
  }
  return Number.isNaN(entry)
}

function whence({ address, browser }: Record<string, unknown>) {
  const text = (fact: unknown) => (typeof fact === 'string' ? fact : null)
  return { address: text(address), browser: text(browser) }
}
