import { z } from '@hono/zod-openapi'
import { CHANNELS, LETTER_STATES } from '../../../breach/incident/letter-state.ts'
import { MAILING_KINDS } from '../../../breach/incident/mailing-kinds.ts'
import { day, instant } from '../shared/words.ts'

const hash = (description: string) => z.string().openapi({ description })

const stoppedRow = z.strictObject({ reference: z.string(), why: z.string() })

/** A mailing: its result, or its progress. */
export const mailingSchema = z
  .strictObject({
    id: z.string(),
    state: z
      .enum(['making', 'failed', 'made'])
      .openapi({ description: 'A mailing counts only once it is `made`. If it failed, the field `failed` says why.' }),
    failed: z.string().nullable(),
    number: z.int().nullable(),
    kind: z.enum(MAILING_KINDS).nullable(),
    letters: z.int().openapi({ description: 'Number of letters written so far, or in total once made.' }),
    print: z.int().nullable(),
    email: z.int().nullable(),
    agreedToEmail: z.int().nullable().openapi({
      description: 'People who agreed to e-mail and got paper because no e-mail could go out.',
    }),
    insteadOf: z.string().nullable().openapi({
      description: 'The mailing whose waiting e-mails this one replaces on paper.',
    }),
    withoutLetter: z
      .array(
        z.strictObject({
          person: z.string(),
          problems: z.array(z.strictObject({ what: z.string(), sentence: z.string() })),
        }),
      )
      .nullable()
      .openapi({ description: 'People whose letter is stopped, and why.' }),
    stoppedRows: z
      .record(z.string(), z.array(stoppedRow))
      .nullable()
      .openapi({ description: 'Rows a mail house would not accept as they are; its list is then not made.' }),
    dated: day.nullable(),
    madeAt: instant.nullable(),
    madeBy: z.string(),
    mailedOn: day.nullable(),
    approvedTextSha256: hash('SHA-256 of what a second person approved.').nullable(),
    lettersSha256: hash('SHA-256 of the lines `reference sha256` of all letters.').nullable(),
    zipSha256: hash('SHA-256 of its ZIP archive, once it has been downloaded.').nullable(),
  })
  .openapi('Mailing')

/** A letter of a mailing. */
export const letterLineSchema = z
  .strictObject({
    reference: z.string(),
    mailing: z.string(),
    person: z.string(),
    printing: z.int().openapi({ description: '2 or more: reissued on purpose, or after an e-mail reached no one.' }),
    channel: z.enum(CHANNELS),
    language: z.string(),
    pages: z.int().nullable(),
    state: z.string().openapi({
      description:
        'Print: prepared, mailed, returned. E-mail: queued, sending, sent, failed, in_doubt, bounced, withdrawn.',
    }),
    stateAt: instant,
    reason: z.string().nullable(),
    sha256: hash('SHA-256 of its salted text.'),
  })
  .openapi('LetterLine')

/** A letter exactly as sent. */
export const sentLetterSchema = z
  .strictObject({
    ...letterLineSchema.shape,
    text: z.string().openapi({ description: 'The whole letter as plain text, exactly as sent.' }),
    salt: z.string().openapi({
      description:
        '`sha256` is the hash of this salt, a line feed and `text`, so that the hash alone does not reveal who the letter went to.',
    }),
    markdown: z.string(),
    email: z.string().nullable().openapi({ description: 'The e-mail address it was sent to; null if on paper.' }),
  })
  .openapi('SentLetter')

/** The states a list of letters can be filtered by. */
export const letterStates = z.enum(LETTER_STATES)
