import { orderOfDoing } from '../../../breach/playbooks/steps.ts'
import type { Playbook, Task } from '../../../breach/playbooks/task.ts'
import { HAND_WORDS } from '../frame/whose-step.ts'
import { countsFrom, dueInWords } from '../steps/due-words.ts'
import { sourceName } from '../steps/step-asked.ts'
import { PHASES } from '../steps/step-phases.ts'

/** The steps of a playbook by phase in the order of doing, and those that it leaves out; `others` are those it is listed with. */
export function stepFacts(steps: Playbook, others: Playbook) {
  const all = [...steps, ...others]
  const rows = orderOfDoing(steps, others).map((task) => stepRow(task, all))
  const listed = rows.filter(({ isOff }) => !isOff).map((row, at) => ({ ...row, number: at + 1 }))
  const byPhase = Map.groupBy(listed, ({ phase }) => phase)
  return {
    phases: Object.entries(PHASES).flatMap(([id, label]) => {
      const its = byPhase.get(id as Task['phase'])
      return its ? [{ id, label, steps: its }] : []
    }),
    off: rows.filter(({ isOff }) => isOff),
    count: listed.length,
  }
}

function stepRow(task: Task, all: Playbook) {
  const { id, phase, title, why, how, script = null, evidence, law, guidance, onlyIf, secondPerson, source } = task
  const from = countsFrom(task, all)
  const first = task.after.flatMap((step) => all.find((each) => each.id === step)?.title ?? [])
  return {
    ...{ id, phase, title, why, how, script, evidence, law },
    number: 0,
    edit: null,
    isAdvice: guidance,
    due: dueInWords(task),
    who: HAND_WORDS[task.owner],
    backup: HAND_WORDS[task.backup],
    asks: (task.asks ?? []).map(({ label }) => label),
    sources: (source ?? []).map(sourceName),
    isOff: task.off === true,
    offReason: task.offReason ?? null,
    told: [
      ...(onlyIf ? [onlyIf] : []),
      ...(from ? [`Counts from “${from}”.`] : []),
      ...(first.length > 0 ? [`First: ${first.join('; ')}.`] : []),
      ...(secondPerson ? ['Needs a second person.'] : []),
    ],
  }
}
