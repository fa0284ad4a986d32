import { carriesNotice } from '../../breach/playbooks/notice-steps.ts'
import { isToDo } from '../../breach/steps/state.ts'
import type { Write } from '../../storage/core/statement.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { listEntriesOfActs } from '../../storage/log/entries-of-acts.ts'
import { changeStep, type IncidentStep } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'

/** A corrected kind: the steps of the incident, and the ids of those that each of the two kinds asks. */
export type ChangedKind = { steps: readonly IncidentStep[]; before: readonly string[]; after: readonly string[] }

/** What the entry of a corrected kind says of steps: which changed to which version, and which of these are open again. */
export type StepsOfKind = { steps: string[]; versions: number[]; reopened?: string[] }

/**
 * What a corrected kind does with the steps that are there: the open ones of the old kind are no longer needed, and those that
 * an earlier correction left out are open again where the new kind asks them. What was done stays done.
 */
export async function stepsOfKind(
  book: Book,
  by: Actor,
  { steps, before, after }: ChangedKind,
): Promise<{ facts: StepsOfKind | Record<string, never>; writes: Write[] }> {
  const isLeft = ({ id }: IncidentStep) => before.includes(id) && !after.includes(id) && !carriesNotice(id)
  const left = steps.filter((step) => isToDo(step) && isLeft(step))
  const leftBefore = await leftByBreachbook(book, steps)
  const back = steps.filter((step) => after.includes(step.id) && leftBefore(step))
  if (left.length + back.length === 0) return { facts: {}, writes: [] }
  const at = book.now()
  const changed = [
    ...left.map((step) => ({ step, change: { notNeededAt: at, notNeededBy: by.id } })),
    ...back.map((step) => ({ step, change: { notNeededAt: null, notNeededBy: null, reopenedAt: at } })),
  ]
  return {
    facts: {
      steps: changed.map(({ step }) => step.id),
      versions: changed.map(({ step }) => step.version + 1),
      ...(back.length > 0 && { reopened: back.map(({ id }) => id) }),
    },
    writes: changed.map(({ step: { incident, id, version }, change }) =>
      changeStep(incident, id, { ...change, version: version + 1 }),
    ),
  }
}

/**
 * Whether a corrected kind or a newer playbook left a step out, the last that was said of it. What an officer found not needed
 * stays so, whatever the kind.
 */
export async function leftByBreachbook(
  { db }: Book,
  steps: readonly IncidentStep[],
): Promise<(step: IncidentStep) => boolean> {
  const incident = steps[0]?.incident
  const entries = incident ? await listEntriesOfActs(db, incident, [...BY_ITSELF, 'step_not_needed']) : []
  const last = new Map(entries.flatMap(({ act, facts = {} }) => namedIn(facts).map((step) => [step, act] as const)))
  return ({ id, notNeededAt }) => notNeededAt !== null && BY_ITSELF.some((act) => act === last.get(id))
}

const BY_ITSELF = ['incident_amended', 'playbook_taken_over'] as const

// A newer playbook also words steps anew, which says nothing of whether they are needed.
function namedIn({ step, steps, left }: Readonly<Record<string, unknown>>): string[] {
  if (Array.isArray(left)) return left.map(String)
  return Array.isArray(steps) ? steps.map(String) : typeof step === 'string' ? [step] : []
}
