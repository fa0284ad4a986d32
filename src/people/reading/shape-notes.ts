import { hasLostLetter } from '../values/lost-letters.ts'
import { masked } from '../values/mask.ts'
import { type Columns, columnMark } from './columns.ts'
import type { Field } from './fields/fields.ts'
import type { Misfit } from './fields/shifted-header.ts'
import { isBlank, type Line } from './file/record.ts'
import type { Note } from './note.ts'
import type { TableForm } from './report/not-a-person.ts'

type ShapeForm = TableForm<Columns> & { misfit?: Misfit | undefined }

/** Notes what is odd about a row as a row of its table: too many or too few cells, quotation marks, NUL characters, lost letters. */
export function noteShape({ cells, oddQuote }: Line, form: ShapeForm, notes: Note[]): void {
  const { header, columns, misfit } = form
  const extra = cells.length > header.length && !isBlank(cells.slice(header.length))
  const isShort = cells.length < header.length && !(misfit && cells.length >= misfit.rows)
  if (extra || isShort) {
    const message = `The row has ${count(cells.length, 'cell')} but the header has ${header.length}. Check that each value is in the right column.`
    notes.push({ column: null, message })
  }
  if (oddQuote)
    notes.push({
      column: null,
      message: 'A quotation mark in the row is not closed or is inside a value. Check this row and the next one.',
    })
  for (let at = 0; at < cells.length; at++)
    if (ODD_SIGN.test(cells[at]!)) noteSigns(cells[at]!, at, { header, columns }, notes)
}

const ODD_SIGN = /[\0\ufffd?]/
const NUL = 'A value contains a NUL character, which was removed. Check it.'
const LOST =
  'A letter in this value was lost on the way: a question mark or an unreadable character stands for it. The letter to this person waits until it is corrected.'

function noteSigns(cell: string, at: number, { header, columns }: TableForm<Columns>, notes: Note[]): void {
  const column = columnMark(header, at)
  if (cell.includes('\0')) notes.push({ column, message: NUL })
  if (isPrinted(columns, at) && hasLostLetter(cell)) notes.push({ column, message: LOST, masked: masked(cell) })
}

// What stands on an envelope.
const PRINTED: readonly Field[] = [
  'given_name',
  'middle_name',
  'family_name',
  'name',
  'guardian_name',
  'representative_name',
  'next_of_kin',
  'address_line1',
  'address_line2',
  'city',
]

function isPrinted(columns: Columns, at: number): boolean {
  return PRINTED.some((field) => columns[field]?.includes(at))
}

function count(number: number, one: string): string {
  return number === 1 ? `1 ${one}` : `${number} ${one}s`
}
