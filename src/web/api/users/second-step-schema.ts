import { z } from '@hono/zod-openapi'
import { instant, line, oneOf } from '../shared/words.ts'
import { presentPassword } from './account-schema.ts'

/** The password that somebody signed in with. */
export const presentPasswordSchema = z.strictObject({ presentPassword }).openapi('PresentPassword')

const code = z
  .string({ error: 'Enter the code.' })
  .trim()
  .min(1, { error: 'Enter the code.' })
  .max(40, { error: 'A code is shorter.' })

/** A secret for an authenticator app. */
export const offeredSecretSchema = z
  .strictObject({
    uri: z.string().openapi({ description: 'As the app reads it from a QR code: `otpauth://totp/…`.' }),
    typed: z.string().openapi({ description: 'The secret in letters, to type into the app.' }),
    offer: z.string().openapi({ description: 'Send it back with a code. It holds for this session alone.' }),
  })
  .openapi('OfferedSecret')

/** What sets a second step up. */
export const setSecondStepSchema = z
  .strictObject({
    offer: z.string({ error: 'Start the set-up again.' }).max(1000, { error: 'Start the set-up again.' }),
    code: code.openapi({ description: 'The six digits that the app shows now.', example: '123456' }),
  })
  .openapi('NewSecondStep')

/** What turns it off, or makes its recovery codes anew. */
export const ownProofSchema = z
  .strictObject({
    presentPassword,
    code: code.openapi({ description: 'Six digits from the app, or a recovery code.', example: '123456' }),
  })
  .openapi('SecondStepProof')

/** Recovery codes. */
export const recoveryCodesSchema = z
  .strictObject({ recoveryCodes: z.array(z.string()).openapi({ description: 'Shown only once. Each works once.' }) })
  .openapi('RecoveryCodes')

/** One’s own second step. */
export const ownSecondStepSchema = z
  .strictObject({
    on: z.boolean(),
    recoveryCodesLeft: z.int(),
    dueAt: instant
      .nullable()
      .openapi({ description: 'The day from which you need one to use Breachbook. null: not asked.' }),
  })
  .openapi('OwnSecondStep')

/** Why a second step is removed. */
export const removalSchema = z.strictObject({ reason: line('why') }).openapi('SecondStepRemoval')

/** Whether the person was told. */
export const removedSchema = z
  .strictObject({
    told: oneOf(['sent', 'failed', 'no_mail']).openapi({
      description: 'The e-mail to the person. `no_mail`: none is set up.',
    }),
  })
  .openapi('SecondStepRemoved')

/** Who needs a second step. */
export const signInRuleSchema = z
  .strictObject({
    secondStep: oneOf(['required', 'optional']).openapi({
      description: '`required`: admins and officers, from 30 days after their first sign-in without one.',
    }),
  })
  .openapi('SignInRule')
