import { dayAt } from '../../../actions/book/today.ts'
import type { DatedStep } from '../../../actions/duties/checklist.ts'
import type { Day } from '../../../breach/law/day.ts'
import type { StepRow } from './step-rows.ts'

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
    total: its.filter(({ isOwed }) => isOwed).length,
    counted: its.filter(({ done, isOwed }) => done && isOwed).length,
    notOwed: its.filter(({ done, isOwed }) => done && !isOwed).length,
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

/** The phases of a checklist by their names. */
export const PHASES: Record<string, string> = {
  contain: 'Contain',
  preserve: 'Keep the proof',
  identify: 'Who',
  assess: 'Decide',
  notify: 'Tell',
  prevent: 'Prevent the next one',
}
