import { z } from '@hono/zod-openapi'
import { PASSWORD_MIN } from '../../access/auth.ts'
import { ROLES } from '../../access/roles.ts'
import { line, oneOf } from './words.ts'

const role = oneOf(ROLES)

/** Somebody who is to sign in. */
export const newUserSchema = z
  .strictObject({
    name: line('the name of the person'),
    email: z.email({ error: 'Give an e-mail address.' }),
    role,
    password: z.string({ error: 'Give a password.' }).min(PASSWORD_MIN, { error: `The password needs ${PASSWORD_MIN} or more characters.` }).max(256),
  })
  .openapi('NewUser')

/** A key for a program. */
export const newKeySchema = z.strictObject({ name: line('what the key is for'), role }).openapi('NewKey')
