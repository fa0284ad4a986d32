import { z } from '@hono/zod-openapi'
import { PASSWORD_MIN } from '../../../access/auth.ts'
import { ROLES } from '../../../storage/core/role.ts'
import { instant, line, oneOf } from '../shared/words.ts'

const role = oneOf(ROLES)

const password = z
  .string({ error: 'Enter a password.' })
  .min(PASSWORD_MIN, { error: `The password needs at least ${PASSWORD_MIN} characters.` })
  .max(256, { error: 'At most 256 characters.' })
  .openapi({ example: 'a sentence only you would say' })

/** A new user. */
export const newUserSchema = z
  .strictObject({
    name: line('the name of the person'),
    email: z.email({ error: 'Enter an e-mail address.' }).toLowerCase().openapi({ example: 'nurse@clinic.example' }),
    role,
    password,
  })
  .openapi('NewUser')

/** A new API key. */
export const newKeySchema = z.strictObject({ name: line('what the key is for'), role }).openapi('NewKey')

/** An API key without its secret. */
export const keySchema = z
  .strictObject({ id: z.string(), name: z.string(), role, madeAt: instant, revokedAt: instant.nullable() })
  .openapi('Key')

/** A new API key with its secret, which is shown this once. */
export const keyWithSecretSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    role,
    madeAt: instant,
    secret: z.string().openapi({ description: 'Send it as `Authorization: Bearer KEY`. Shown only once.' }),
  })
  .openapi('KeyWithSecret')

/** A user. */
export const userSchema = z
  .strictObject({ id: z.string(), name: z.string(), email: z.string(), role, disabledAt: instant.nullable() })
  .openapi('User')

/** A new password for a user. */
export const passwordSchema = z.strictObject({ password }).openapi('NewPassword')
