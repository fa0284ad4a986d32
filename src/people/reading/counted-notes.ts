import { isAmbiguous, orderShownBy } from '../values/date.ts'
import { type Columns, columnMark } from './columns.ts'
import type { Field } from './fields/fields.ts'
import { NO_NOTICES, type NoticeHappening, noticeNotes } from './list/notice-notes.ts'
import type { Note } from './note.ts'

/** What happens in many rows of a roster and is said once for all of them. */
export type Happening =
  | 'zip_restored'
  | 'zip_short'
  | 'placeless'
  | 'day_first'
  | 'month_first'
  | 'ambiguous'
  | NoticeHappening

/** Counts what happens row by row, and says it of the file. */
export type CountedNotes = {
  /** Says in which row what follows happens. */
  at(row: number): void
  happened(what: Happening): void
  dateRead(text: string): void
  notes(): Note[]
}

/** `dateOrderLeft`: nobody and nothing told whether month or day comes first, and nobody was told so yet. */
type Form = { header: readonly string[]; columns: Columns; dateOrderLeft?: boolean }

/** Counts for a file of that form. */
export function countedNotes(form: Form): CountedNotes {
  const dates = { day_first: 0, month_first: 0, ambiguous: 0 }
  const counts: Record<Happening, number> = { ...NO_NOTICES, ...dates, zip_restored: 0, zip_short: 0, placeless: 0 }
  const places: Places = { zip_short: [], placeless: [] }
  let row = 0
  const happened = (what: Happening): void => {
    counts[what]++
    if (what in places && counts[what] <= MOST_NAMED) places[what as keyof Places].push(row)
  }
  return {
    at(next) {
      row = next
    },
    happened,
    dateRead(text) {
      const order = orderShownBy(text)
      if (order) happened(order)
      else if (form.dateOrderLeft && isAmbiguous(text)) happened('ambiguous')
    },
    notes: () => [
      ...noticeNotes(counts).map((message) => ({ column: null, message })),
      ...datesOf(form, counts),
      ...zipsOf(form, counts, places),
      ...placesOf(form, counts, places),
    ],
  }
}

/** The name of a field's column, or its place where it has no name; null where the field has none. */
export function columnName({ header, columns }: Form, field: Field): string | null {
  const names = (columns[field] ?? []).map((place) => columnMark(header, place))
  return names.length === 0 ? null : names.join('+')
}

type Counts = Readonly<Record<Happening, number>>

/** The first rows in which somebody has to complete something, by their numbers. */
type Places = Record<'zip_short' | 'placeless', number[]>

const MOST_NAMED = 10

function datesOf(form: Form, { day_first: day, month_first: month, ambiguous }: Counts): Note[] {
  const column = columnName(form, 'birth_date') ?? columnName(form, 'death_date')
  if (day === 0 && month === 0 && ambiguous > 0) return [{ column, message: ORDER_OPEN }]
  if (day === 0 || month === 0) return []
  const message = `Some dates in the file can only start with the day (${day}) and others only with the month (${month}), so dates that could be either may be read wrong. Ask for a file with one date format.`
  return [{ column, message }]
}

/** What is said of dates that could be read in two ways, where nothing tells in which. */
export const ORDER_OPEN =
  'No date in the file shows whether the month or day comes first. They were read month first. Check one, and if it is wrong, import the file again with the day first (--dates dmy, or dateOrder=day_first).'

function zipsOf(form: Form, { zip_restored: restored, zip_short: short }: Counts, places: Places): Note[] {
  const column = columnName(form, 'zip')
  const back = `The ZIP code of ${rows(restored)} had lost its leading zeros. They were restored using the State.`
  const left = `The ZIP code of ${rowsNamed(short, places.zip_short)} has fewer than five digits, and the row has no State to restore the leading zeros. It was left as is. Add the State.`
  return [...(restored > 0 ? [{ column, message: back }] : []), ...(short > 0 ? [{ column, message: left }] : [])]
}

function placesOf(form: Form, { placeless }: Counts, places: Places): Note[] {
  const column = columnName(form, 'state') ?? columnName(form, 'zip')
  if (placeless === 0 || column === null) return []
  const message = `The State is missing from ${rowsNamed(placeless, places.placeless)}, so no State’s law is applied there. Complete the file where you can.`
  return [{ column, message }]
}

function rows(count: number): string {
  return count === 1 ? 'one row' : `${count.toLocaleString('en-US')} rows`
}

function rowsNamed(count: number, named: readonly number[]): string {
  const more = count - named.length
  const rest = more > 0 ? ` and ${more.toLocaleString('en-US')} more` : ''
  return `${rows(count)} (${count === 1 ? 'row' : 'rows'} ${named.join(', ')}${rest})`
}
