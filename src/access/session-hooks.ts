import type { Reader } from '../storage/core/database.ts'
import type { ProvedBy } from '../storage/log/chain.ts'
import type { Commit } from '../storage/log/commit.ts'
import { updateSecondStepAsked } from '../storage/users/second-steps.ts'
import { findUser, type User } from '../storage/users/users.ts'
import { mayEnter } from './may-enter.ts'
import { oughtToHaveSecondStep } from './second-step-rule.ts'

type SessionBegun = {
  userId: string
  provedBy?: string | null
  ipAddress?: string | null | undefined
  userAgent?: string | null | undefined
}
type At = { path?: string } | null

/** Lets nobody in who was shut out, and enters in the log who signed in and out: only once all that is asked was given. */
export function sessionHooks({ reader, commit }: { reader: Reader; commit: Commit }) {
  const isHalf = async ({ userId }: { userId: string }, at: At) =>
    at?.path === WITH_PASSWORD && (await findUser(reader, userId))?.secondStep === 1
  return {
    create: {
      before: async (session: SessionBegun, at: At) =>
        (await mayEnter(reader, session.userId)) && { data: provedAtSignIn(session, at) },
      after: async (session: SessionBegun, at: At) => {
        const user = await findUser(reader, session.userId)
        if (!user || (await isHalf(session, at))) return
        const facts = { user: user.id, ...whence(session), ...withIn(session) }
        await commit({ act: 'signed_in', facts, writes: asking(user) }, user)
      },
    },
    delete: {
      after: async (session: { userId: string }, at: At) => {
        if (await isHalf(session, at)) return
        await commit({ act: 'signed_out', facts: { user: session.userId } }, { id: session.userId })
      },
    },
  }
}

// After the password alone, the plugin begins a session and ends it at once: nobody was in.
const WITH_PASSWORD = '/sign-in/email'

const STEPS: Record<string, ProvedBy> = {
  '/two-factor/verify-totp': 'code',
  '/two-factor/verify-backup-code': 'recovery_code',
}

function withIn({ provedBy }: SessionBegun): { with?: string } {
  return provedBy && provedBy !== 'password' ? { with: provedBy } : {}
}

// A sign-in proves as much as whoever signs is asked for.
function provedAtSignIn({ provedBy }: SessionBegun, at: At) {
  return { provedAt: new Date().toISOString(), provedBy: provedBy ?? STEPS[at?.path ?? ''] ?? 'password' }
}

// Sessions keep the machine's time, and so does what is asked of them.
function asking(user: User) {
  const isNew = oughtToHaveSecondStep(user) && user.secondStepAskedAt === null
  return isNew ? [updateSecondStepAsked(user.id, new Date().toISOString())] : []
}

function whence({ ipAddress, userAgent }: SessionBegun) {
  return { ...(ipAddress && { address: ipAddress }), ...(userAgent && { browser: userAgent }) }
}
