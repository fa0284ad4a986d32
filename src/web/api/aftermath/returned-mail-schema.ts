import { z } from '@hono/zod-openapi'
import { RETURN_REASONS, type ReturnReason } from '../../../breach/incident/return-reasons.ts'
import { RESIDENCES } from '../../../breach/law/states.ts'
import { newAddressSchema } from '../shared/address-schema.ts'
import { instant, line, oneOf, optionalText } from '../shared/words.ts'

const REASONS = Object.keys(RETURN_REASONS) as [ReturnReason, ...ReturnReason[]]
const reference = line('the reference on the letter', 60).openapi({ example: '2026-0014-1-7' })

/** A returned letter, or an e-mail that bounced. */
export const returnedLetterSchema = z
  .strictObject({
    reference,
    reason: oneOf(REASONS).default('none_given'),
    words: optionalText(200).openapi({
      description: 'The exact wording on the envelope, or the mail server’s reply.',
    }),
    newAddress: newAddressSchema.nullable().optional(),
  })
  .openapi('ReturnedLetter')

/** The result of marking it. */
export const markedLetterSchema = z
  .strictObject({
    reference: z.string(),
    incident: z.string(),
    person: z.string(),
    channel: z.string(),
    state: z.enum(['returned', 'bounced']),
    again: z.boolean().openapi({ description: 'Whether it was already marked. Nothing is counted twice.' }),
    markedAt: instant,
    corrected: z.boolean().openapi({ description: 'Whether a new address was saved with it.' }),
    proposed: z.boolean().openapi({ description: 'Whether a new address waits for an officer to confirm it.' }),
  })
  .openapi('MarkedLetter')

/** Why the mark is undone. */
export const unmarkSchema = z.strictObject({ reason: line('why you are undoing this', 5000) }).openapi('ReturnUndone')

/** An affected person no letter reaches. */
export const unreachedSchema = z
  .strictObject({
    id: z.string(),
    state: z.enum(RESIDENCES),
    name: z.string(),
    deceased: z.boolean().openapi({
      description:
        'Whether the person has died. If so, it is the next of kin who cannot be reached, and no substitute notice is owed.',
    }),
    because: z.enum(['returned', 'bounced', 'no_address', 'no_name', 'lost_letter', 'life_disputed']),
    reason: z.string().nullable(),
    since: instant.nullable(),
    letter: z.string().nullable().openapi({ description: 'Reference of the letter that came back.' }),
    corrected: z.boolean(),
    next: z.enum(['find_address', 'mail_again', 'in_the_mail', 'settle']),
  })
  .openapi('UndeliverablePerson')
