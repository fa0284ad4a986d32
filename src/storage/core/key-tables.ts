import type { Role } from './role.ts'
import type { Sealed } from './sealed.ts'

export type KeyRow = {
  id: string
  name: string
  role: Role
  hash: string
  madeAt: string
  revokedAt: string | null
  owner: string | null
  scopes: string | null
  expiresAt: string | null
  madeBy: string | null
}

/** `of`: a keyed fingerprint of an account, an address or a browser. */
export type SignInTriesRow = { of: string; tries: number; lastAt: string }

export type KeyUseRow = { key: string; usedAt: string }

/** `incident`: whose form it is; null for a form outside incidents. */
export type DraftRow = { id: string; user: string; incident: string | null; savedAt: string; sealed: Sealed }

/** A second step of the sign-in. `secret`, `recoveryCodes`: sealed by better-auth. */
export type SecondStepRow = {
  id: string
  user: string
  secret: string
  recoveryCodes: string
  verified: number
  failures: number | null
  lockedUntil: string | null
  /** 1: no app shows codes; beside the password stands a passkey or a recovery code. */
  withoutApp: number | null
}

/** A passkey of a user. `id`, `publicKey`: base64url. */
export type PasskeyRow = { id: string; user: string; name: string; publicKey: string; madeAt: string }

export type PasskeyUseRow = { passkey: string; usedAt: string; counter: number }

/** Whether admins and officers need a second step. */
export type SignInRule = 'required' | 'optional'

/** `secondStep`: 1 where the sign-in asks for a code. `secondStepAskedAt`: since when somebody signs in without who ought to have it. */
export type UserRow = {
  id: string
  name: string
  email: string
  role: Role
  disabledAt: string | null
  /** Where somebody of the staff works; null: at all sites. */
  site: string | null
  secondStep: number | null
  secondStepAskedAt: string | null
}
