/** The roles that can have steps; an auditor does none. */
export const OWNER_ROLES = ['officer', 'staff', 'admin'] as const

export type OwnerRole = (typeof OWNER_ROLES)[number]

/** Whose a step is: a person by id where one is named, else everybody of the role. The backup stands in. */
export type StepOwner = { owner: OwnerRole; ownedBy: string | null; backup: string | null }

/** Somebody who may have steps. */
export type Worker = { id: string; role: string }

/** Whether a step is this person's own. */
export function belongsTo({ owner, ownedBy }: Pick<StepOwner, 'owner' | 'ownedBy'>, { id, role }: Worker): boolean {
  return ownedBy === null ? owner === role : ownedBy === id
}

/** Whether this person does the step: it is his or her own, or he or she stands in. */
export function isWorkedBy(step: StepOwner, who: Worker): boolean {
  return belongsTo(step, who) || step.backup === who.id
}
