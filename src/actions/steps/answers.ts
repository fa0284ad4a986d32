import { randomBytes } from 'node:crypto'
import type { Principal } from '../../access/roles.ts'
import {
  type AnswerRow,
  type Answers,
  answersIn,
  answerTo,
  keptUnder,
  rowsOf,
  type Typed,
  typedAsks,
  wrongAnswer,
} from '../../breach/playbooks/answers.ts'
import { LISTS, type Task } from '../../breach/playbooks/task.ts'
import { Missing, Refused } from '../../errors.ts'
import { listWordsOfActs, newestVersionOf } from '../../storage/log/entries-of-acts.ts'
import type { Book } from '../book/book.ts'
import { refuseWordsAfterDestruction } from '../incident/destroyed.ts'
import { incidentPart, type OpenIncident, openIncident } from '../incident/open-incident.ts'
import { definitionsOf } from './definitions.ts'
import { foundGone } from './found-gone.ts'
import { refuseStale, type StepName, stepToWork } from './one-step.ts'

/** What was typed for a step and how often: one of each fact, or rows of a list that it shares with other steps. */
export type StepAnswers = { answers: Answers; version: number; rows: AnswerRow[] }

/** The same of each step of an incident by what its playbook asks, as the log holds it sealed. */
export const answersOf = incidentPart(async ({ book, id }: OpenIncident): Promise<(task: Task) => StepAnswers> => {
  const entries = await listWordsOfActs(book.db, book.vault, id, ANSWERED)
  const typed = entries.map(({ facts = {}, words }): Typed => {
    const { of, row = null } = facts as { of: string; row?: string }
    return { of, row, answers: (words as { answers?: Answers } | null)?.answers ?? {} }
  })
  const kept = Map.groupBy(typed, ({ of }) => of)
  return (task) => {
    const its = kept.get(keptUnder(task)) ?? []
    return task.list === undefined
      ? { answers: answersIn(its), version: its.length, rows: [] }
      : { answers: {}, version: 0, rows: rowsOf(its, task.list) }
  }
})

const ANSWERED = ['step_answered', 'list_found_gone', 'list_found_open'] as const

/**
 * What somebody types for a step; `row`: which row of its list, null: a new one; `answersVersion`: the version of what they saw
 * typed there, left out: whichever stands.
 */
export type AnswersSent = {
  row?: string | null | undefined
  answers: Readonly<Record<string, string | null>>
  answersVersion?: number | undefined
}

/**
 * Keeps what a step asks, sealed, by addition: what was typed before stays in the log. Together with it the steps are done that
 * wait for the last place to be gone, or open again once another is found. Refused where the step does not ask for it, where
 * it cannot be, and where nothing changes; Missing for a row that is not there; Conflict where somebody answered meanwhile.
 */
export async function answerStep(book: Book, who: Principal, name: StepName, sent: AnswersSent): Promise<void> {
  if (!(await keepAnswers(book, who, name, sent))) throw new Refused('Nothing has changed.')
}

/** The same for whoever sends them along with something else: answers whether anything changed, and keeps nothing if not. */
export async function keepAnswers(book: Book, who: Principal, name: StepName, sent: AnswersSent): Promise<boolean> {
  const step = await stepToWork(book, who, name)
  const opened = await openIncident(book, name.incident)
  refuseWordsAfterDestruction(opened)
  const [definitionOf, subject] = [await definitionsOf(opened), (task: Task) => `answers/${keptUnder(task)}`]
  const task = definitionOf(step)
  if (!task || typedAsks(task).length === 0) throw new Refused(`“${step.title}” asks for no facts.`)
  // What is decided by all rows together is decided on none that somebody changes meanwhile.
  const version = (await newestVersionOf(book.db, name.incident, subject(task))) + 1
  const given = (await answersOf(opened))(task)
  const row = rowFor(task, given, sent)
  const before = row ?? given
  const answers = changedIn(before.answers, sent.answers)
  const isChanged = Object.keys(answers).length > 0
  if (isChanged) refuseStale({ title: step.title, version: before.version }, sent.answersVersion)
  refuseWrong(task, before.answers, sent.answers)
  if (!isChanged) return false
  const list = row && { task, rows: given.rows, row: { ...row, answers: { ...row.answers, ...answers } } }
  const { act, writes, facts } = await foundGone(opened, who, list)
  const asked = { step: step.id, of: keptUnder(task), ...(row && { row: row.row }), answered: Object.keys(answers) }
  const about = { incident: step.incident, subject: subject(task), version }
  await book.commit({ act, ...about, facts: { ...asked, ...facts }, details: { answers }, writes }, who)
  return true
}

function rowFor(task: Task, { rows }: StepAnswers, { row = null }: AnswersSent): AnswerRow | null {
  if (task.list === undefined) return null
  if (row === null) return { row: randomBytes(6).toString('hex'), answers: {}, version: 0 }
  const found = rows.find((each) => each.row === row)
  if (!found) throw new Missing(`The list has no such ${LISTS[task.list].one}. Reload the page.`)
  return found
}

function refuseWrong(task: Task, before: Answers, sent: AnswersSent['answers']): void {
  const asks = typedAsks(task)
  const errors = Object.entries(sent).flatMap(([name, answer]) => {
    const ask = asks.find((each) => each.name === name)
    const message = ask ? wrongAnswer(ask, answer?.trim() ?? '') : `“${task.title}” does not ask for “${name}”.`
    return message === null ? [] : [{ path: `answers.${name}`, message }]
  })
  const isTyped = Object.values(sent).some((answer) => answer?.trim())
  if (isTyped && task.list !== undefined && !(LISTS[task.list].name in before) && !sent[LISTS[task.list].name]?.trim())
    errors.push({
      path: `answers.${LISTS[task.list].name}`,
      message: `Say first which ${LISTS[task.list].one} it is.`,
    })
  const [first] = errors
  if (first) throw new Refused(first.message, errors)
}

function changedIn(before: Answers, sent: AnswersSent['answers']): Answers {
  const changed = Object.entries(sent).flatMap(([name, answer]) => {
    const text = answer?.trim() ?? ''
    return text === (answerTo(before, name) ?? '') ? [] : [[name, text] as const]
  })
  return Object.fromEntries(changed)
}
