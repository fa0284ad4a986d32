import { z } from '@hono/zod-openapi'
import { line } from '../shared/words.ts'
import { password, userSchema } from './access-schema.ts'

/** One’s own account. */
export const accountSchema = userSchema.omit({ disabledAt: true }).openapi('Account')

/** What of one’s own account can be changed without the password. */
export const ownNameSchema = z.strictObject({ name: line('your name') }).openapi('OwnName')

/** One’s own new password. */
export const ownPasswordSchema = z
  .strictObject({
    present: z
      .string({ error: 'Enter your present password.' })
      .max(256, { error: 'At most 256 characters.' })
      .openapi({ description: 'The password that you signed in with.', example: 'a sentence only you would say' }),
    password,
  })
  .openapi('OwnPassword')
