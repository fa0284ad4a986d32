import { workersAmong } from '../../../actions/book/workers.ts'
import { capitalized } from '../../../breach/law/words.ts'
import { OWNER_ROLES } from '../../../breach/steps/owner.ts'
import type { User } from '../../../storage/users/users.ts'
import type { FieldSpec } from '../../shell/forms/fields.ts'
import { ROLES } from '../frame/whose-step.ts'

/** Who does a step, and who stands in; `none`: what it means to name nobody for that. */
export function ownerFields(users: readonly User[], none = 'Nobody'): FieldSpec[] {
  const people = workersAmong(users).map(({ id, name }) => [id, name] as const)
  const roles = OWNER_ROLES.map((role) => [role, capitalized(ROLES[role])] as const)
  return [
    { name: 'owner', label: 'Who does it', type: 'select', required: true, options: [...people, ...roles] },
    { name: 'backup', label: 'Who stands in', type: 'select', options: [['', none], ...people] },
  ]
}

/** A word to whoever gets a step. */
export const NOTE: FieldSpec = { name: 'note', label: 'Note', type: 'textarea', rows: 2 }
