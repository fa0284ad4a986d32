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

/** The list of whom letters go to, for people: CSV, line by line, that a spreadsheet opens without running anything. */
export async function* recipientList(letters: AsyncIterable<Listed> | Iterable<Listed>): AsyncGenerator<string> {
  yield recipientHeader()
  for await (const letter of letters) yield recipientLine(letter)
}

/** A line of the list: under which reference a letter goes to whom. */
export type Listed = { reference: string; to: Recipient }

/** The first line of the list. */
export function recipientHeader(): string {
  return spreadsheetLine(COLUMNS)
}

/** The line of one letter. */
export function recipientLine({ reference, to }: Listed): string {
  const { names, line1, line2, city, state, zip, country } = to
  return spreadsheetLine([reference, names[0] ?? '', names[1] ?? '', line1, line2, city, state, zip, country])
}
