import { counted } from '../../../breach/law/words.ts'
import { isDutyDue } from '../../../breach/playbooks/aims.ts'
import type { Playbook, Task } from '../../../breach/playbooks/task.ts'

/** When a step is due, in few words; from which step it counts is said besides. */
export function dueInWords(task: Pick<Task, 'due'>): string {
  const { due } = task
  if (isDutyDue(task)) return 'the day of the law'
  const { amount, unit } = amountOf(due)
  if (due.from !== 'discovery') return amount === 0 ? 'right after' : `${counted(amount, unit)} later`
  if (amount === 0) return unit === 'day' ? 'the same day' : 'at once'
  return `within ${counted(amount, unit)}`
}

/** How long a step has, in the unit that people say: a quarter of an hour is 15 minutes. */
export function amountOf(due: Task['due']): { amount: number; unit: 'minute' | 'hour' | 'day' } {
  if ('days' in due) return { amount: due.days, unit: 'day' }
  return Number.isInteger(due.hours)
    ? { amount: due.hours, unit: 'hour' }
    : { amount: Math.round(due.hours * MINUTES), unit: 'minute' }
}

const MINUTES = 60

/** From which other step its time counts, by title; null: from the discovery or a notice. */
export function countsFrom(task: Pick<Task, 'due'>, all: Playbook): string | null {
  const base = all.find(({ id }) => id === task.due.from)
  return base ? base.title : null
}
