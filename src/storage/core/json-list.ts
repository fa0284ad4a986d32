import { sql } from 'kysely'

/** These values as the right side of an IN: they go through one parameter, however many they are. */
export function eachOf(values: readonly string[]) {
  return sql<string>`(SELECT value FROM json_each(${JSON.stringify(values)}))`
}

/** These pairs of values, in the same way, for an IN over two columns. */
export function eachPairOf(pairs: readonly (readonly [string, string])[]) {
  return sql`(SELECT value ->> 0, value ->> 1 FROM json_each(${JSON.stringify(pairs)}))`
}
