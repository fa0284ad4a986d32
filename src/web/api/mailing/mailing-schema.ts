import { z } from '@hono/zod-openapi'
import { MAILING_KINDS } from '../../../breach/incident/mailing-kinds.ts'
import { day, line, oneOf, optionalText } from '../shared/words.ts'

const PART = 'Enter a whole number from 1 to 10,000.'

/** Letters reissued on purpose. */
const reprint = z.strictObject({
  references: z
    .array(z.string().trim().max(60, { error: 'This is not a letter reference.' }), {
      error: 'Enter the letter references.',
    })
    .min(1, { error: 'Enter at least one letter reference.' })
    .max(10_000, { error: 'At most 10,000 at a time.' })
    .openapi({ example: ['2026-0014-1-1'] }),
  reason: line('why you are reissuing these letters', 1000).openapi({
    example: 'The envelopes were lost at the printer.',
  }),
})

/** A new mailing. */
export const newMailingSchema = z
  .strictObject({
    kind: oneOf(MAILING_KINDS)
      .default('individual_notice')
      .openapi({ description: '`supplemental`: a second letter, to people who have the first.' }),
    email: z
      .boolean({ error: 'Use true or false.' })
      .default(true)
      .openapi({ description: 'Whether people who agreed to electronic mail get it that way.' }),
    lettersAPart: z
      .int({ error: PART })
      .min(1, { error: PART })
      .max(10_000, { error: PART })
      .default(500)
      .openapi({ description: 'Maximum number of letters in one part of the PDFs.' }),
    reprint: reprint
      .nullable()
      .default(null)
      .openapi({ description: 'Letters to reissue on purpose; null means everyone who has none yet.' }),
  })
  .openapi('NewMailing')

/** When and how the printed letters were mailed. */
export const mailedSchema = z
  .strictObject({
    mailedOn: day,
    how: line('how they were mailed', 500).openapi({ example: 'First-Class Mail, at the Hanover Street post office' }),
    reference: optionalText(200).openapi({ description: 'Tracking number, permit or receipt.' }),
    asNotice: z
      .boolean({ error: 'Use true or false.' })
      .default(false)
      .openapi({ description: 'Whether to record it as the notice to individuals too (the duty hipaa.individuals).' }),
  })
  .openapi('MailedLetters')

/** Why the rest of a mailing is canceled. */
export const mailingWithdrawalSchema = z
  .strictObject({
    reason: line('why you are canceling it', 1000).openapi({ example: 'The telephone number is wrong.' }),
  })
  .openapi('MailingWithdrawal')
