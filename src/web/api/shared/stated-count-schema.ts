import { z } from '@hono/zod-openapi'
import { RESIDENCES, type Residence } from '../../../breach/law/states.ts'
import { COUNT_BASES } from '../../../breach/law/vocabulary.ts'
import { instant, line, oneOf } from './words.ts'

const WHOLE = 'Enter a whole number of people.'
const whole = z.int({ error: WHOLE }).nonnegative({ error: WHOLE })

/** How many people are affected, and where the number comes from. */
export const newCountSchema = z
  .strictObject({
    people: whole,
    byState: z
      .partialRecord(oneOf(RESIDENCES), whole)
      .default({})
      .openapi({ description: 'Residents by State, as far as known. `XX` means no State.', example: { TX: 480 } }),
    basis: oneOf(COUNT_BASES),
    reason: line('where the number comes from', 2000),
  })
  .openapi('NewCount')

/** A stated count. */
export const statedCountSchema = z
  .strictObject({
    people: z.int(),
    byState: z.partialRecord(z.enum(RESIDENCES as [Residence, ...Residence[]]), z.int()),
    basis: z.enum(COUNT_BASES),
    reason: z.string(),
    statedAt: instant,
    statedBy: z.string(),
  })
  .openapi('StatedCount')
