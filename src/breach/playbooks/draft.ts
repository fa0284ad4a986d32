import { aimedHours } from './aims.ts'
import { carriesNotice } from './notice-steps.ts'
import { mayBeLeftOut } from './seen-only.ts'
import { orderOfDoing } from './steps.ts'
import type { Playbook, Task } from './task.ts'

/** What of a step a practice words and decides. */
export type TaskWords = Pick<
  Task,
  'title' | 'why' | 'how' | 'script' | 'owner' | 'backup' | 'due' | 'evidence' | 'secondPerson' | 'onlyIf'
>

/** What a step is that a practice adds: its words, the part of the response, and which rule asks for it. */
export type NewTask = TaskWords & Pick<Task, 'phase' | 'law'>

/** What of a step is as Breachbook’s own playbook says where a law asks for it, whatever else a practice says of it. */
const OF_THE_LAW = ['law', 'guidance', 'serves', 'tellsPatients', 'facts'] as const

export type HeldField = (typeof OF_THE_LAW)[number] | 'onlyIf'

/**
 * That of one step. One that gives notices asks no question, as the law says which are owed; what only custom asks for waits
 * for a hold all the same where it tells patients, 45 CFR 164.412.
 */
export function heldFields({ id, law, tellsPatients }: Task): readonly HeldField[] {
  if (law === null) return tellsPatients ? ['tellsPatients'] : []
  return carriesNotice(id) ? [...OF_THE_LAW, 'onlyIf'] : OF_THE_LAW
}

/** The steps of Breachbook’s own playbook that every other one has: a law asks for them, or nobody leaves them out alone. */
export function lawfulIn(own: Playbook): Task[] {
  return own.filter(({ id, law }) => law !== null || !mayBeLeftOut(id))
}

/** A playbook with the law as Breachbook has it: its steps that a law asks for are all there, each with its citation and day. */
export function withLaw(steps: Playbook, own: Playbook): Task[] {
  const missing = lawfulIn(own).filter(({ id }) => steps.every((task) => task.id !== id))
  return [...steps.map((task) => asLawSays(task, own)), ...missing]
}

/** The same playbook with other words in one of its steps; the day that a law sets stays. */
export function reworded(steps: Playbook, id: string, words: TaskWords): Task[] {
  return steps.map((task) => {
    if (task.id !== id) return task
    const { script: _, ...rest } = task
    return { ...rest, ...words, due: task.guidance ? words.due : task.due }
  })
}

/** A playbook with one step more, as its last. */
export function withStep(steps: Playbook, id: string, { script, ...words }: NewTask): Task[] {
  const task: Task = {
    id,
    ...words,
    ...(script !== undefined && { script }),
    ...{ guidance: true, after: [], doneWhen: null, source: null },
  }
  return [...steps, task]
}

/** A playbook without a step, for a reason. What was never in force goes; anything else stays in it, switched off. */
export function leftOut(steps: Playbook, id: string, reason: string, inForce: Playbook): Task[] {
  if (inForce.every((task) => task.id !== id)) return steps.filter((task) => task.id !== id)
  return steps.map((task) => (task.id === id ? { ...task, off: true as const, offReason: reason } : task))
}

/** A playbook with a step again that was left out. */
export function takenIn(steps: Playbook, id: string): Task[] {
  return steps.map((task) => (task.id === id ? without(task, ['off', 'offReason']) : task))
}

/**
 * A playbook with one step before the one that is done before it in its phase; null where its time or what it waits for has
 * it stand where it does. `others`: the steps that it is listed with.
 */
export function movedUp(steps: Playbook, id: string, others: Playbook): Task[] | null {
  const moved = steps.find((task) => task.id === id)
  const before = moved && stepBefore(steps, moved, others)
  if (!moved || !before || !isAtOneTime(moved, before, [...steps, ...others])) return null
  const rest = steps.filter((task) => task.id !== id)
  const at = rest.indexOf(before)
  const after = [...rest.slice(0, at), moved, ...rest.slice(at)]
  const order = orderOfDoing(after, others).map((task) => task.id)
  return order.indexOf(id) < order.indexOf(before.id) ? after : null
}

/**
 * A playbook as another one has it: a file, or a version of before. A step that the other has not stays where a law asks for
 * it; others are left out for that reason, as something may hang on them.
 */
export function drawnFrom(
  other: Playbook,
  steps: Playbook,
  { own, reason }: { own: Playbook; reason: string },
): Task[] {
  const ids = new Set(other.map(({ id }) => id))
  const lawful = new Set(lawfulIn(own).map(({ id }) => id))
  const missing = steps.filter(({ id }) => !ids.has(id))
  return [
    ...other,
    ...missing.map((task) =>
      lawful.has(task.id) || task.off ? task : { ...task, off: true as const, offReason: reason },
    ),
  ]
}

function asLawSays(task: Task, all: Playbook): Task {
  const own = all.find(({ id }) => id === task.id)
  if (!own) return task
  const held = heldFields(own)
  const its = Object.fromEntries(held.flatMap((name) => (own[name] === undefined ? [] : [[name, own[name]]])))
  const kept = without(task, mayBeLeftOut(task.id) ? held : [...held, 'off', 'offReason'])
  return { ...kept, ...its, ...(!own.guidance && { due: own.due }) } as Task
}

function stepBefore(steps: Playbook, { id, phase }: Task, others: Playbook): Task | undefined {
  const listed = orderOfDoing(steps, others).filter((task) => task.phase === phase && !task.off)
  return listed[listed.findIndex((task) => task.id === id) - 1]
}

function isAtOneTime(one: Task, other: Task, all: Playbook): boolean {
  const isAsked = ({ onlyIf }: Task) => onlyIf !== null
  return aimedHours(one, all) === aimedHours(other, all) && isAsked(one) === isAsked(other)
}

function without<Name extends keyof Task>(task: Task, names: readonly Name[]): Task {
  return Object.fromEntries(Object.entries(task).filter(([name]) => !names.some((each) => each === name))) as Task
}
