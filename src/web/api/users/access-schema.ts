import { z } from '@hono/zod-openapi'
import { PASSWORD_MIN } from '../../../access/new-password.ts'
import { SCOPES } from '../../../access/roles.ts'
import { ROLES } from '../../../storage/core/role.ts'
import { instant, line, oneOf } from '../shared/words.ts'

const role = oneOf(ROLES)
const site = z
  .string({ error: 'Enter the site, or null for all sites.' })
  .trim()
  .max(200, { error: 'At most 200 characters.' })
  .nullable()
  .openapi({
    description:
      'Where somebody of the staff works: incidents of the sites of others are then not there, save where he or she logged them or has a step by name. null: all sites.',
  })

/** A password that is to be. */
export const password = z
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

const scopes = z.array(oneOf(SCOPES)).openapi({
  description:
    '`read`: all that is read; `write_incidents`: changes of incidents; `send_mail`: mailings, e-mails and the web notice; `settings`: users, keys and the practice. The role still limits each. A form of a page is answered with a page: it needs `read` besides.',
})

/** A new API key. */
export const newKeySchema = z
  .strictObject({
    name: line('what the key is for'),
    role,
    owner: z.string().max(320).nullable().optional().openapi({
      description:
        'A user’s id or e-mail address: the key acts as this user, and stops working when the user is deactivated. Without one it is a program’s and never a second person.',
    }),
    scopes: scopes.nullable().optional(),
    expiresAt: instant.optional().openapi({ description: 'A year from now if left out.' }),
  })
  .openapi('NewKey')

const terms = {
  owner: z.string().nullable().openapi({ description: 'The user as whom it acts. null: a program.' }),
  scopes: scopes.nullable().openapi({ description: 'What it is for. null: all that its role may.' }),
}

/** An API key without its secret. */
export const keySchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    role,
    madeAt: instant,
    revokedAt: instant.nullable(),
    ...terms,
    expiresAt: instant.nullable().openapi({ description: 'null: never. Only keys of older versions.' }),
    usedAt: instant.nullable().openapi({ description: 'The hour in which it was last used.' }),
  })
  .openapi('Key')

/** A new API key with its secret, which is shown this once. */
export const keyWithSecretSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    role,
    madeAt: instant,
    ...terms,
    expiresAt: instant,
    secret: z.string().nullable().openapi({
      description:
        'Send it as `Authorization: Bearer KEY`. Shown only once: null where an Idempotency-Key repeats the request.',
    }),
    note: z.string().optional().openapi({ description: 'Why `secret` is null.' }),
  })
  .openapi('KeyWithSecret')

/** A user. */
export const userSchema = z
  .strictObject({ id: z.string(), name: z.string(), email: z.string(), role, site, disabledAt: instant.nullable() })
  .openapi('User')

/** What changes of a user; what is left out stays. */
export const userChangeSchema = z
  .strictObject({
    name: newUserSchema.shape.name.optional(),
    email: newUserSchema.shape.email.optional(),
    role: role.optional().openapi({ description: 'Never your own. The last admin stays one.' }),
    site: site.optional(),
  })
  .openapi('UserChange', { example: { role: 'officer' } })

/** A new password for a user. */
export const passwordSchema = z.strictObject({ password }).openapi('NewPassword')
