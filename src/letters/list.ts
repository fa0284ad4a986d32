import { addressee, oneLine } from './addressee.ts'
import type { Letter } from './letter.ts'

/** The columns of the list that goes with printed letters. */
export const LIST_COLUMNS = [
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

/** One line of a CSV file, RFC 4180: a field is quoted where it has to be, and nothing else in it is changed. */
export function csvLine(fields: readonly string[]): string {
  return `${fields.map(quoted).join(',')}\r\n`
}

/** To whom a letter goes, in the order of `LIST_COLUMNS`. Of the individual it tells no more than the envelope does. */
export function listFields({ person, on, reference, incident }: Letter): string[] {
  const [first = '', second = ''] = addressee(person, on).lines
  const { line1, line2, city, state, zip, country } = person.address
  const address = [line1, line2, city, state, zip?.replace(/^(\d{5})(\d{4})$/, '$1-$2'), country]
  return [reference ?? incident.reference, first, second, ...address.map((part) => oneLine(part ?? ''))]
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
