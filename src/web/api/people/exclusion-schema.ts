import { z } from '@hono/zod-openapi'
import { day, line } from '../shared/words.ts'

/** Why somebody is left out; the day of death where the roster does not give it. */
export const leavingOutSchema = z
  .strictObject({
    reason: line('the reason', 1000),
    diedOn: day.optional().openapi({ description: 'Date of death, if the roster does not give it.' }),
  })
  .openapi('NewExclusion')

/** Why somebody is taken in again. */
export const keepingSchema = z.strictObject({ reason: line('the reason', 1000) }).openapi('InclusionReason')

/** What was decided of a person: the newest holds. */
export const leftOutSchema = z
  .strictObject({
    leftOut: z.boolean().openapi({ description: 'true: not counted, and sent no letter.' }),
    decisions: z.array(
      z.strictObject({
        leftOut: z.boolean(),
        reason: z.string(),
        diedOn: day.nullable(),
        decidedAt: z.string(),
        decidedBy: z.string(),
      }),
    ),
  })
  .openapi('Exclusion')
