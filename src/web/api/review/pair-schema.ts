import { z } from '@hono/zod-openapi'
import { expectedSchema, warningSchema } from '../shared/expected-schema.ts'

const DECISIONS = ['same', 'different', 'unsure'] as const

/** A decision on a pair. */
export const pairDecisionSchema = z
  .strictObject({
    decision: z
      .enum(DECISIONS, { error: 'Say whether it is the `same` person, two `different` people, or `unsure`.' })
      .openapi({ example: 'different' }),
  })
  .openapi('PairDecision')

/** Two descriptions that may be the same person. Ids only: the people they point to hold the descriptions. */
const pairSchema = z
  .strictObject({
    pair: z.string().openapi({ example: '001-0000003.002-0000014' }),
    descriptions: z.array(z.string()).length(2),
    people: z.array(z.string().nullable()).length(2).openapi({
      description:
        'The person each description belongs to now: the same id twice if they count as one person; null if its roster was withdrawn.',
    }),
    likelihood: z.number().min(0).max(1),
    reasons: z.array(z.string()).openapi({ example: ['same birth date', 'family names a slip or a part apart'] }),
    decision: z.enum(DECISIONS).nullable(),
    decidedAt: z.string().nullable(),
    decidedBy: z.string().nullable(),
  })
  .openapi('Pair')

/** The pairs to review among an incident's people. */
export const pairsSchema = z
  .strictObject({
    people: z.int(),
    atLeast: z.int(),
    atMost: z.int(),
    expected: expectedSchema,
    warning: warningSchema,
    deciding: z.int().openapi({
      description:
        'How many of the pairs to review, as few as can, decide what the law asks: they come first. 0 where no legal threshold lies between `atLeast` and `atMost`.',
    }),
    items: z.array(pairSchema),
    next: z
      .string()
      .nullable()
      .openapi({ description: 'Send as `after` to get the next page; null on the last page.' }),
  })
  .openapi('Pairs')

/** The headcount after a decision or a withdrawal. */
export const headcountSchema = z
  .strictObject({ people: z.int(), atLeast: z.int(), atMost: z.int(), expected: expectedSchema, review: z.int() })
  .openapi('Headcount')
