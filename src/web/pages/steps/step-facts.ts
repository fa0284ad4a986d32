import type { Principal } from '../../../access/roles.ts'
import type { StepAnswers } from '../../../actions/steps/answers.ts'
import { mayReadWords } from '../../../actions/steps/one-step.ts'
import { inWords } from '../../../breach/law/day.ts'
import { answerTo, typedAsks } from '../../../breach/playbooks/answers.ts'
import { type Ask, LISTS, type Task } from '../../../breach/playbooks/task.ts'
import { type FieldSpec, fields, recordedMeanwhile } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import type { Sent } from './drawer.ts'
import type { StepRow } from './step-rows.ts'

/** In the place of a row: a new one, and the facts of a step that has no list. */
export const NEW_ROW = 'new'
export const NO_ROW = 'facts'

/**
 * What a step asks, as the template `partials/step-facts` prints it: what was entered, and a form for each row, also of a step
 * that is done. The last of them goes along with `Mark done`, so that nothing typed there is lost: it has an `id` by which
 * the buttons of the step send it.
 */
export function factsOf(row: StepRow, task: Task | null, given: StepAnswers | null, { who, sent }: Looking) {
  const asks = task ? typedAsks(task) : []
  if (!task || !given || asks.length === 0 || !mayReadWords(row, who)) return []
  const isOpen = row.mayWork && row.notNeededAt === null
  const item = (key: string, label: string, typed: Pick<StepAnswers, 'answers' | 'version'>) =>
    itemOf({ row, key, label, asks, typed, isOpen, sent })
  if (task.list === undefined) return [item(NO_ROW, 'Enter the facts', given)].filter(isShown)
  const { one } = LISTS[task.list]
  const rows = given.rows.map((each) => item(each.row, `Change this ${one}`, each))
  return [...rows, item(NEW_ROW, `Add a ${one}`, { answers: {}, version: 0 })].filter(isShown)
}

type Looking = { who: Principal; sent: Sent | null }

type Item = {
  row: StepRow
  key: string
  label: string
  asks: readonly Ask[]
  typed: Pick<StepAnswers, 'answers' | 'version'>
  isOpen: boolean
  sent: Sent | null
}

function itemOf({ row, key, label, asks, typed: { answers, version }, isOpen, sent }: Item) {
  const its = sent?.step === row.id && sent.form === key ? sent : null
  const values = Object.fromEntries(Object.entries(answers).map(([name, answer]) => [`answers.${name}`, answer]))
  return {
    key,
    said: asks.flatMap(({ name, label: asked, type }) => {
      const answer = answerTo(answers, name)
      return answer ? [{ asked, answer: type === 'date' ? inWords(answer) : answer }] : []
    }),
    label: isOpen ? label : null,
    id: isOpen && row.mayTick && (key === NO_ROW || key === NEW_ROW) ? `${row.id}-typed` : null,
    open: its !== null,
    ...formOf(asks.map(fieldOf), its, { values, version }, `${row.id}-${key}-`),
  }
}

// What was typed on an older version than stands now says beside each field what somebody else entered there.
function formOf(specs: FieldSpec[], its: Sent | null, now: { values: Values; version: number }, within: string) {
  const isOlder = Number(its?.typed.answersVersion || now.version) < now.version
  const meanwhile = its && isOlder ? recordedMeanwhile(specs, its.typed, now.values) : []
  return {
    version: now.version,
    fields: fields(specs, its?.typed ?? now.values, [...meanwhile, ...(its?.errors ?? [])], within),
  }
}

function isShown({ said, label }: ReturnType<typeof itemOf>): boolean {
  return said.length > 0 || label !== null
}

function fieldOf({ name, label, type, choices = [] }: Ask): FieldSpec {
  if (type !== 'choice') return { name: `answers.${name}`, label, type: type === 'file' ? 'text' : type }
  const options = [['', 'Not said'] as const, ...choices.map((each) => [each, each] as const)]
  return { name: `answers.${name}`, label, type: 'select', options }
}
