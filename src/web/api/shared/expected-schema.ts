import { z } from '@hono/zod-openapi'

/** How many people there probably are, beside the count and the numbers that bound it. */
export const expectedSchema = z.int().openapi({
  description:
    'How many people there probably are: `people`, less each doubtful pair by its likelihood. For information only: every duty goes by `people`.',
})

/** What is to be known before the numbers are used; null if they may be taken as they are. */
export const warningSchema = z.string().nullable().openapi({
  description: 'Set if the rosters are too unclear to be counted on their own; says what to do about it.',
})
