import type { Document } from './document.ts'

/** Contents that many pages show. */
export type Shown = {
  /** The number of the content under this key, which is written when it is first asked for. */
  number(key: string, operators: () => string): number
}

const KEPT = 2_000

/** Writes each content once, as long as it is remembered. */
export function openShown(document: Document): Shown {
  const numbers = new Map<string, number>()
  return {
    number(key, operators) {
      const number = numbers.get(key) ?? document.content(operators())
      if (numbers.size >= KEPT) numbers.clear()
      numbers.set(key, number)
      return number
    },
  }
}
