import { csvLine, looksLikeFormula } from '../../people/reading/file/csv.ts'
import { isAbroad } from '../../people/values/address.ts'
import { takes } from './abroad.ts'
import type { Listed, WithCodes } from './list.ts'
import type { Column, MailHouse } from './mail-houses.ts'

export { MAIL_HOUSES, type MailHouse } from './mail-houses.ts'

/** Why a row cannot go into a mail house's list. It repeats no value of the row. */
export type StoppedRow = { reference: string; why: string }

/**
 * Every reason why this row cannot go to that mail house as it is: nothing is cut, and nothing left out. A country it sends
 * nothing to is none: that row goes to a list of its own.
 */
export function limitsBroken(house: MailHouse, { to, reference, code }: Listed): string[] {
  if (!takes(house, to)) return []
  const abroad = isAbroad(to)
  const faults = house.columns.map((column) => faultOf(abroad ? asked(column) : column, column.value(to, reference)))
  return [...faults, faultOf(CODE, code ?? '')].flatMap((fault) => fault ?? [])
}

const CODE = { what: 'code' }

/** The first line of a mail house's list. */
export function mailHouseHeader({ columns, codeHeader }: MailHouse, { codes }: WithCodes): string {
  const headers = columns.map(({ header }) => header)
  return csvLine(codes ? [...headers, codeHeader] : headers)
}

/** A row of a mail house's list, as it stands: nothing in it is changed for a spreadsheet's sake. */
export function mailHouseLine({ columns }: MailHouse, { to, reference, code }: Listed, { codes }: WithCodes): string {
  const cells = columns.map(({ value }) => value(to, reference))
  return csvLine(codes ? [...cells, code ?? ''] : cells)
}

function asked({ header, what, value, most, ...column }: Column): Column {
  return { header, what, value, ...(most !== undefined && { most }), ...(!column.atHome && column) }
}

type Asked = Pick<Column, 'what'> & Partial<Pick<Column, 'required' | 'most' | 'shape'>>

// A sign that would be printed if a spreadsheet were defused with it stops the row instead.
function faultOf({ what, required, most, shape }: Asked, value: string): string | null {
  if (value === '') return required ? `The ${what} is missing.` : null
  if (value !== value.trim() || /\p{Cc}/u.test(value)) return `The ${what} has hidden characters.`
  if (looksLikeFormula(value)) return `The ${what} starts with a character that a spreadsheet treats as a formula.`
  if (most !== undefined && value.length > most) return `The ${what} has more than ${most} characters.`
  return shape && !shape.of.test(value) ? `The ${what} ${shape.sentence}.` : null
}
