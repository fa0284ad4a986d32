import { z } from '@hono/zod-openapi'
import { day, instant, line, oneOf } from '../shared/words.ts'

const reference = line('the reference on the letter', 60).openapi({ example: '2026-0014-1-7' })

/** What became of an e-mail in doubt. */
export const doubtSchema = z
  .strictObject({
    reference,
    finding: oneOf(['was_sent', 'send_again']).openapi({
      description:
        '`was_sent`: the mail server’s records show that it accepted the Message-ID. `send_again`: they do not, and the letter is queued again.',
    }),
    reason: line('how you know', 5000),
  })
  .openapi('EmailDoubt')

/** The letter of a reader who opted out of e-mail. */
export const consentWithdrawalSchema = z.strictObject({ reference }).openapi('ConsentWithdrawal')

const emailLine = z.strictObject({
  reference: z.string(),
  person: z.string(),
  at: instant.openapi({ description: 'When it entered this state.' }),
  reason: z.string().nullable().openapi({
    description: 'A code: the mail server’s own, such as `550 5.1.1`, or ours, such as `line_lost` or `bad_address`.',
  }),
  messageId: z.string().nullable(),
  tries: z.int(),
  again: instant.nullable().openapi({ description: 'When it will be tried again.' }),
  answer: z.string().nullable().openapi({ description: 'The mail server’s reply, without the address.' }),
})

const lines = z.array(emailLine.openapi('EmailLine'))

/** The state of the e-mails of a mailing. */
export const emailStandingSchema = z
  .strictObject({
    number: z.int().openapi({ description: 'Number of the mailing within its incident.' }),
    configured: z.boolean().openapi({ description: 'Whether a mail server is set up. Without one, mail waits.' }),
    hindered: z.string().nullable().openapi({ description: 'Why the mail server cannot be reached, as a code.' }),
    heldSince: instant.nullable(),
    noticeHeldUntil: day.nullable().openapi({
      description:
        'Law enforcement asked for a delay (45 CFR 164.412): e-mails wait, and go by themselves on this day.',
    }),
    counts: z.strictObject({
      queued: z.int(),
      sending: z.int(),
      sent: z.int(),
      in_doubt: z.int(),
      failed: z.int(),
      bounced: z.int(),
      withdrawn: z.int(),
    }),
    toPaper: z.int().openapi({
      description: 'How many wait or failed and can go on paper instead. Those on their way, in doubt or sent cannot.',
    }),
    doubtful: lines.openapi({ description: 'The first 200 e-mails that may or may not have been sent.' }),
    failed: lines.openapi({ description: 'The first 200 e-mails that will not be retried automatically.' }),
    waiting: lines.openapi({ description: 'Those of the first 200 queued e-mails that the mail server put off.' }),
  })
  .openapi('EmailStanding')

/** When a reader withdrew consent to e-mail. */
export const withdrawnSchema = z.strictObject({ withdrawnAt: instant }).openapi('EmailWithdrawn')
