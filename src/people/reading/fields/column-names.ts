import { FIELDS, type Field } from './fields.ts'
import { USUAL_NAMES } from './usual-names.ts'

/** A field that a column's name speaks of; the column with the lowest rank is the surest. */
export type NamedField = { field: Field; rank: number }

/**
 * The field that a column of this name usually holds, or null. The name is read word by word: whose it is (patient, client,
 * recip), which of several (home, default, 1) and how it is written (`DOB (MM/DD/YYYY) *`) say nothing of the field.
 * What is another's (insurance, provider, employer) is nobody's.
 */
export function fieldOfColumn(name: string): NamedField | null {
  if (name.length > LONGEST_NAME) return null
  const plain = plainName(numbered(name))
  const known = BY_NAME.get(plain) ?? BY_NAME.get(plain.replace(OWNER, ''))
  if (known) return known
  const words = wordsOf(name)
  if (words.some((word) => CONFIDENTIAL.has(word))) return confidentialField(words)
  if (words.some((word) => OTHERS.has(word))) return null
  for (const [at, some] of shortened(words).entries()) {
    const found = BY_NAME.get(some.join(''))
    if (found) return { field: found.field, rank: found.rank + (at + 1) / MOST_FORMS }
  }
  return null
}

/** In characters; what is longer is text, and names no column. */
const LONGEST_NAME = 300

const CONFIDENTIAL = new Set('confidential confid alternate alternative alt'.split(' '))

/** What a confidential address is made of, 45 CFR 164.522(b); whatever else is an alternate one is nobody's. */
const OF_CONFIDENTIAL: { readonly [field in Field]?: Field } = {
  address_line1: 'confidential_address',
  address: 'confidential_address',
  address_line2: 'confidential_line2',
  city_state_zip: 'confidential_city',
  city: 'confidential_city',
  state: 'confidential_state',
  zip: 'confidential_zip',
}

function confidentialField(words: readonly string[]): NamedField | null {
  const rest = words.filter((word) => !CONFIDENTIAL.has(word) && !IDLE.has(word))
  const found = rest.length === 0 ? null : fieldOfColumn(rest.join(' '))
  const field = found && OF_CONFIDENTIAL[found.field]
  return field ? { field, rank: found.rank + CONFIDENTIAL_RANK } : null
}

const IDLE = new Set('communication communications comm mailing'.split(' '))
/** Below the columns of the ordinary address nothing is surer, so that the exact names stand before these. */
const CONFIDENTIAL_RANK = 100

/** Whether a column of this name holds the last four digits of a ZIP+4 code, beside one with the first five. */
export function isPlusFour(name: string): boolean {
  return PLUS_FOUR.has(plainName(name))
}

const PLUS_FOUR = new Set(['zip4', 'zipplus4', 'plus4', 'ziplus4', 'zipext', 'zipextension', 'postalcodesuffix'])

/** The name of a column in its bare letters: `Date of Birth` and `date_of_birth` are one. */
export function plainName(name: string): string {
  return withoutAccents(name).replace(/[^\p{L}\p{N}]/gu, '')
}

function withoutAccents(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

function numbered(name: string): string {
  return name.replaceAll('#', ' number ')
}

function wordsOf(name: string): string[] {
  const parted = numbered(name)
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{L})(\d)/gu, '$1 $2')
    .replace(/\be[- ]?mail/gi, ' email')
  const words = withoutAccents(parted).match(/[\p{L}\p{N}]+/gu) ?? []
  const whole = words.map((word) => LONGHAND[word] ?? word)
  return whole.filter((word, at) => word !== whole[at - 1])
}

const LONGHAND: Readonly<Record<string, string>> = {
  addr: 'address',
  cd: 'code',
  cty: 'city',
  dt: 'date',
  hm: 'home',
  nbr: 'number',
  nm: 'name',
  no: 'number',
  num: 'number',
  ph: 'phone',
  tel: 'phone',
  telephone: 'phone',
}

/** The words of a name in ever fewer forms: each leaves out one kind more of what does not tell the field. */
function shortened(words: readonly string[]): string[][] {
  const forms = [words.map((word) => (OWNERS.has(word) ? 'patient' : word))]
  for (const idle of [WRITTEN, OWNERS, PLACES, FIRST, ADDRESS])
    forms.push(forms.at(-1)!.filter((word) => !idle.has(word)))
  return forms
}

const MOST_FORMS = 10

const OWNER = /^(?:patient|pt|person|member|client|customer|paciente)/
const OWNERS = new Set(
  'patient pat pt person member client customer guest recip recipient child individual paciente'.split(' '),
)
const PLACES = new Set(
  'mailing mail home default primary preferred main current permanent residence residential'.split(' '),
)
const WRITTEN = new Set('value text c required req'.split(' '))
const FIRST = new Set(['1'])
const ADDRESS = new Set(['address'])

/** Words of names that speak of somebody or something else, or of what is told about a value. */
const OTHERS = new Set(
  (
    'insurance insured ins payer payor plan policy subscriber guarantor guarantors provider physician doctor dr pcp referring attending ' +
    'employer employed business work company office organization facility clinic hospital pharmacy location admin administered ' +
    'emergency contact nok kin ice spouse previous prior former old temporary temp seasonal billing shipping appointment appt visit ' +
    'yomi phonetic maiden nick nickname preferredname label type labels since last4 relationship relation verified opt optin consent'
  ).split(' '),
)

const BY_NAME = new Map<string, { field: Field; rank: number }>()
for (const field of FIELDS) {
  USUAL_NAMES[field].split('|').forEach((name, rank) => {
    if (!BY_NAME.has(plainName(name))) BY_NAME.set(plainName(name), { field, rank })
  })
}
