import type { Document } from './document.ts'

/** Contents that many pages show. */
export type Shown = { number(operators: string): number }

const KEPT = 2_000

/** Writes each content once, as long as it is remembered. */
export function openShown(document: Document): Shown {
  const numbers = new Map<string, number>()
  return {
    number(operators) {
      const number = numbers.get(operators) ?? document.content(operators)
      if (numbers.size >= KEPT) numbers.clear()
      numbers.set(operators, number)
      return number
    },
  }
}
