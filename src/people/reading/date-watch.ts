import { type DateOrder, isAmbiguous, orderShownBy } from '../values/date.ts'
import type { Columns } from './columns.ts'
import type { Line } from './file/record.ts'

/** What the dates of a file tell about their order, looked at row by row until one of them tells. */
export type DateWatch = {
  /** Answers true once there is nothing more to learn. */
  look(lines: readonly Line[]): boolean
  settled(): boolean
  /** Month or day first, as most of the dates that tell have it; undefined where none tells. */
  order(): DateOrder | undefined
  /** The same of the dates with dots alone. */
  dots(): DateOrder | undefined
  /** None tells, and some could be read either way. */
  open(): boolean
}

// So many dates in, none of which could be read in two ways, the rest will hardly differ; the reading tells if it does.
const PLENTY = 300

/** Watches the columns that hold days. */
export function dateWatch(columns: Columns): DateWatch {
  const places = [...(columns.birth_date ?? []), ...(columns.death_date ?? [])]
  const seen = { month_first: 0, day_first: 0, ambiguous: 0, plain: 0 }
  const dotted = { month_first: 0, day_first: 0 }
  const note = (value: string): void => {
    const shown = orderShownBy(value)
    if (shown) seen[shown]++
    if (shown && value.includes('.')) dotted[shown]++
    if (shown) return
    if (isAmbiguous(value)) seen.ambiguous++
    else if (value !== '') seen.plain++
  }
  const known = () => seen.month_first + seen.day_first > 0
  const settled = () => known() || places.length === 0 || (seen.ambiguous === 0 && seen.plain >= PLENTY)
  return {
    look(lines) {
      for (const { cells } of lines) for (const place of places) note(cells[place] ?? '')
      return settled()
    },
    settled,
    order: () => mostOf(seen),
    dots: () => mostOf(dotted),
    open: () => !known() && seen.ambiguous > 0,
  }
}

function mostOf(shown: Readonly<Record<DateOrder, number>>): DateOrder | undefined {
  if (shown.month_first + shown.day_first === 0) return undefined
  return shown.day_first > shown.month_first ? 'day_first' : 'month_first'
}
