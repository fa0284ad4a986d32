import { PASSWORD_MIN } from '../../../access/new-password.ts'
import { SCOPES, type Scope } from '../../../access/roles.ts'
import type { ROLES } from '../../../storage/core/role.ts'
import type { Key } from '../../../storage/users/keys.ts'
import type { User } from '../../../storage/users/users.ts'
import type { FieldSpec } from '../../shell/forms/fields.ts'

const roles = [
  ['admin', 'Admin: users and settings, plus everything an officer can do'],
  ['officer', 'Officer: everything about incidents'],
  ['staff', 'Staff: logs incidents and completes their own steps'],
  ['auditor', 'Auditor: read only'],
] as const satisfies readonly (readonly [(typeof ROLES)[number], string])[]

/** A new user. */
export const USER: FieldSpec[] = [
  { name: 'name', label: 'Name', required: true },
  { name: 'email', label: 'E-mail address', type: 'email', required: true },
  { name: 'role', label: 'Role', type: 'select', required: true, options: roles },
  {
    name: 'password',
    label: 'Initial password',
    type: 'password',
    required: true,
    hint: `At least ${PASSWORD_MIN} characters.`,
    autocomplete: 'new-password',
  },
]

/** Who a user is, as an admin changes it; nobody's own role. */
export function accountFields(self: boolean): FieldSpec[] {
  return USER.filter(({ name }) => name !== 'password' && !(self && name === 'role'))
}

const SCOPE_WORDS: Record<Scope, string> = {
  read: 'Read',
  write_incidents: 'Change incidents',
  send_mail: 'Send mail',
  settings: 'Settings, users and keys',
}

/** A new key, with those who can own it. */
export function keyFields(users: readonly User[]): FieldSpec[] {
  const owners = users.filter(({ disabledAt }) => disabledAt === null).map(({ id, name }) => [id, name] as const)
  return [
    { name: 'name', label: 'What the key is for', required: true },
    { name: 'role', label: 'Role', type: 'select', required: true, options: roles },
    {
      name: 'owner',
      label: 'Owner',
      type: 'select',
      options: [['', 'None: a program'], ...owners],
      hint: 'The key acts as its owner, and stops working when the owner is deactivated. A program is never a second person.',
    },
    {
      name: 'scopes:list',
      label: 'What it may do',
      type: 'checkboxes',
      options: SCOPES.map((scope) => [scope, SCOPE_WORDS[scope]] as const),
      hint: 'Check none for all that the role allows. A key works for a year.',
    },
  ]
}

/** A key as the settings list it. */
export function keyLine(key: Key, users: readonly User[], now: string) {
  const owner = users.find(({ id }) => id === key.owner)
  const scopes = SCOPES.filter((scope) => key.scopes?.split(' ').includes(scope)).map((scope) => SCOPE_WORDS[scope])
  const isExpired = key.expiresAt !== null && key.expiresAt <= now
  return {
    ...key,
    owner: owner?.name ?? null,
    scopes: scopes.join(', '),
    ended: key.revokedAt ? 'revoked' : isExpired ? 'expired' : owner?.disabledAt ? 'owner deactivated' : null,
  }
}
