import { spreadsheetLine } from '../../people/reading/file/csv.ts'
import type { Recipient } from './recipient.ts'

/** The columns of the list that goes with printed letters. */
const COLUMNS = [
  'reference',
  'name_line1',
  'name_line2',
  'address_line1',
  'address_line2',
  'city',
  'state',
  'zip',
  'country',
] as const

/** A column of its own where letters bear a code for each person. */
const CODE_COLUMN = 'monitoring_code'

/** Whether a list has a column of codes. */
export type WithCodes = { codes: boolean }

/** The list of whom letters go to, for people: CSV, line by line, that a spreadsheet opens without running anything. */
export async function* recipientList(
  letters: AsyncIterable<Listed> | Iterable<Listed>,
  { codes }: WithCodes = { codes: false },
): AsyncGenerator<string> {
  yield recipientHeader({ codes })
  for await (const letter of letters) yield recipientLine(letter, { codes })
}

/** A line of the list: under which reference a letter goes to whom, and the code that it bears. */
export type Listed = { reference: string; to: Recipient; code?: string | null }

/** The first line of the list. */
export function recipientHeader({ codes }: WithCodes): string {
  return spreadsheetLine(codes ? [...COLUMNS, CODE_COLUMN] : COLUMNS)
}

/** The line of one letter. */
export function recipientLine({ reference, to, code }: Listed, { codes }: WithCodes): string {
  const { names, line1, line2, city, state, zip, country } = to
  const cells = [reference, names[0] ?? '', names[1] ?? '', line1, line2, city, state, zip, country]
  return spreadsheetLine(codes ? [...cells, code ?? ''] : cells)
}
