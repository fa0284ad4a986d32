/** The roles that can have steps; an auditor does none. */
export const OWNER_ROLES = ['officer', 'staff', 'admin'] as const

export type OwnerRole = (typeof OWNER_ROLES)[number]

/** Whether a text is one of them. */
export function isOwnerRole(text: string | undefined): text is OwnerRole {
  return OWNER_ROLES.some((role) => role === text)
}

/** Whose a step is: a person by id where one is named, else everybody of the role. The backup stands in. */
export type StepOwner = { owner: OwnerRole; ownedBy: string | null; backup: string | null }

/** Somebody who may have steps. */
export type Worker = { id: string; role: string }

/** Whether a user, by id, can have steps now: can sign in, and does more than read. */
export type CanWork = (id: string) => boolean

/** Whether a step is this person's own. Where its owner can have none any more, it is the backup's. */
export function belongsTo({ owner, ownedBy, backup }: StepOwner, { id, role }: Worker, canWork: CanWork): boolean {
  if (ownedBy === null) return owner === role
  return canWork(ownedBy) ? ownedBy === id : backup === id
}

/** Whether a step is nobody's: neither its owner nor its backup can have any. */
export function isNobodys({ ownedBy, backup }: StepOwner, canWork: CanWork): boolean {
  return ownedBy !== null && !canWork(ownedBy) && (backup === null || !canWork(backup))
}

/** Whether this person does the step: it is his or her own, or he or she stands in. */
export function isWorkedBy({ owner, ownedBy, backup }: StepOwner, { id, role }: Worker): boolean {
  return backup === id || (ownedBy === null ? owner === role : ownedBy === id)
}

/**
 * Whose a step is once this person hands it back: the backup’s who is there, else the officers’. Whoever only stood in does so
 * no more. Null: no one is left to do it.
 */
export function handedBack(step: StepOwner, who: Worker, canWork: CanWork): StepOwner | null {
  const { owner, ownedBy, backup } = step
  if (!belongsTo(step, who, canWork)) return { owner, ownedBy, backup: null }
  if (backup !== null && backup !== who.id && canWork(backup)) return { owner, ownedBy: backup, backup: null }
  return ownedBy === null && owner === 'officer' ? null : { owner: 'officer', ownedBy: null, backup: null }
}
