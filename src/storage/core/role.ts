/** The four roles: `admin` (people, settings), `officer` (everything about incidents), `staff` (reports, and the steps they own), `auditor` (reads, changes nothing). */
export const ROLES = ['admin', 'officer', 'staff', 'auditor'] as const

export type Role = (typeof ROLES)[number]
