import { may, type Principal } from '../../../access/roles.ts'
import { dayAt } from '../../../actions/book/today.ts'
import type { DatedStep } from '../../../actions/duties/checklist.ts'
import type { Duty } from '../../../breach/law/answer.ts'
import type { Day } from '../../../breach/law/day.ts'
import { isPast } from '../../../breach/law/overdue.ts'
import type { IncidentStanding } from '../../../breach/next/incident-standing.ts'
import { seenStep } from '../../../breach/next/seen-steps.ts'
import { carriesNotice } from '../../../breach/playbooks/notice-steps.ts'
import { lawDay } from '../frame/law-day.ts'

/** What rows are made from: who looks, where the incident stands, who is who. */
export type RowContext = {
  who: Principal
  zone: string
  standing: IncidentStanding
  duties: readonly Duty[]
  names: (id: string) => string
  /** The step that the address names. */
  named: string | undefined
}

/** A step as a row of the checklist: whether it is done and by whom or by itself, and its day, the law's or ours. */
export function stepRow(row: DatedStep, { who, zone, standing, duties, names, named }: RowContext) {
  const seen = row.performedAt === null ? seenStep(row.id, standing, duties) : null
  const done = row.performedAt !== null || seen?.isDone === true
  const isLaw = carriesNotice(row.id) && row.isOwed
  const due = { due: row.dueOn, status: isPast(row.dueOn, standing.today) ? ('overdue' as const) : ('open' as const) }
  return {
    ...row,
    done,
    isShown: row.id === named,
    look: [done ? ['gone'] : [], row.id === named ? ['named'] : []].flat().join(' '),
    doneOn: row.performedAt && dayAt(row.performedAt, zone),
    doneBy: row.completedBy ? names(row.completedBy) : null,
    recordedLater: row.performedAt !== null && row.performedAt !== row.recordedAt,
    seen: seen?.words ?? null,
    isAuto: seen !== null,
    law: isLaw && !done ? lawDay(due, standing.today) : null,
    isPast: isPast(row.dueOn, standing.today),
    mine: may(who.role, 'decide') || (may(who.role, 'report') && row.owner === 'staff'),
  }
}

export type StepRow = ReturnType<typeof stepRow>

/** The phases of a checklist in their order, each with its open rows and those that are done. */
export function inPhases<Row extends StepRow>(rows: readonly Row[]) {
  const phases = Map.groupBy(rows, ({ phase }): string => phase)
  return Object.entries(PHASES).flatMap(([phase, label]) => shownPhase(phase, label, phases.get(phase) ?? []))
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

const PHASES: Record<string, string> = {
  contain: 'Contain',
  preserve: 'Keep the proof',
  identify: 'Who',
  assess: 'Decide',
  notify: 'Tell',
  prevent: 'Prevent the next one',
}
