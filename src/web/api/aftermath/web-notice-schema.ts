import { z } from '@hono/zod-openapi'
import { day, flag, instant, line, optionalText } from '../shared/words.ts'

const SLUG = 'Use 3 to 60 lowercase letters, digits and dashes that reveal nothing about the incident.'

/** The text of a web notice, and the version it was based on. */
export const noticeTextSchema = z
  .strictObject({
    text: line('the text of the notice', 50_000).openapi({ description: 'Markdown. HTML is shown as text.' }),
    version: z.coerce
      .number({ error: 'Give the version you read, 0 if none is saved yet.' })
      .int()
      .min(0)
      .openapi({ description: 'The version you read; 0 if none is saved yet.', example: 0 }),
  })
  .openapi('NoticeText')

/** The version of the text that is approved. */
export const noticeApprovalSchema = z
  .strictObject({ words: z.coerce.number({ error: 'Give the version you read.' }).int().min(1) })
  .openapi('NoticeApproval', { example: { words: 1 } })

/** How the approved text is posted. */
export const noticePostingSchema = z
  .strictObject({
    slug: z
      .string()
      .trim()
      .regex(/^(?!.*\d{4}-\d{4})[a-z0-9](?:[a-z0-9-]{1,58})[a-z0-9]$/, { error: SLUG })
      .nullable()
      .optional()
      .openapi({
        description: 'Last part of the address, /notice/SLUG. Defaults to the previous one, or a random one.',
      }),
    tollFreeFrom: day.nullable().optional(),
  })
  .openapi('NoticePosting')

/** Why and how a posting is taken down. */
export const noticeRemovalSchema = z
  .strictObject({ early: flag.default(false), reason: optionalText() })
  .openapi('NoticeRemoval')

const gap = z.strictObject({ from: day, to: day, days: z.int() })

/** The web notice of an incident: its text, what is posted and since when, and the proof. */
export const webNoticeSchema = z
  .strictObject({
    version: z.int(),
    text: z.string(),
    hash: z.string(),
    writtenBy: z.string().nullable(),
    writtenAt: instant.nullable(),
    approvedBy: z.string().nullable(),
    approvedAt: instant.nullable(),
    problems: z.array(z.string()).openapi({ description: 'What must be fixed before approval.' }),
    url: z.string().nullable().openapi({ description: 'Where it is posted; null if it is not.' }),
    run: z
      .strictObject({
        postedOn: day,
        days: z.int(),
        of: z.int(),
        shown: z.int(),
        gaps: z.array(gap),
        until: day,
        safeUntil: day,
        ran: z.boolean(),
      })
      .nullable(),
    postings: z.array(
      z.strictObject({ id: z.string(), words: z.int(), page: z.string(), postedOn: day, removedOn: day.nullable() }),
    ),
    shown: z.array(z.strictObject({ posting: z.string(), day, at: instant, page: z.string() })),
  })
  .openapi('WebNotice')
