import { yearOf } from '../../breach/law/day.ts'
import { readDate } from '../values/date.ts'
import { readState } from '../values/states.ts'
import { clean } from '../values/values.ts'
import type { Columns } from './columns.ts'
import type { Field } from './fields/fields.ts'
import type { Line } from './file/record.ts'

const ROWS_LOOKED_AT = 200
const MOST_OF_THEM = 0.9
/** Any date on a roster lies before this day; it tells dates from other numbers, not right ones from wrong. */
const FAR_AHEAD = '2999-12-31'

const SHAPES: readonly [Field, (value: string) => boolean][] = [
  ['ssn', (value) => /^\d{3}-\d{2}-\d{4}$/.test(value)],
  ['email', (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)],
  ['birth_date', (value) => /[/.-]/.test(value) && readDate(value, 'month_first', FAR_AHEAD) !== undefined],
  ['phone', (value) => /^(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$/.test(value)],
  ['zip', (value) => /^\d{5}(?:-\d{4})?$/.test(value)],
  ['state', (value) => /^[A-Z]{2}$/.test(value) && readState(value) !== undefined],
]

/**
 * What columns without names hold, as far as their values show it: a field is taken where exactly one column looks so in
 * nine of ten rows. Names and record numbers look like anything; somebody has to say them.
 */
export function columnsByShape(rows: readonly Line[], width: number): Columns {
  const columns: { [field in Field]?: readonly number[] } = {}
  const values = Array.from({ length: width }, (_, place) => valuesOf(rows.slice(0, ROWS_LOOKED_AT), place))
  for (const [field, looksSo] of SHAPES) {
    const isField = (some: string[]) => isMostly(some, looksSo) && !(field === 'birth_date' && areOfVisits(some))
    const places = values.flatMap((some, place) => (isField(some) ? [place] : []))
    if (places.length === 1) columns[field] = places
  }
  return columns
}

const FEW_DAYS = 5
const YEARS_OF_BIRTHS = 4
/** Lists of visits that anybody still has are not older. */
const SINCE = 2005

// People are not all born within a few years; visits, invoices and appointments lie close together.
function areOfVisits(values: readonly string[]): boolean {
  const days = values.map((value) => readDate(value, 'month_first', FAR_AHEAD)).filter((day) => day !== undefined)
  const years = days.map(yearOf)
  const [first, last] = [Math.min(...years), Math.max(...years)]
  return days.length >= FEW_DAYS && first >= SINCE && last - first < YEARS_OF_BIRTHS
}

function valuesOf(rows: readonly Line[], place: number): string[] {
  return rows.map(({ cells }) => clean(cells[place] ?? '')).filter((value) => value !== '')
}

function isMostly(values: readonly string[], looksSo: (value: string) => boolean): boolean {
  return values.length > 0 && values.filter(looksSo).length >= values.length * MOST_OF_THEM
}
