import { z } from '@hono/zod-openapi'
import { ENDINGS } from '../../../breach/incident/closing.ts'
import { day } from './words.ts'

/** How and when an incident was closed. */
export const closingSchema = z
  .strictObject({
    how: z.enum(ENDINGS),
    on: day,
    by: z.string().openapi({ description: 'A user id, `key:ID` or `cli:NAME`.' }),
    into: z.string().nullable().openapi({ description: 'The incident it was merged into.' }),
    reason: z.string().nullable(),
    gaps: z
      .array(z.strictObject({ id: z.string(), title: z.string(), reason: z.string() }))
      .openapi({ description: 'What was missing, and why it was closed without it.' }),
  })
  .openapi('Closing')
