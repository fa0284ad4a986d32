import { Refused } from '../../../errors.ts'

/** The page of a list that is asked for: what follows the item with that cursor, and how many at most. */
export type Asked = { after?: string | undefined; limit: number }

/** One page of a list that was read whole, and the cursor of the next. Throws Refused when no item has the cursor. */
export function paged<Item>(items: readonly Item[], { after, limit }: Asked, cursorOf: (item: Item) => string) {
  const start = after === undefined ? 0 : items.findIndex((item) => cursorOf(item) === after) + 1
  if (after !== undefined && start === 0) throw new Refused(GONE, [{ path: 'after', message: GONE }])
  const page = items.slice(start, start + limit)
  const last = page.at(-1)
  const isMore = start + limit < items.length
  return { items: page, next: isMore && last !== undefined ? cursorOf(last) : null }
}

const GONE = 'This list has no such `next`. Start from the first page.'
