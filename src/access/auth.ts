import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { AuthTables, Reader } from '../storage/core/database.ts'
import type { Commit } from '../storage/log/commit.ts'
import { entrance } from './entrance.ts'
import { hashing } from './hashing.ts'
import { PASSWORD_MIN } from './new-password.ts'
import { sessionHooks } from './session-hooks.ts'
import { ADDRESS_HEADER, IDLE_MINUTES, SECOND_STEP_MINUTES } from './sign-in-rules.ts'

export type Auth = ReturnType<typeof createAuth>

/** What signing in needs: its tables, the address people use, the secret of its cookies, and the book it is entered in. */
export type AuthNeeds = { db: AuthTables; url: string; secret: string; reader: Reader; commit: Commit }

/** better-auth over our database: passwords, second steps and sessions. Sign-ins are entered in our log by its hooks. */
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
    plugins: [twoFactor(SECOND_STEP), entrance],
  })
}

const optionalText = { type: 'string', required: false, input: false } as const

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
  session: {
    modelName: 'sessions',
    expiresIn: IDLE_MINUTES * 60,
    updateAge: 60,
    additionalFields: {
      provedAt: { ...optionalText, fieldName: 'proved_at' },
      provedBy: { ...optionalText, fieldName: 'proved_by' },
    },
  },
  user: {
    modelName: 'users',
    additionalFields: {
      role: { type: 'string', required: true, input: false },
      secondStepAskedAt: { ...optionalText, fieldName: 'second_step_asked_at' },
    },
  },
  account: { modelName: 'accounts' },
  verification: { modelName: 'verifications' },
  // By address alone, it would keep everybody behind one address out; slow-down.ts tells them apart.
  rateLimit: { enabled: false },
} as const satisfies BetterAuthOptions

// It is set up and taken off by commits of our own (second-step.ts), with their entries; the plugin asks for it at the sign-in.
const SECOND_STEP = {
  twoFactorCookieMaxAge: SECOND_STEP_MINUTES * 60,
  // slow-down.ts counts wrong codes, and says so in the log.
  accountLockout: { enabled: false },
  schema: {
    user: { fields: { twoFactorEnabled: 'second_step' } },
    twoFactor: {
      modelName: 'second_steps',
      fields: {
        userId: 'user',
        backupCodes: 'recovery_codes',
        failedVerificationCount: 'failures',
        lockedUntil: 'locked_until',
      },
    },
  },
}
