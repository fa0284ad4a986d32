/** As many as one statement may name: D1 takes 100 parameters, some of them for what else is asked. */
const TOGETHER = 90

/** These in their order, as many at a time as one statement may name. */
export function* batches<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let start = 0; start < items.length; start += TOGETHER) yield items.slice(start, start + TOGETHER)
}
