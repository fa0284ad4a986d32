import { z } from '@hono/zod-openapi'

const DECISIONS = ['same', 'different', 'unsure'] as const

/** What somebody decides of a pair. */
export const pairDecisionSchema = z
  .strictObject({
    decision: z
      .enum(DECISIONS, { error: 'Say whether it is the `same` person, two `different` people, or `unsure`.' })
      .openapi({ example: 'different' }),
  })
  .openapi('PairDecision')

/** Two descriptions that may be of one person. It names nobody: the descriptions are those of the people it names. */
const pairSchema = z
  .strictObject({
    pair: z.string().openapi({ example: '001-0000003.002-0000014' }),
    descriptions: z.array(z.string()).length(2),
    people: z.array(z.string().nullable()).length(2).openapi({
      description:
        'Whose the descriptions are now: one id twice where they are counted as one; null: gone with its roster.',
    }),
    likelihood: z.number().min(0).max(1),
    reasons: z.array(z.string()).openapi({ example: ['same birth date', 'family names a slip or a part apart'] }),
    decision: z.enum(DECISIONS).nullable(),
    decidedAt: z.string().nullable(),
    decidedBy: z.string().nullable(),
  })
  .openapi('Pair')

/** What is in doubt of an incident's people. */
export const pairsSchema = z
  .strictObject({
    people: z.int(),
    atLeast: z.int(),
    atMost: z.int(),
    items: z.array(pairSchema),
    next: z.string().nullable().openapi({ description: 'Send it as `after` for the next page; null after the last.' }),
  })
  .openapi('Pairs')

/** How many people there are after a decision or a withdrawal. */
export const recountSchema = z
  .strictObject({ people: z.int(), atLeast: z.int(), atMost: z.int(), review: z.int() })
  .openapi('Recount')
