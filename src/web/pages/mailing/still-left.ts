import { readersOf } from '../../../breach/incident/ledger.ts'
import type { Duty } from '../../../breach/law/answer.ts'
import { isDone } from '../../../breach/law/pending-duty.ts'

/** How many of the people are not told yet, under the widest law that asks for the one letter; null: nobody is left. */
export function mostLeft(duties: readonly Duty[]): { left: number; people: number } | null {
  const open = duties.filter((duty) => readersOf(duty.id) !== null && !isDone(duty))
  const sums = open.map(({ told = 0, left = 0 }) => ({ left, people: told + left }))
  return sums.toSorted((one, other) => other.left - one.left).find(({ left }) => left > 0) ?? null
}
