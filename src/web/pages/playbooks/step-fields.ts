import type { NewTask } from '../../../breach/playbooks/draft.ts'
import { carriesNotice } from '../../../breach/playbooks/notice-steps.ts'
import { HANDS, PHASES as PHASE_CODES, type Playbook, type Task } from '../../../breach/playbooks/task.ts'
import { Refused } from '../../../errors.ts'
import { taskSchema } from '../../api/shared/playbook-schema.ts'
import type { FieldSpec } from '../../shell/forms/fields.ts'
import { parse, type Values } from '../../shell/forms/form.ts'
import { amountOf } from '../steps/due-words.ts'
import { PHASES } from '../steps/step-phases.ts'
import { HAND_LABELS } from './playbook-words.ts'

const HAND_OPTIONS = HANDS.map((hand) => [hand, HAND_LABELS[hand]] as const)

/** The fields of a step of a playbook; `task` null: of a new one. The day that a law sets is none of them. */
export function stepFields(task: Task | null, all: Playbook): FieldSpec[] {
  return [
    { name: 'title', label: 'What to do', required: true, hint: TITLE_HINT },
    ...(task ? [] : [PHASE]),
    { name: 'why', label: 'Why', required: true, type: 'textarea', rows: 2 },
    { name: 'how', label: 'How', required: true, type: 'textarea', rows: 6, hint: 'One line for each thing to do.' },
    { name: 'script', label: 'Words to use', type: 'textarea', rows: 4, hint: 'Put in [brackets] what is filled in.' },
    { name: 'owner', label: 'Who does it', type: 'select', required: true, options: HAND_OPTIONS },
    { name: 'backup', label: 'Who stands in', type: 'select', required: true, options: HAND_OPTIONS },
    ...(task?.guidance === false ? [] : dueFields(task, all)),
    { name: 'evidence', label: 'Proof', type: 'textarea', rows: 3, hint: 'One line for each.' },
    ...(task && carriesNotice(task.id) ? [] : [QUESTION]),
    { name: 'secondPerson:flag', label: 'A second person signs it off', type: 'checkbox' },
    ...(task ? [] : [LAW]),
  ]
}

/** What these fields hold of a step. */
export function stepValues(task: Task): Values {
  const { title, why, how, script = '', owner, backup, due, evidence, onlyIf, secondPerson } = task
  const { amount, unit } = amountOf(due)
  return {
    ...{ title, why, script, owner, backup, onlyIf: onlyIf ?? '' },
    how: how.join('\n'),
    evidence: evidence.join('\n'),
    ...{ dueFrom: due.from, dueAmount: String(amount), dueUnit: unit },
    'secondPerson:flag': String(secondPerson),
  }
}

/** The step that the fields hold, with what `task` has where they have none. */
export function stepIn(values: Values, task: Task | null): NewTask {
  const { title, why, script, owner, backup, onlyIf, law, phase } = values
  const words = {
    ...{ title, why, owner, backup, how: linesOf(values.how), evidence: linesOf(values.evidence) },
    ...(script && { script }),
    due: task?.guidance === false ? task.due : dueIn(values),
    secondPerson: values['secondPerson:flag']?.endsWith('true') ?? false,
    onlyIf: onlyIf || null,
    ...{ phase: task?.phase ?? phase, law: task ? task.law : law || null },
  }
  return parse(wordsSchema, words) as NewTask
}

const wordsSchema = taskSchema.pick({
  ...{ title: true, why: true, how: true, script: true, owner: true, backup: true, due: true },
  ...{ evidence: true, secondPerson: true, onlyIf: true, phase: true, law: true },
})

// The words of a playbook lie sealed; of a checklist that has the step, its title and citation do not.
const TITLE_HINT = 'Start with a verb: “Call the bank”. No patient names: everybody who works here can read it.'

const QUESTION: FieldSpec = {
  ...{ name: 'onlyIf', label: 'Question' },
  hint: 'If the answer is no, the step is not needed.',
}
const PHASE: FieldSpec = {
  ...{ name: 'phase', label: 'Part of the response', type: 'select', required: true },
  options: PHASE_CODES.map((code) => [code, PHASES[code] ?? code] as const),
}
const LAW: FieldSpec = {
  name: 'law',
  label: 'Asked for by',
  hint: 'A law or contract, such as 45 CFR 164.530(e). No patient names.',
}

function dueFields(task: Task | null, all: Playbook): FieldSpec[] {
  const steps = all.filter(({ id, off }) => id !== task?.id && !off).map(({ id, title }) => [id, `“${title}”`] as const)
  return [
    { name: 'dueAmount', path: 'due', label: 'Within', type: 'number', required: true, hint: '0: at once.' },
    { name: 'dueUnit', label: 'Minutes, hours or days', type: 'select', required: true, options: UNITS },
    { name: 'dueFrom', label: 'After', type: 'select', required: true, options: [DISCOVERY, ...steps] },
  ]
}

const UNITS = [
  ['minute', 'Minutes'],
  ['hour', 'Hours'],
  ['day', 'Days'],
] as const
const DISCOVERY = ['discovery', 'The incident was found'] as const

function dueIn({ dueFrom = 'discovery', dueAmount = '', dueUnit }: Values) {
  const amount = Number(dueAmount)
  if (!/^\d{1,4}$/.test(dueAmount)) throw wrongDue()
  if (dueUnit === 'day') return { from: dueFrom, days: amount }
  return { from: dueFrom, hours: dueUnit === 'minute' ? amount / 60 : amount }
}

function wrongDue(): Refused {
  const message = 'Enter how many, as a whole number. 0 means at once.'
  return new Refused(message, [{ path: 'due', message }])
}

function linesOf(text = ''): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
