import { ROLES, type Role } from '../storage/core/role.ts'

/** What a person or program can be allowed to do. */
export type Right = 'administer' | 'decide' | 'report' | 'read' | 'read_people'

const RIGHTS: Record<Role, readonly Right[]> = {
  admin: ['administer', 'decide', 'report', 'read', 'read_people'],
  officer: ['decide', 'report', 'read', 'read_people'],
  staff: ['report', 'read'],
  auditor: ['read', 'read_people'],
}

/** Whoever is signed in or holds a key. `id` is what the log keeps. */
export type Principal = { id: string; name: string; role: Role }

/** Whether a role has a right. */
export function may(role: Role, right: Right): boolean {
  return RIGHTS[role].includes(right)
}

/** The roles that have a right, for documents. */
export function rolesWith(right: Right): Role[] {
  return ROLES.filter((role) => may(role, right))
}
