import { type Day, plus } from '../law/day.ts'
import { dayAt } from '../law/zoned-day.ts'
import { withBases } from '../steps/bases.ts'
import type { Playbook, Task } from './task.ts'

const HOURS_A_DAY = 24
/** Where a notice has no day of its own: the longest that the law gives, 45 CFR 164.404(b). */
const LONGEST_NOTICE_DAYS = 60

/** From when an incident counts: the day of discovery, and the instant at which it was entered, in the practice's zone. */
export type Begin = { discoveredOn: Day; enteredAt: string; zone: string }

/** Whether a due rule takes the day of a notice. */
export function isDutyDue({ due }: Pick<Task, 'due'>): boolean {
  return due.from.startsWith('duty:')
}

/** The step from which another counts; null: from the discovery or a notice. */
export function baseOf(task: Pick<Task, 'due'>): string | null {
  return task.due.from === 'discovery' || isDutyDue(task) ? null : task.due.from
}

/** How many hours after the discovery a step is aimed for, while nothing is done yet; a notice at its longest. */
export function aimedHours(task: Task, all: Playbook): number {
  const counted = withBases(task, (step) => all.find(({ id }) => id === baseOf(step)))
  return counted.reduce((hours, step) => hours + ownHours(step), 0)
}

/**
 * The day that a step is aimed for while nothing is done yet. Days are calendar days after the discovery. Hours run from the
 * moment at which the incident was entered, where that is the day of discovery: an hour before midnight, four of them end
 * tomorrow.
 */
export function aimedDay(task: Task, all: Playbook, begin: Begin): Day {
  const { discoveredOn, enteredAt, zone } = begin
  const wasEnteredThen = dayAt(enteredAt, zone) === discoveredOn
  if (wasEnteredThen && task.due.from === 'discovery' && 'hours' in task.due)
    return dayAt(new Date(Date.parse(enteredAt) + task.due.hours * 3_600_000).toISOString(), zone)
  return plus(discoveredOn, Math.floor(aimedHours(task, all) / HOURS_A_DAY))
}

/** Whole days that lie between a step and the one from which it counts. */
export function daysAfterBase(task: Task): number {
  return Math.floor(ownHours(task) / HOURS_A_DAY)
}

function ownHours({ due }: Task): number {
  if (isDutyDue({ due })) return LONGEST_NOTICE_DAYS * HOURS_A_DAY
  return 'hours' in due ? due.hours : due.days * HOURS_A_DAY
}
