import type { Count } from '../../../breach/incident/incident.ts'
import { readersOf, sumsOf } from '../../../breach/incident/ledger.ts'
import { isOneOf, type LetterState, UNFINISHED } from '../../../breach/incident/letter-state.ts'
import type { Duty } from '../../../breach/law/answer.ts'
import { isDone } from '../../../breach/law/pending-duty.ts'
import { counted } from '../../../breach/law/words.ts'

/** How many of the people are not told yet, under the widest law that asks for the one letter; null: nobody is left. */
export function mostLeft(duties: readonly Duty[]): { left: number; people: number } | null {
  const open = duties.filter((duty) => readersOf(duty.id) !== null && !isDone(duty))
  const sums = open.map(({ told = 0, left = 0 }) => ({ left, people: told + left }))
  return sums.toSorted((one, other) => other.left - one.left).find(({ left }) => left > 0) ?? null
}

/** How many can get a letter now, beside so many who have one. */
export function leftWords(ready: number, served: number): string {
  if (ready === 0) return `No ${served > 0 ? 'other ' : ''}letter can be made now.`
  return `${served > 0 ? counted(ready, 'more person', 'more people') : counted(ready, 'person', 'people')} can get one now.`
}

/**
 * How many a mailing left out who are to be told: not the dead whose kin nobody reaches, nor whoever was called meanwhile. Whose
 * letter of it has not gone is to be told too, and has one.
 */
export function withoutLetterIn(
  { problems, became }: { problems: number; became: readonly { state: LetterState; letters: number }[] },
  count: Count | null,
): number {
  const waiting = became.filter(({ state }) => isOneOf(NOT_GONE, state))
  const made = waiting.reduce((sum, { letters }) => sum + letters, 0)
  const left = count?.ledger ? sumsOf(count.ledger).left - made : problems
  return Math.max(0, Math.min(problems, left))
}

const NOT_GONE: readonly LetterState[] = ['prepared', ...UNFINISHED]
