import { z } from '@hono/zod-openapi'

const LIMIT = 'Give a whole number from 1 to 200.'

/** The query of a list: where the page begins and how much it holds. `cursor` is the pattern of its cursors. */
export function listQuery(cursor: RegExp) {
  return z.strictObject({
    after: z
      .string()
      .regex(cursor, { error: 'Give the `next` of the page before, as it was answered.' })
      .optional()
      .openapi({ description: 'The `next` of the page before.' }),
    limit: z.coerce
      .number({ error: LIMIT })
      .int({ error: LIMIT })
      .min(1, { error: LIMIT })
      .max(200, { error: LIMIT })
      .default(50)
      .openapi({ description: 'How many at most, 1 to 200.' }),
  })
}

/** A page of a list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    items: z.array(item),
    next: z.string().nullable().openapi({ description: 'Send it as `after` for the next page; null after the last.' }),
  })
}
