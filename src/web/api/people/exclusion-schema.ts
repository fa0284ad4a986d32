import { z } from '@hono/zod-openapi'
import { day, line } from '../shared/words.ts'

/** Why a person is excluded, with the date of death if the roster does not give it. */
export const newExclusionSchema = z
  .strictObject({
    reason: line('the reason', 1000),
    diedOn: day.optional().openapi({ description: 'Date of death, if the roster does not give it.' }),
  })
  .openapi('NewExclusion')

/** Why a person is included again. */
export const inclusionSchema = z.strictObject({ reason: line('the reason', 1000) }).openapi('InclusionReason')

/** The decisions about a person; the newest applies. */
export const exclusionSchema = z
  .strictObject({
    leftOut: z.boolean().openapi({ description: 'Whether the person is excluded: not counted, and sent no letter.' }),
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
