import type { Principal } from '../../../access/roles.ts'
import { dayAt } from '../../../actions/book/today.ts'
import type { DatedStep } from '../../../actions/duties/checklist.ts'
import { mayWork } from '../../../actions/steps/one-step.ts'
import { maySign } from '../../../actions/steps/signature.ts'
import type { StepWords } from '../../../actions/steps/step-words.ts'
import type { Duty } from '../../../breach/law/answer.ts'
import type { Day } from '../../../breach/law/day.ts'
import { isPast } from '../../../breach/law/overdue.ts'
import type { IncidentStanding } from '../../../breach/next/incident-standing.ts'
import { seenStep } from '../../../breach/next/seen-steps.ts'
import { carriesNotice } from '../../../breach/playbooks/notice-steps.ts'
import { belongsTo } from '../../../breach/steps/owner.ts'
import { isFinished, isToDo, waitsForSecond } from '../../../breach/steps/state.ts'
import type { User } from '../../../storage/users/users.ts'
import { initialsOf } from '../../shell/navigation.ts'
import { lawDay } from '../frame/law-day.ts'
import { whoseStep } from '../frame/whose-step.ts'

/** What rows are made from: who looks, where the incident stands, who is who, what was said. */
export type RowContext = {
  who: Principal
  zone: string
  standing: IncidentStanding
  duties: readonly Duty[]
  names: (id: string) => string
  users: readonly User[]
  wordsOf: (step: string) => StepWords
  /** The step that the address names. */
  named: string | undefined
}

/** A step as a row of the checklist: whose it is, how it stands and by whom or by itself, and its day, the law's or ours. */
export function stepRow(row: DatedStep, context: RowContext) {
  const { who, zone, standing, duties, named } = context
  const seen = isToDo(row) ? seenStep(row.id, standing, duties) : null
  const done = isFinished(row) || seen?.isDone === true
  const isLaw = carriesNotice(row.id) && row.isOwed
  const due = { due: row.dueOn, status: isPast(row.dueOn, standing.today) ? ('overdue' as const) : ('open' as const) }
  const doneAt = row.performedAt ?? row.notNeededAt
  return {
    ...row,
    done,
    isShown: row.id === named,
    look: [done ? ['gone'] : [], row.id === named ? ['named'] : []].flat().join(' '),
    isTicked: done || !isToDo(row),
    doneOn: doneAt && dayAt(doneAt, zone),
    isAuto: seen !== null,
    told: [...(seen ? [seen.words] : []), ...standsInWords(row, context)],
    moments: momentsOf(row, context),
    comments: commentsOn(row, context),
    law: isLaw && !done ? lawDay(due, standing.today) : null,
    isPast: isPast(row.dueOn, standing.today),
    whose: whoseStep(row, context.users),
    mine: belongsTo(row, who),
    mayWork: mayWork(row, who),
    mayTick: mayWork(row, who) && isToDo(row) && seen === null,
    mayStart: mayWork(row, who) && isToDo(row) && row.startedAt === null,
    maySign: maySign(row, who),
  }
}

export type StepRow = ReturnType<typeof stepRow>

// One or two short lines under the title: what is not as usual with it.
function standsInWords(row: DatedStep, { names, users, wordsOf }: RowContext): string[] {
  const { notNeeded, reopened } = wordsOf(row.id)
  if (row.notNeededAt !== null) return [`Not needed: ${notNeeded?.text ?? GONE}`]
  if (waitsForSecond(row)) return ['Done. Waits for a second person to sign it off.']
  if (!isToDo(row)) return []
  const { isGone, name } = whoseStep(row, users)
  return [
    ...(isGone ? [`${name} cannot sign in any more: hand it over.`] : []),
    ...(row.startedBy ? [`${names(row.startedBy)} is at work on it.`] : []),
    ...(row.reopenedAt !== null && reopened?.text ? [`Reopened: ${reopened.text}`] : []),
    ...(row.secondPerson !== null ? ['Needs a second person.'] : []),
  ]
}

/** What happened to a step and when, one sentence each: `Done`, `by`, and when it was recorded if that was later. */
function momentsOf(row: DatedStep, { names }: RowContext) {
  const moment = (what: string, at: string | null, by: string | null, recordedAt: string | null = null) =>
    at === null || by === null ? [] : [{ what, at, by: names(by), recordedAt }]
  const recordedLater = row.performedAt === row.recordedAt ? null : row.recordedAt
  return [
    ...moment('Started', row.startedAt, row.startedBy),
    ...moment('Done', row.performedAt, row.completedBy, recordedLater),
    ...moment('Signed off', row.signedAt, row.signedBy),
    ...moment('Found not needed', row.notNeededAt, row.notNeededBy),
  ]
}

function commentsOn({ id }: DatedStep, { names, wordsOf }: RowContext) {
  return wordsOf(id).comments.map(({ by, at, text }) => ({
    ...{ by: names(by), initials: initialsOf(names(by)), at },
    text: text ?? GONE,
  }))
}

/** The phases of a checklist in their order, each with its open rows and those that are done. */
export function inPhases<Row extends StepRow>(rows: readonly Row[]) {
  const phases = Map.groupBy(rows, ({ phase }): string => phase)
  return Object.entries(PHASES).flatMap(([phase, label]) => shownPhase(phase, label, phases.get(phase) ?? []))
}

/** The open rows of whoever looks as a phase of their own, before all others. */
export function ownFirst<Row extends StepRow>(rows: readonly Row[]) {
  const isOwn = (row: Row) => row.mine && !row.done
  return [...shownPhase('mine', 'Yours', rows.filter(isOwn)), ...inPhases(rows.filter((row) => !isOwn(row)))]
}

function shownPhase<Row extends StepRow>(id: string, label: string, its: readonly Row[]) {
  if (its.length === 0) return []
  const phase = {
    id,
    label,
    total: its.length,
    done: its.filter(({ done }) => done),
    isDoneOpen: its.some(({ done, isShown }) => done && isShown),
    open: its.filter(({ done }) => !done),
  }
  return [phase]
}

/** The steps that are done by the day on which a person finished them, for what is known early. */
export function doneDays(rows: readonly DatedStep[], zone: string): { title: string; doneOn: Day }[] {
  return rows.flatMap(({ title, performedAt }) =>
    performedAt === null ? [] : [{ title, doneOn: dayAt(performedAt, zone) }],
  )
}

const GONE = 'Destroyed with the records.'

/** The phases of a checklist by their names. */
export const PHASES: Record<string, string> = {
  contain: 'Contain',
  preserve: 'Keep the proof',
  identify: 'Who',
  assess: 'Decide',
  notify: 'Tell',
  prevent: 'Prevent the next one',
}
