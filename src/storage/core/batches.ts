/** As many as are read at once: their rows are held together. */
const TOGETHER = 500

/** These in their order, as many at a time as one statement is asked for. */
export function* batches<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let start = 0; start < items.length; start += TOGETHER) yield items.slice(start, start + TOGETHER)
}
