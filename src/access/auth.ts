import { type BetterAuthOptions, betterAuth } from 'better-auth'
import type { AuthTables } from '../storage/core/database.ts'
import type { Change, Commit } from '../storage/log/commit.ts'
import { hashing } from './hashing.ts'
import { PASSWORD_MIN } from './new-password.ts'
import { ADDRESS_HEADER, IDLE_MINUTES } from './sign-in-rules.ts'

export type Auth = ReturnType<typeof createAuth>

/** What signing in needs: its tables, the address people use, the secret of its cookies, and who is let in. */
export type AuthNeeds = {
  db: AuthTables
  url: string
  secret: string
  commit: Commit
  mayEnter: (userId: string) => Promise<boolean>
}

/** better-auth over our database: passwords and sessions. Sign-ins are entered in our log by its hooks. */
export function createAuth(given: AuthNeeds) {
  return betterAuth({
    ...SETTLED,
    baseURL: given.url,
    secret: given.secret,
    database: { db: given.db, type: 'sqlite', transaction: false },
    advanced: {
      cookiePrefix: 'breachbook',
      useSecureCookies: given.url.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    databaseHooks: { session: sessionHooks(given) },
  })
}

const SETTLED = {
  appName: 'Breachbook',
  basePath: '/auth',
  telemetry: { enabled: false },
  logger: { level: 'error' },
  emailAndPassword: {
    enabled: true,
    disableSignUp: true,
    minPasswordLength: PASSWORD_MIN,
    maxPasswordLength: 256,
    password: hashing,
  },
  session: { modelName: 'sessions', expiresIn: IDLE_MINUTES * 60, updateAge: 60 },
  user: { modelName: 'users', additionalFields: { role: { type: 'string', required: true, input: false } } },
  account: { modelName: 'accounts' },
  verification: { modelName: 'verifications' },
  // By address alone, it would keep everybody behind one address out; slow-down.ts tells them apart.
  rateLimit: { enabled: false },
} as const satisfies BetterAuthOptions

function sessionHooks({ commit, mayEnter }: AuthNeeds) {
  const enter = async (act: Change['act'], { userId }: { userId: string }, from: Change['facts'] = {}) => {
    await commit({ act, facts: { user: userId, ...from } }, { id: userId })
  }
  return {
    create: {
      before: async ({ userId }: { userId: string }) => ((await mayEnter(userId)) ? undefined : false),
      after: (session: SessionBegun) => enter('signed_in', session, whence(session)),
    },
    delete: { after: (session: { userId: string }) => enter('signed_out', session) },
  }
}

type SessionBegun = { userId: string; ipAddress?: string | null | undefined; userAgent?: string | null | undefined }

function whence({ ipAddress, userAgent }: SessionBegun) {
  return { ...(ipAddress && { address: ipAddress }), ...(userAgent && { browser: userAgent }) }
}
