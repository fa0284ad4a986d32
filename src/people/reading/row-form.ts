import type { Day } from '../../breach/law/day.ts'
import { type DateOrder, readDate } from '../values/date.ts'
import { masked } from '../values/mask.ts'
import type { Columns } from './columns.ts'
import { type CountedNotes, columnName } from './counted-notes.ts'
import type { Field } from './fields/fields.ts'
import type { Note } from './note.ts'

/** How the cells of a row become a person, and who is told what happens in many rows. */
export type RowForm = Partial<CountedNotes> & {
  header: readonly string[]
  columns: Columns
  dateOrder: DateOrder
  /** What dates with dots tell of their own order, and whether nothing told the order of the others. */
  dotOrder?: DateOrder | undefined
  dateOrderGuessed?: boolean
  today: Day
}

/** The cleaned text of a row's cell for a field; empty where there is none. */
export type Value = (field: Field) => string

/** A note about the value of a field, which it shows masked. */
export function note(form: RowForm, field: Field, value: string, message: string): Note {
  return { column: columnName(form, field), message, masked: masked(value) }
}

/** The day that a text means in this file. Dates with dots follow their own order, or what is known of the others. */
export function dayIn(form: RowForm, text: string): Day | undefined {
  return readDate(text, form.dateOrder, form.today, dotsIn(form))
}

/** The order of dates with dots in this file. */
export function dotsIn({ dotOrder, dateOrder, dateOrderGuessed = true }: RowForm): DateOrder {
  return dotOrder ?? (dateOrderGuessed ? 'day_first' : dateOrder)
}
