import { PASSWORD_MIN } from '../../../access/new-password.ts'
import type { FieldSpec } from '../../shell/forms/fields.ts'

/** One’s own name. */
export const NAME: FieldSpec[] = [
  {
    name: 'name',
    label: 'Your name',
    required: true,
    autocomplete: 'name',
    hint: 'The record shows it with all that you did, earlier too. The log keeps the former name.',
  },
]

/** One’s own new password. */
export const PASSWORD: FieldSpec[] = [
  {
    name: 'presentPassword',
    label: 'Present password',
    type: 'password',
    required: true,
    autocomplete: 'current-password',
  },
  {
    name: 'password',
    label: 'New password',
    type: 'password',
    required: true,
    autocomplete: 'new-password',
    hint: `At least ${PASSWORD_MIN} characters. A sentence only you would say works best.`,
  },
]
