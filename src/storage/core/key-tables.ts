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
