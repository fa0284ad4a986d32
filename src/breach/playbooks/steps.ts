import type { Day } from '../law/day.ts'
import type { Kind } from '../law/kinds.ts'
import { isPast } from '../law/overdue.ts'
import type { Event } from '../law/situation.ts'
import { aimedDay, aimedHours, type Begin, baseOf, daysAfterBase } from './aims.ts'
import { type PlaybookName, playbooks } from './index.ts'
import type { Playbook, Task } from './task.ts'

/** One line of an incident's checklist: whose playbook it is of, its own aim, and the step from which its days count. */
export type Step = Task & { playbook: PlaybookName; dueOn: Day; dueFrom: string | null; dueDays: number | null }

/** What is known of the information when a checklist is made. */
export type ListedFacts = Pick<Event, 'elements' | 'form'>

/** The playbooks in force for a kind: its own, and what all have in common. */
export type InForce = { own: Playbook; common: Playbook }

/** Breachbook's own for a kind. */
export function ownPlaybooks(kind: Kind): InForce {
  return { own: playbooks[kind], common: playbooks.common }
}

/**
 * The checklist that an incident of this kind starts with, in the order of doing: by the hour it is aimed for, what comes
 * first before what follows it; at one hour what is sure before what is a question, and the kind's own before what all have in
 * common. A step of the kind's own
 * stands for the common one of that name.
 */
export function stepsFor(
  kind: Kind,
  begin: Begin,
  facts: ListedFacts = NOTHING_KNOWN,
  { own, common }: InForce = ownPlaybooks(kind),
): Step[] {
  const ids = new Set(own.map(({ id }) => id))
  const all = [...own, ...common.filter(({ id }) => !ids.has(id))]
  const listed = all.filter((task) => !task.off && isBrought(task, facts))
  return inOrder(listed, all).map((task) => ({
    ...task,
    playbook: ids.has(task.id) ? kind : 'common',
    dueOn: aimedDay(task, all, begin),
    dueFrom: baseOf(task),
    dueDays: baseOf(task) === null ? null : daysAfterBase(task),
  }))
}

/** The steps of a playbook in the order in which a checklist has them; `others` are those it is listed with. */
export function orderOfDoing(playbook: Playbook, others: Playbook = []): Task[] {
  const ids = new Set(playbook.map(({ id }) => id))
  return inOrder(playbook, [...playbook, ...others.filter(({ id }) => !ids.has(id))])
}

const NOTHING_KNOWN: ListedFacts = { elements: [], form: 'paper' }

/** Whether the facts of an incident bring a step; what asks for none is always there. */
export function isBrought({ facts: { elements, forms } = {} }: Task, known: ListedFacts): boolean {
  if (elements && !elements.some((element) => known.elements.includes(element))) return false
  return !forms || forms.includes(known.form)
}

// The first that waits for none of those left, again and again; a circle, which the checks refuse, ends in its given order.
function inOrder(tasks: readonly Task[], all: Playbook): Task[] {
  const hours = new Map(tasks.map((task) => [task.id, aimedHours(task, all)]))
  const hourOf = ({ id }: Task) => hours.get(id) ?? 0
  const left = tasks.toSorted((one, other) => hourOf(one) - hourOf(other) || isAsked(one) - isAsked(other))
  const ordered: Task[] = []
  while (left.length > 0) {
    const waiting = new Set(left.map(({ id }) => id))
    const at = left.findIndex(({ after }) => !after.some((id) => waiting.has(id)))
    ordered.push(...left.splice(Math.max(at, 0), 1))
  }
  return ordered
}

function isAsked({ onlyIf }: Task): number {
  return Number(onlyIf !== null)
}

export type StepStatus = 'open' | 'overdue' | 'done'

/** Where a step of the checklist stands on a day. */
export function stepStatus({ dueOn, isDone }: { dueOn: Day; isDone: boolean }, today: Day): StepStatus {
  if (isDone) return 'done'
  return isPast(dueOn, today) ? 'overdue' : 'open'
}
