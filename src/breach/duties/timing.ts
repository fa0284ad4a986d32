import type { Duty } from '../law/answer.ts'
import { type Day, daysBetween } from '../law/day.ts'
import { isDone } from '../law/pending-duty.ts'
import { counted } from '../law/words.ts'

/**
 * How a duty stands to its last day, in words: `given 3 days late`, `2 days overdue`, `12 days left`. Null where the law
 * names no day, or where it was done without a day of its own (a posting that runs on).
 */
export function timing({ due, status }: Pick<Duty, 'due' | 'status'>, givenOn: Day | null, today: Day): string | null {
  if (due === null) return null
  if (isDone({ status })) return givenOn && givenWords(daysBetween(givenOn, due))
  const left = daysBetween(today, due)
  if (status === 'overdue') return `${counted(-left, 'day')} overdue`
  return left === 0 ? 'due today' : `${counted(left, 'day')} left`
}

function givenWords(left: number): string {
  if (left < 0) return `given ${counted(-left, 'day')} late`
  return left === 0 ? 'given on the last day' : `given ${counted(left, 'day')} early`
}
