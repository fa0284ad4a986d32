import { spreadsheetLine } from '../../people/reading/csv.ts'
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
export async function* recipientList(
  letters: AsyncIterable<{ reference: string; to: Recipient }>,
): AsyncGenerator<string> {
  yield spreadsheetLine(COLUMNS)
  for await (const { reference, to } of letters) yield spreadsheetLine(fieldsOf(reference, to))
}

function fieldsOf(reference: string, { names, line1, line2, city, state, zip, country }: Recipient): string[] {
  return [reference, names[0] ?? '', names[1] ?? '', line1, line2, city, state, zip, country]
}
