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

/** The password that somebody signed in with. */
export const PRESENT_PASSWORD: FieldSpec = {
  name: 'presentPassword',
  label: 'Current password',
  type: 'password',
  required: true,
  autocomplete: 'current-password',
}

/** A code that an authenticator app shows. */
export const APP_CODE: FieldSpec = {
  name: 'code',
  label: 'Code that the app shows now',
  required: true,
  autocomplete: 'one-time-code',
  inputmode: 'numeric',
}

/** The same, or a recovery code. */
export const STEP_CODE: FieldSpec = {
  name: 'code',
  label: 'Code from your app, or a recovery code',
  required: true,
  autocomplete: 'one-time-code',
}

/** One’s own new password. */
export const PASSWORD: FieldSpec[] = [
  PRESENT_PASSWORD,
  {
    name: 'password',
    label: 'New password',
    type: 'password',
    required: true,
    autocomplete: 'new-password',
    hint: `At least ${PASSWORD_MIN} characters. A sentence only you would say works best.`,
  },
]
