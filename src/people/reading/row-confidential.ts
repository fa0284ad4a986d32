import { areTwo } from '../merging/addresses.ts'
import { hasUsableAddress } from '../values/address.ts'
import type { Address, Person } from '../values/person.ts'
import { splitAddress } from '../values/whole-address.ts'
import type { Columns } from './columns.ts'
import { columnName } from './counted-notes.ts'
import type { Field } from './fields/fields.ts'
import { type MailRemark, readMailRemark } from './list/mail-remarks.ts'
import { type RemarkColumn, remarkColumns } from './list/remark-columns.ts'
import type { Note } from './note.ts'
import { addressOf } from './row-address.ts'
import type { RowForm, Value } from './row-form.ts'

type Row = { value: Value; cells: readonly string[] }

/**
 * Reads who asked for confidential communication, 45 CFR 164.522(b), and where to: that address takes the place of the ordinary
 * one, which is kept as the residence. A mark without an address leaves none; so does a remark of the front desk. Undefined
 * where no column is about it and none holds remarks.
 */
export function confidentialReader(form: RowForm): ((person: Person, row: Row, notes: Note[]) => void) | undefined {
  const { columns, header } = form
  const remarks = remarkColumns(header, new Set(Object.values(columns).flat()))
  const hasColumn = columns.confidential || Object.values(PARTS).some((field) => columns[field])
  if (!hasColumn && remarks.length === 0) return undefined
  const apart = formApart(form)
  const isNamed = /confid/i.test(columnName(form, PARTS.address) ?? '')
  return (person, { value, cells }, notes) => {
    const remark = remarkIn(cells, remarks)
    if (remark === 'do_not_mail') form.happened?.(remark)
    const own = readMark(value('confidential'))
    const mark: Mark = own.is === 'nothing' && remark === 'confidential' ? { is: 'yes' } : own
    if (mark.is === 'no') return
    const given = mark.address ?? askedFor(value, apart, notes)
    if (mark.is === 'nothing' && !isRequest(given, person.address, isNamed)) return
    const isUsable = given !== undefined && hasUsableAddress(given)
    if (Object.keys(person.address).length > 0) person.residence = person.address
    person.confidential = true
    person.address = isUsable ? given : {}
    form.happened?.(isUsable ? 'confidential' : 'confidential_waits')
  }
}

const PARTS = {
  address: 'confidential_address',
  address_line2: 'confidential_line2',
  city: 'confidential_city',
  state: 'confidential_state',
  zip: 'confidential_zip',
} as const satisfies { [field in Field]?: Field }

// The same reader of addresses reads these columns; what it counts for the file is of the ordinary ones.
function formApart({ happened: _, columns, ...form }: RowForm): RowForm {
  const places = Object.entries(PARTS).map(([field, own]) => [field, columns[own]] as const)
  return { ...form, columns: Object.fromEntries(places.filter(([, found]) => found !== undefined)) as Columns }
}

function askedFor(value: Value, apart: RowForm, notes: Note[]): Address | undefined {
  const [first, city, zip] = [value(PARTS.address), value(PARTS.city), value(PARTS.zip)]
  if (first === '' && city === '' && zip === '') return undefined
  if (NOT_ASKED.test(first)) return undefined
  const [line2, state] = [value(PARTS.address_line2), value(PARTS.state)]
  const isTail = state === '' && zip === ''
  // With a city or a ZIP code beside it the cell is a street line, whatever it looks like.
  const lines = city === '' && zip === '' ? { address: first } : { address_line1: first }
  const place = isTail ? { city_state_zip: city } : { city, state, zip }
  const texts: { [field in Field]?: string } = { ...lines, ...place, address_line2: line2 }
  return addressOf((field) => texts[field] ?? '', apart, notes)
}

// "Home" and its like choose the ordinary address.
const NOT_ASKED =
  /^(home|home address|mailing|mailing address|primary|patient|self|same|same as (home|above|mailing|primary)|address|default|usual|regular|standard|on file|permanent|current|us mail|mail|letter|none|no|unknown|n\/a)$/i

// A copy of the ordinary address asks for nothing. What is no address at all is a request only in a column that says so: a name
// in "Mail to" is whose letter it is.
function isRequest(given: Address | undefined, ordinary: Address, isNamed: boolean): given is Address {
  if (given === undefined) return false
  if (!hasUsableAddress(given)) return isNamed || /\d|\bbox\b/i.test(given.line1 ?? '')
  return !hasUsableAddress(ordinary) || areTwo(given, ordinary)
}

function remarkIn(cells: readonly string[], remarks: readonly RemarkColumn[]): MailRemark | undefined {
  let found: MailRemark | undefined
  for (const { place } of remarks) {
    const remark = readMailRemark(cells[place] ?? '')
    if (remark === 'confidential') return remark
    found ??= remark
  }
  return found
}

type Mark = { is: 'yes' | 'no' | 'nothing'; address?: Address }

// What is neither yes nor no is an instruction, or the address itself.
function readMark(text: string): Mark {
  if (text === '') return { is: 'nothing' }
  if (REFUSED.test(text)) return { is: 'no' }
  const address = splitAddress(text)
  return address && hasUsableAddress(address) ? { is: 'yes', address } : { is: 'yes' }
}

/** Of the codes of HL7 for confidentiality (v3 Confidentiality) those that ask for nothing; restricted is asked about. */
const REFUSED =
  /^(n|no|u|l|m|low|moderate|f|false|0|none|not requested|no request|none requested|not confidential|declined|standard|normal|regular|unrestricted|public|inactive|expired|revoked|withdrawn|ended|unchecked)$/i
