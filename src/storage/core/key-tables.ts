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

export type KeyUseRow = { key: string; usedAt: string }
