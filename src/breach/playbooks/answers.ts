import { isDay } from '../law/day.ts'
import { type Ask, LISTS, type List, type Task } from './task.ts'

/** What was typed for the facts that a step asks, by their names. */
export type Answers = Readonly<Record<string, string>>

/** A row of a list that steps share, as it was typed so far; `version`: how often. */
export type AnswerRow = { row: string; answers: Answers; version: number }

/** What was typed once, in the order of typing: `row` is null where a step asks for one of each. */
export type Typed = { of: string; row: string | null; answers: Answers }

/** Under what the answers of a step are kept: the list that it shares with others, or the step itself. */
export function keptUnder({ id, list }: Pick<Task, 'id' | 'list'>): string {
  return list === undefined ? id : `list/${list}`
}

/** The rows of all that was typed, each with its newest answers; one whose name was emptied is off the list. */
export function rowsOf(typed: readonly Typed[], list: List): AnswerRow[] {
  const rows = Map.groupBy(typed, ({ row }) => row)
  return [...rows]
    .flatMap(([row, its]) => (row === null ? [] : [{ row, answers: answersIn(its), version: its.length }]))
    .filter(({ answers }) => answers[LISTS[list].name])
}

/** The rows of a list once one of them is as given; one whose name was emptied is off the list. */
export function withRow(rows: readonly AnswerRow[], changed: AnswerRow, list: List): AnswerRow[] {
  const others = rows.filter(({ row }) => row !== changed.row)
  return [...others, changed].filter(({ answers }) => answers[LISTS[list].name])
}

/** The newest answers of a step that asks for one of each. */
export function answersIn(typed: readonly Typed[]): Answers {
  return Object.assign({}, ...typed.map(({ answers }) => answers))
}

/** What was typed for one fact, by its name; undefined: nothing. */
export function answerTo(answers: Answers, name: string): string | undefined {
  return Object.hasOwn(answers, name) ? answers[name] : undefined
}

/** The facts that a step asks to be typed; files are attached to it. */
export function typedAsks({ asks = [] }: Pick<Task, 'asks'>): Ask[] {
  return asks.filter(({ type }) => type !== 'file')
}

/** Whether each row of a list was found gone: then what was to be taken down is. */
export function isAllGone(rows: readonly AnswerRow[]): boolean {
  return rows.length > 0 && rows.every(({ answers }) => answers.goneOn)
}

const LONGEST = 2000

/** Why an answer cannot be, in a sentence; null: it can. An empty one takes back what was typed. */
export function wrongAnswer({ label, type, choices = [] }: Ask, answer: string): string | null {
  if (answer === '') return null
  if (answer.length > LONGEST) return `${label}: at most 2,000 characters.`
  if (type === 'date' && !isDay(answer)) return `${label}: enter a date such as 2026-03-14.`
  if (type === 'url' && !/^https?:\/\/\S+$/.test(answer)) return `${label}: enter the whole web address, with https://.`
  if (type === 'choice' && !choices.includes(answer)) return `${label}: choose one: ${choices.join('; ')}.`
  return null
}
