import { z } from '@hono/zod-openapi'

const LIMIT = 'Enter a whole number from 1 to 200.'

/** The largest page. */
export const MOST = 200

/**
 * The query of a list: where the page starts and how many items it holds. `cursor` is the pattern of its cursors; `usual`
 * is the default size, which is the largest for lists that people expect whole.
 */
export function listQuery(cursor: RegExp, usual: 50 | typeof MOST = 50) {
  return z.strictObject({
    after: z
      .string()
      .regex(cursor, { error: 'Send the `next` value from the previous page.' })
      .optional()
      .openapi({ description: 'The `next` value from the previous page.' }),
    limit: z.coerce
      .number({ error: LIMIT })
      .int({ error: LIMIT })
      .min(1, { error: LIMIT })
      .max(MOST, { error: LIMIT })
      .default(usual)
      .openapi({ description: 'Maximum number of items, from 1 to 200.' }),
  })
}

/** A page of a list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    items: z.array(item),
    next: z
      .string()
      .nullable()
      .openapi({ description: 'Send as `after` to get the next page; null on the last page.' }),
  })
}
