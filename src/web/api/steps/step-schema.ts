import { z } from '@hono/zod-openapi'
import { instant } from '../shared/words.ts'

/** When a step was done, and a note; both optional. */
export const completionSchema = z
  .strictObject({
    performedAt: instant.optional().openapi({ description: 'When it was done; defaults to now.' }),
    note: z.string().trim().max(5000, { error: 'At most 5000 characters.' }).optional(),
  })
  .openapi('Completion')

/** Why a step is reopened. */
export const reopeningSchema = z
  .strictObject({
    reason: z
      .string({ error: 'Say why you are reopening the step.' })
      .trim()
      .min(1, { error: 'Say why you are reopening the step.' })
      .max(5000, { error: 'At most 5000 characters.' }),
  })
  .openapi('Reopening')
