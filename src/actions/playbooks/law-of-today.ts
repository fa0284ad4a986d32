import { changesBetween, type PlaybookChanges } from '../../breach/playbooks/changes.ts'
import { withLaw } from '../../breach/playbooks/draft.ts'
import { type PlaybookName, playbooks } from '../../breach/playbooks/index.ts'
import type { Playbook, Task } from '../../breach/playbooks/task.ts'

type OfPlaybook = { playbook: PlaybookName; steps: Playbook }

/**
 * The steps by whose law a playbook is held: Breachbook’s own of it, and where it has a step of what is common, that one, which
 * it stands for.
 */
export function lawFor({ playbook, steps }: OfPlaybook): Playbook {
  const own = playbooks[playbook]
  const has = (all: Playbook, id: string) => all.some((task) => task.id === id)
  return [...own, ...playbooks.common.filter(({ id }) => has(steps, id) && !has(own, id))]
}

/** The steps of a playbook with the law as Breachbook has it today. */
export function withLawOfToday(of: OfPlaybook): Task[] {
  return withLaw(of.steps, lawFor(of))
}

/**
 * What Breachbook added and changed of the law since a version of a playbook was saved. Whoever wrote that version could not
 * know of it, so that the next one begins with it.
 */
export function lawSince(of: OfPlaybook): PlaybookChanges {
  return changesBetween(of.steps, withLawOfToday(of))
}
