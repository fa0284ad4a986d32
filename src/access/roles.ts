import { ROLES, type Role } from '../storage/core/role.ts'
import type { ProvedBy } from '../storage/log/chain.ts'

/** What a person or program can be allowed to do. `own_account`: what is for whoever signed in, and for no key. */
export type Right = 'own_account' | 'administer' | 'decide' | 'report' | 'read' | 'read_people'

const RIGHTS: Record<Role, readonly Right[]> = {
  admin: ['own_account', 'administer', 'decide', 'report', 'read', 'read_people'],
  officer: ['own_account', 'decide', 'report', 'read', 'read_people'],
  staff: ['own_account', 'report', 'read'],
  auditor: ['own_account', 'read', 'read_people'],
}

/** What a key can be for, beside its role. */
export const SCOPES = ['read', 'write_incidents', 'send_mail', 'settings'] as const
export type Scope = (typeof SCOPES)[number]

/**
 * Whoever is signed in or holds a key. `id` is what the log keeps: of a key that has an owner, the owner's, and `via` is the
 * key. `scopes`: what the key is for; absent: all that the role may. `proved`: by what whoever signs
 * has just proved who it is.
 */
export type Principal = {
  id: string
  name: string
  role: Role
  via?: string
  scopes?: readonly Scope[]
  proved?: ProvedBy
}

/** Whether a role has a right. */
export function may(role: Role, right: Right): boolean {
  return RIGHTS[role].includes(right)
}

/** Whether one role may do all that another may. */
export function covers(role: Role, other: Role): boolean {
  return RIGHTS[other].every((right) => may(role, right))
}

/** The scope that a key needs for a request behind this right, null where no key is let in. */
export function scopeOf(right: Right, { method, path }: { method: string; path: string }): Scope | null {
  if (right === 'own_account') return null
  if (right === 'administer') return 'settings'
  if (right === 'read' || right === 'read_people' || method === 'get') return 'read'
  return SENDS.test(path) ? 'send_mail' : 'write_incidents'
}

const SENDS = /\/(mailings|emails?|web-notice\/posting)(\/|$)/

/** The roles that have a right, for documents. */
export function rolesWith(right: Right): Role[] {
  return ROLES.filter((role) => may(role, right))
}
