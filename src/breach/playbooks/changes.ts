import type { Playbook, Task } from './task.ts'

/** How one version of a playbook differs from another: which steps came, which went, and which fields of others changed. */
export type PlaybookChanges = {
  added: Task[]
  removed: Task[]
  changed: { before: Task; after: Task; fields: (keyof Task)[] }[]
}

/** What changes from one version of a playbook to another. A step that is switched off went. */
export function changesBetween(before: Playbook, after: Playbook): PlaybookChanges {
  const [old, now] = [inForce(before), inForce(after)]
  return {
    added: now.filter(({ id }) => !old.some((each) => each.id === id)),
    removed: old.filter(({ id }) => !now.some((each) => each.id === id)),
    changed: now.flatMap((task) => {
      const was = old.find(({ id }) => id === task.id)
      const fields = was ? fieldsThatDiffer(was, task) : []
      return was && fields.length > 0 ? [{ before: was, after: task, fields }] : []
    }),
  }
}

/** Whether two values say the same, whatever the order of their fields. */
export function isDeepSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return (
    Array.isArray(one) === Array.isArray(other) && [...keys].every((key) => isDeepSame(at(one, key), at(other, key)))
  )
}

function at(value: object, key: string): unknown {
  return (value as Record<string, unknown>)[key]
}

function fieldsThatDiffer(before: Task, after: Task): (keyof Task)[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Task>
  return [...fields].filter((field) => !isDeepSame(before[field], after[field]))
}

function inForce(playbook: Playbook): Task[] {
  return playbook.filter(({ off }) => !off)
}
