import type { OwnerRole, StepOwner } from '../steps/owner.ts'
import type { Hand, Task } from './task.ts'

/** Whose a step is where the practice has not said who that is. */
export const ROLE_OF: Readonly<Record<Hand, OwnerRole>> = {
  staff: 'staff',
  clinician: 'staff',
  it: 'staff',
  officer: 'officer',
  owner: 'officer',
}

/** Who in a practice is who in a playbook: whose the steps of each hand are. */
export type Hands = Readonly<Record<Hand, StepOwner>>

/** The same where nobody is named. */
export const BY_ROLE = Object.fromEntries(
  Object.entries(ROLE_OF).map(([hand, owner]) => [hand, { owner, ownedBy: null, backup: null }]),
) as Hands

/** Whose a step is: its hand’s. Whoever stands in for that hand does so, else the person whom the playbook names as backup. */
export function ownerByHands({ owner, backup }: Pick<Task, 'owner' | 'backup'>, hands: Hands): StepOwner {
  const its = hands[owner]
  const standIn = its.backup ?? hands[backup].ownedBy
  return { ...its, backup: standIn === its.ownedBy ? null : standIn }
}
