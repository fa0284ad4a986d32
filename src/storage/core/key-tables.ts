import type { Role } from './role.ts'

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
