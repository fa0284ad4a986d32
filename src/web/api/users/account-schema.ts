import { z } from '@hono/zod-openapi'
import { PROVED_BY } from '../../../storage/log/chain.ts'
import { instant, line, oneOf } from '../shared/words.ts'
import { password, userSchema } from './access-schema.ts'

/** One’s own account. */
export const accountSchema = userSchema.omit({ disabledAt: true, site: true }).openapi('Account')

/** What of one’s own account can be changed without the password. */
export const ownNameSchema = z.strictObject({ name: line('your name') }).openapi('OwnName')

/** The password that somebody signed in with. */
export const presentPassword = z
  .string({ error: 'Enter your current password.' })
  .max(256, { error: 'At most 256 characters.' })
  .openapi({ description: 'The password that you signed in with.', example: 'a sentence only you would say' })

/** One’s own new password. */
export const ownPasswordSchema = z.strictObject({ presentPassword, password }).openapi('OwnPassword')

/** What whoever is to sign proves with who it is. */
export const proofSchema = z
  .strictObject({
    signature: presentPassword.openapi({
      description: 'Your password; with a second step, the code that your app shows now does as well.',
    }),
  })
  .openapi('Proof')

/** Until when what is signed in this session counts as proved. */
export const provenSchema = z.strictObject({ proved: oneOf(PROVED_BY), until: instant }).openapi('Proven')

const whence = {
  address: z.string().nullable().openapi({ description: 'The network address, null where it was not kept.' }),
  browser: z.string().nullable().openapi({ description: 'Its family and system.', example: 'Firefox on Windows' }),
}

/** One of one’s own sessions. */
export const sessionSchema = z
  .strictObject({
    id: z.string(),
    beganAt: instant,
    usedAt: instant.openapi({ description: 'When it was last used, to the minute.' }),
    ...whence,
    present: z.boolean().openapi({ description: 'Whether it is the session of this request.' }),
  })
  .openapi('Session')

/** One of one’s own sign-ins, or a refused one. */
export const signInSchema = z
  .strictObject({
    seq: z.int(),
    at: instant,
    act: oneOf(['signed_in', 'sign_in_refused', 'password_refused', 'second_step_refused', 'passkey_refused']),
    ...whence,
  })
  .openapi('SignIn')
