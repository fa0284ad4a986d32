import { csvLine, looksLikeFormula } from '../../people/reading/file/csv.ts'
import { isAbroad } from '../../people/values/address.ts'
import { countryCode, takes } from './abroad.ts'
import type { Recipient } from './recipient.ts'

/** A mail house's own list: its columns, and what it takes of each. */
export type MailHouse = {
  id: 'lob' | 'postgrid' | 'click2mail'
  name: string
  columns: readonly Column[]
  /** Whether it takes letters to other countries; those it does not take go to a list of their own. */
  abroad: boolean
}

type Column = {
  header: string
  /** In words, for whom a row is stopped. */
  what: string
  value(to: Recipient, reference: string): string
  required?: true
  /** The most characters it may hold. */
  most?: number
  shape?: { of: RegExp; sentence: string }
  /** What is asked of it is asked of addresses within the United States alone. */
  atHome?: true
}

/** Why a row cannot go into a mail house's list. It repeats no value of the row. */
export type StoppedRow = { reference: string; why: string }

const first = ({ names }: Recipient) => names[0] ?? ''
const second = ({ names }: Recipient) => names[1] ?? ''

const NAME = { what: 'name', value: first, required: true } as const
const SECOND = { what: 'second name line', value: second } as const
const LINE1 = { what: 'street line', value: (to: Recipient) => to.line1, required: true } as const
const LINE2 = { what: 'second address line', value: (to: Recipient) => to.line2 } as const
const CITY = { what: 'city', value: (to: Recipient) => to.city, required: true } as const
const STATE = {
  what: 'State',
  value: (to: Recipient) => to.state,
  required: true,
  shape: { of: /^[A-Z]{2}$/, sentence: 'is not a two-letter code' },
} as const
const ZIP = {
  what: 'ZIP code',
  value: (to: Recipient) => to.zip,
  required: true,
  shape: { of: /^\d{5}(-\d{4})?$/, sentence: 'is not 12345 or 12345-1234' },
} as const
const COUNTRY = {
  what: 'country',
  value: countryCode,
  required: true,
  shape: { of: /^[A-Z]{2}$/, sentence: 'is not a two-letter code, such as CA' },
} as const
const REFERENCE = { what: 'reference', value: (_: Recipient, reference: string) => reference, required: true } as const

/**
 * Columns and limits as the providers publish them: Lob's campaign audience guide (name and company 40 characters,
 * address lines 64, city 200, metadata keys 40 and values 500), PostGrid's mailing list and contact upload (country of two
 * letters required, no period in a header), Click2Mail's address list (one person a row, ZIP as text, a reference of one's
 * own).
 */
export const MAIL_HOUSES: readonly MailHouse[] = [
  {
    id: 'lob',
    name: 'Lob',
    abroad: false,
    columns: [
      { header: 'name', ...NAME, most: 40 },
      { header: 'company', ...SECOND, most: 40 },
      { header: 'address_line1', ...LINE1, most: 64 },
      { header: 'address_line2', ...LINE2, most: 64 },
      { header: 'address_city', ...CITY, most: 200 },
      { header: 'address_state', ...STATE },
      { header: 'address_zip', ...ZIP },
      { header: 'address_country', ...COUNTRY },
      { header: 'metadata_reference', ...REFERENCE, most: 500 },
    ],
  },
  {
    id: 'postgrid',
    name: 'PostGrid',
    abroad: true,
    columns: [
      { header: 'First Name', ...NAME },
      { header: 'Company Name', ...SECOND },
      { header: 'Address Line 1', ...LINE1 },
      { header: 'Address Line 2', ...LINE2 },
      { header: 'City', ...CITY },
      { header: 'State', ...STATE, atHome: true },
      { header: 'Zip', ...ZIP, atHome: true },
      { header: 'Country', ...COUNTRY },
      { header: 'reference', ...REFERENCE },
    ],
  },
  {
    id: 'click2mail',
    name: 'Click2Mail',
    abroad: true,
    columns: [
      { header: 'Full Name', ...NAME },
      { header: 'Business', ...SECOND },
      { header: 'Address Line 1', ...LINE1 },
      { header: 'Address Line 2', ...LINE2 },
      { header: 'City', ...CITY },
      { header: 'State', ...STATE, atHome: true },
      { header: 'ZIP', ...ZIP, atHome: true },
      { header: 'Country', ...COUNTRY },
      { header: 'Reference ID', ...REFERENCE },
    ],
  },
]

/**
 * Every reason why this row cannot go to that mail house as it is: nothing is cut, and nothing left out. A country it sends
 * nothing to is none: that row goes to a list of its own.
 */
export function limitsBroken(house: MailHouse, to: Recipient, reference: string): string[] {
  if (!takes(house, to)) return []
  const abroad = isAbroad(to)
  return house.columns.flatMap((column) => faultOf(abroad ? asked(column) : column, column.value(to, reference)) ?? [])
}

/** The first line of a mail house's list. */
export function mailHouseHeader({ columns }: MailHouse): string {
  return csvLine(columns.map(({ header }) => header))
}

/** A row of a mail house's list, as it stands: nothing in it is changed for a spreadsheet's sake. */
export function mailHouseLine({ columns }: MailHouse, to: Recipient, reference: string): string {
  return csvLine(columns.map(({ value }) => value(to, reference)))
}

function asked({ header, what, value, most, ...column }: Column): Column {
  return { header, what, value, ...(most !== undefined && { most }), ...(!column.atHome && column) }
}

// A sign that would be printed if a spreadsheet were defused with it stops the row instead.
function faultOf({ what, required, most, shape }: Column, value: string): string | null {
  if (value === '') return required ? `The ${what} is missing.` : null
  if (value !== value.trim() || /\p{Cc}/u.test(value)) return `The ${what} has hidden characters.`
  if (looksLikeFormula(value)) return `The ${what} starts with a character that a spreadsheet treats as a formula.`
  if (most !== undefined && value.length > most) return `The ${what} has more than ${most} characters.`
  return shape && !shape.of.test(value) ? `The ${what} ${shape.sentence}.` : null
}
