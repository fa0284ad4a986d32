import { z } from '@hono/zod-openapi'

/** How many people there probably are, beside the count and the numbers that bound it. */
export const expectedSchema = z.int().openapi({
  description:
    'How many people there probably are: `people`, less each doubtful pair by its likelihood. For information only: every duty goes by `people`.',
})
