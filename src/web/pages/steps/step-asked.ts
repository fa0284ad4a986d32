import type { DatedStep } from '../../../actions/duties/checklist.ts'
import { carriesNotice } from '../../../breach/playbooks/notice-steps.ts'
import type { Task } from '../../../breach/playbooks/task.ts'
import { firstOf } from '../../../breach/steps/due.ts'
import { isToDo } from '../../../breach/steps/state.ts'
import { HAND_WORDS } from '../frame/whose-step.ts'

/** The rest of the checklist, as far as a row speaks of it. */
export type Others = { titleOf: (step: string) => string; isOpen: (step: string) => boolean }

/** What a playbook says of a step, for its row. A step that has no playbook has its words in `detail`. */
export function askedOf(row: DatedStep, task: Task | null, { titleOf, isOpen }: Others) {
  const isOpenItself = isToDo(row)
  const first = task && isOpenItself ? firstOf(task.after, isOpen) : []
  return {
    why: task?.why ?? row.why ?? null,
    how: task?.how ?? (row.detail === '' ? [] : [row.detail]),
    script: task?.script ?? null,
    evidence: task?.evidence ?? [],
    sources: (task?.source ?? []).map(sourceName),
    isAdvice: task?.guidance ?? !carriesNotice(row.id),
    first: first.map((id) => ({ id, title: titleOf(id) })),
    question: isOpenItself && row.appliesAt === null ? (task?.onlyIf ?? null) : null,
    hands: task && { owner: HAND_WORDS[task.owner], backup: HAND_WORDS[task.backup] },
    place: isOpenItself ? (PLACES.get(row.id) ?? (carriesNotice(row.id) ? TOLD : null)) : null,
  }
}

/** Where a step is done, by the page of its incident. */
const PLACES: ReadonlyMap<string, { label: string; path: string }> = new Map(
  Object.entries({
    'list-the-affected': { label: 'Open the list', path: 'people' },
    'assess-the-risk': { label: 'Open the decision', path: 'assessment' },
    'sign-the-decision': { label: 'Open the decision', path: 'assessment' },
    'approve-the-letters': { label: 'Open the letter', path: 'letter' },
    'restrict-the-incident': { label: 'Open “Who sees it”', path: 'restriction' },
    'record-a-hold': { label: 'Record a hold', path: 'duties#holds' },
    'close-the-incident': { label: 'See what is missing', path: 'close' },
  }),
)

const TOLD = { label: 'See who must be told', path: 'duties' }

/** What was read, by its name alone, as a page leads to no other server: of `CISA, checklist: https://…` the first half. */
export function sourceName(source: string): string {
  return source.replace(/:? https?:\/\/\S+$/, '')
}
