import type { Day } from '../../breach/law/day.ts'
import { plannedDay } from '../../breach/law/overdue.ts'
import type { Cell } from '../book/workbook.ts'
import type { ShownLine } from './shown-line.ts'

/** A column of an exported list: its name in JSON and in tables, how wide it is in signs, and what stands in it. */
type Column = { name: string; label: string; width: number; of: (line: ShownLine, today: Day) => Cell }

/** The columns of the list of incidents, in their order. No patient stands in any. */
export const COLUMNS: readonly Column[] = [
  { name: 'id', label: 'Number', width: 11, of: ({ id }) => id },
  { name: 'title', label: 'Incident', width: 44, of: ({ title }) => title },
  { name: 'kind', label: 'Kind', width: 28, of: ({ kindLabel }) => kindLabel },
  { name: 'site', label: 'Site', width: 18, of: ({ site }) => site },
  { name: 'closedOn', label: 'Closed on', width: 12, of: ({ closedOn }) => dayCell(closedOn) },
  {
    name: 'lawDay',
    label: 'First legal deadline',
    width: 12,
    of: ({ next }, today) => dayCell(next && plannedDay(next, today)),
  },
  { name: 'first', label: 'Notice due first', width: 36, of: ({ next }) => next?.to ?? null },
  { name: 'status', label: 'Status', width: 10, of: ({ next }) => next?.status ?? null },
  { name: 'people', label: 'People', width: 9, of: ({ people }) => people },
  { name: 'basis', label: 'People are', width: 11, of: ({ isEstimated }) => (isEstimated ? 'estimated' : null) },
  { name: 'day', label: 'Day of 60', width: 10, of: ({ dayNumber }) => dayNumber },
  { name: 'standing', label: 'Size', width: 18, of: ({ standing }) => standing },
  { name: 'outcome', label: 'Decision', width: 18, of: ({ outcome }) => outcome },
  { name: 'stepsDone', label: 'Steps done', width: 11, of: ({ stepsDone }) => stepsDone },
  { name: 'steps', label: 'Steps', width: 8, of: ({ steps }) => steps },
]

/** The cells of a line, in the order of the columns. */
export function cellsOf(line: ShownLine, today: Day): Cell[] {
  return COLUMNS.map(({ of }) => of(line, today))
}

function dayCell(day: Day | null): Cell {
  return day === null ? null : { day }
}
