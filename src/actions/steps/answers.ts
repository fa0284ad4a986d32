import { randomBytes } from 'node:crypto'
import type { Principal } from '../../access/roles.ts'
import {
  type AnswerRow,
  type Answers,
  answersIn,
  isAllGone,
  keptUnder,
  rowsOf,
  type Typed,
  typedAsks,
  wrongAnswer,
} from '../../breach/playbooks/answers.ts'
import { LISTS, type Task } from '../../breach/playbooks/task.ts'
import { isToDo } from '../../breach/steps/state.ts'
import { Missing, Refused } from '../../errors.ts'
import { listWordsOfActs } from '../../storage/log/entries-of-acts.ts'
import type { Book } from '../book/book.ts'
import { refuseWordsAfterDestruction } from '../incident/destroyed.ts'
import { incidentPart, type OpenIncident, openIncident } from '../incident/open-incident.ts'
import { definitionsOf } from './definitions.ts'
import { mayWork, type StepName, stepToWork } from './one-step.ts'
import { completeStep, stepsOf } from './steps.ts'

/** What was typed for a step: one of each fact, or rows of a list that it shares with other steps. */
export type StepAnswers = { answers: Answers; rows: AnswerRow[] }

/** The same of each step of an incident by what its playbook asks, as the log holds it sealed. */
export const answersOf = incidentPart(async ({ book, id }: OpenIncident): Promise<(task: Task) => StepAnswers> => {
  const entries = await listWordsOfActs(book.db, book.vault, id, ['step_answered'])
  const typed = entries.map(({ facts = {}, words }): Typed => {
    const { of, row = null } = facts as { of: string; row?: string }
    return { of, row, answers: (words as { answers?: Answers } | null)?.answers ?? {} }
  })
  const kept = Map.groupBy(typed, ({ of }) => of)
  return (task) => {
    const its = kept.get(keptUnder(task)) ?? []
    return task.list === undefined
      ? { answers: answersIn(its), rows: [] }
      : { answers: {}, rows: rowsOf(its, task.list) }
  }
})

/** What somebody types for a step; `row`: which row of its list, null: a new one. */
export type AnswersSent = { row?: string | null | undefined; answers: Readonly<Record<string, string | null>> }

/**
 * Keeps what a step asks, sealed, by addition: what was typed before stays in the log. Where it says of the last place that
 * it is gone, the steps that wait for that are done. Refused where the step does not ask for it, where it cannot be, and
 * where nothing changes; Missing for a row that is not there.
 */
export async function answerStep(book: Book, who: Principal, name: StepName, sent: AnswersSent): Promise<void> {
  const step = await stepToWork(book, who, name)
  const opened = await openIncident(book, name.incident)
  refuseWordsAfterDestruction(opened)
  const [definitionOf, answered] = await Promise.all([definitionsOf(opened), answersOf(opened)])
  const task = definitionOf(step)
  if (!task || typedAsks(task).length === 0) throw new Refused(`“${step.title}” asks for no facts.`)
  const row = rowFor(task, answered(task), sent)
  const answers = changedIn(task, row?.answers ?? answered(task).answers, sent.answers)
  const facts = { step: step.id, of: keptUnder(task), ...(row && { row: row.row }), answered: Object.keys(answers) }
  await book.commit({ act: 'step_answered', incident: step.incident, facts, details: { answers } }, who)
  await completeGone(book, who, name.incident, task)
}

function rowFor(task: Task, { rows }: StepAnswers, { row = null }: AnswersSent): AnswerRow | null {
  if (task.list === undefined) return null
  if (row === null) return { row: randomBytes(6).toString('hex'), answers: {} }
  const found = rows.find((each) => each.row === row)
  if (!found) throw new Missing(`The list has no such ${LISTS[task.list].one}. Reload the page.`)
  return found
}

function changedIn(task: Task, before: Answers, sent: AnswersSent['answers']): Answers {
  const asks = typedAsks(task)
  const errors = Object.entries(sent).flatMap(([name, answer]) => {
    const ask = asks.find((each) => each.name === name)
    const message = ask ? wrongAnswer(ask, answer?.trim() ?? '') : `“${task.title}” does not ask for “${name}”.`
    return message === null ? [] : [{ path: `answers.${name}`, message }]
  })
  if (task.list !== undefined && !(LISTS[task.list].name in before) && !sent[LISTS[task.list].name]?.trim())
    errors.push({
      path: `answers.${LISTS[task.list].name}`,
      message: `Say first which ${LISTS[task.list].one} it is.`,
    })
  const [first] = errors
  if (first) throw new Refused(first.message, errors)
  const changed = Object.entries(sent).flatMap(([name, answer]) => {
    const text = answer?.trim() ?? ''
    return text === (before[name] ?? '') ? [] : [[name, text] as const]
  })
  if (changed.length === 0) throw new Refused('Nothing has changed.')
  return Object.fromEntries(changed)
}

// What waits for every place to be gone is done with the last of them.
async function completeGone(book: Book, who: Principal, incident: string, { list }: Task): Promise<void> {
  const opened = await openIncident(book, incident)
  const [steps, definitionOf, answered] = await Promise.all([stepsOf(opened), definitionsOf(opened), answersOf(opened)])
  for (const step of steps) {
    const task = definitionOf(step)
    if (task?.doneWhen !== 'exposure.gone' || task.list !== list || !isToDo(step) || !mayWork(step, who)) continue
    if (isAllGone(answered(task).rows)) await completeStep(book, who, { incident, id: step.id }, {})
  }
}
