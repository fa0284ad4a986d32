import type { Principal } from '../../access/roles.ts'
import { type AnswerRow, isAllGone, withRow } from '../../breach/playbooks/answers.ts'
import type { Task } from '../../breach/playbooks/task.ts'
import { isToDo } from '../../breach/steps/state.ts'
import type { Change } from '../../storage/log/commit.ts'
import { changeStep, type IncidentStep, type StepChange } from '../../storage/steps/steps.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { definitionsOf } from './definitions.ts'
import { mayWork } from './one-step.ts'
import { NOTHING_DONE, stepsOf } from './steps.ts'

/** A list whose row somebody answers, as it stands before and as the row is then. */
export type AnsweredList = { task: Task; rows: readonly AnswerRow[]; row: AnswerRow }

/**
 * What an answer does besides: with the last of what was listed gone, the steps that wait for that are done, where this person
 * does them; with something found that is not gone, those that were done are open again, whoever answered.
 */
export async function foundGone(opened: OpenIncident, who: Principal, list: AnsweredList | null) {
  const nothing = { act: 'step_answered' as const, facts: {}, writes: [] }
  if (list?.task.list === undefined) return nothing
  const isGone = isAllGone(withRow(list.rows, list.row, list.task.list))
  if (isGone === isAllGone(list.rows)) return nothing
  const waiting = await waitingFor(opened, list.task)
  const now = opened.book.now()
  const done = { performedAt: now, recordedAt: now, completedBy: who.id }
  return isGone
    ? moved(
        'list_found_gone',
        waiting.filter((step) => isToDo(step) && mayWork(step, who)),
        done,
      )
    : moved(
        'list_found_open',
        waiting.filter(({ performedAt }) => performedAt !== null),
        { ...NOTHING_DONE, reopenedAt: now },
      )
}

async function waitingFor(opened: OpenIncident, { list }: Task): Promise<IncidentStep[]> {
  const [steps, definitionOf] = await Promise.all([stepsOf(opened), definitionsOf(opened)])
  return steps.filter((step) => {
    const task = definitionOf(step)
    return task?.doneWhen === 'exposure.gone' && task.list === list
  })
}

function moved(act: 'list_found_gone' | 'list_found_open', steps: readonly IncidentStep[], changed: StepChange) {
  if (steps.length === 0) return { act: 'step_answered' as const, facts: {}, writes: [] }
  const facts = { steps: steps.map(({ id }) => id), versions: steps.map(({ version }) => version + 1) }
  const writes = steps.map(({ incident, id, version }) =>
    changeStep(incident, id, { ...changed, version: version + 1 }),
  )
  return { act, facts, writes } satisfies Change
}
