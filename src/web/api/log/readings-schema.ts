import { z } from '@hono/zod-openapi'
import { listQuery } from '../shared/list-schema.ts'
import { instant, line } from '../shared/words.ts'

/** Which readings are asked for. */
export const readingsQuery = listQuery(/^\d{1,12}-\d{1,9}$/).extend({
  user: z.string().max(64).optional().openapi({ description: 'Only what this user read.' }),
  incident: z.string().max(20).optional().openapi({ description: 'Only what was read of this incident.' }),
  person: z.string().max(64).optional().openapi({
    description: 'With `incident`: only readings that showed this person.',
  }),
})

/** What somebody read. */
export const readingSchema = z
  .strictObject({
    id: z.string(),
    at: instant,
    by: z.string(),
    byName: z.string(),
    via: z.string().nullable().openapi({ description: 'The API key by way of which it was read.' }),
    from: z.string().openapi({ description: 'The network address it was read from.' }),
    what: z.enum(['list', 'person', 'letter', 'search', 'attachment', 'accounting', 'export', 'reason']),
    incident: z.string().nullable(),
    people: z.array(z.string()).openapi({ description: 'Whose records were shown; empty for a whole file or list.' }),
    letter: z.string().nullable(),
    part: z.string().nullable().openapi({ description: 'Which file or list.' }),
    reason: z.string().nullable().openapi({ description: 'Why an auditor opened the record.' }),
  })
  .openapi('Reading')

/** Why an auditor opens the record of a person. */
export const readingReasonSchema = z
  .strictObject({ reason: line('why you are opening this record', 1000) })
  .openapi('ReadingReason')
