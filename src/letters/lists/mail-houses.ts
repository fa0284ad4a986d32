import { countryCode } from './abroad.ts'
import type { Recipient } from './recipient.ts'

/** A mail house's own list: its columns, and what it takes of each. */
export type MailHouse = {
  id: 'lob' | 'postgrid' | 'click2mail'
  name: string
  columns: readonly Column[]
  /** The header of the column of codes, which stands last where letters bear a code for each person. */
  codeHeader: string
  /** Whether it takes letters to other countries; those it does not take go to a list of their own. */
  abroad: boolean
}

/** A column of a mail house's list, and what it takes. */
export type Column = {
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
    codeHeader: 'metadata_monitoring_code',
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
    codeHeader: 'monitoringCode',
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
    codeHeader: 'Monitoring Code',
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
