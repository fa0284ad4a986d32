import { type Day, plus } from '../law/day.ts'
import type { Kind } from '../law/kinds.ts'
import { isPast } from '../law/overdue.ts'
import { askedBy, type ListedFacts } from './asked-by-facts.ts'
import { common } from './common.ts'
import { playbooks } from './index.ts'
import type { Task } from './task.ts'

/** One line of an incident's checklist. */
export type Step = Task & {
  /** The day of discovery and `days` calendar days. Guidance of ours, save where the citation sets a limit. */
  dueOn: Day
}

/**
 * The checklist that an incident of this kind starts with, in the order of doing: by due day, and on one day what the
 * kind asks before what the information asks and what is common to all. A step of the kind's own stands for another of
 * that name. Only the notices have days set by law; the rest is when it does most good.
 */
export function stepsFor(kind: Kind, discoveredOn: Day, facts: ListedFacts = NOTHING_KNOWN): Step[] {
  const all = [...playbooks[kind], ...askedBy(facts), ...common]
  const once = all.filter(({ id }, at) => all.findIndex((each) => each.id === id) === at)
  const tasks = once.sort((one, other) => one.days - other.days)
  return tasks.map((task) => ({ ...task, dueOn: plus(discoveredOn, task.days) }))
}

const NOTHING_KNOWN: ListedFacts = { elements: [], form: 'paper' }

export type StepStatus = 'open' | 'overdue' | 'done'

/** Where a step of the checklist stands on a day. */
export function stepStatus({ dueOn, isDone }: { dueOn: Day; isDone: boolean }, today: Day): StepStatus {
  if (isDone) return 'done'
  return isPast(dueOn, today) ? 'overdue' : 'open'
}
