import { fieldOfColumn, isPlusFour, plainName } from './fields/column-names.ts'
import { FIELDS, type Field, isField } from './fields/fields.ts'
import { Unreadable } from './file/refusals.ts'

/** Which columns each field is read from, as positions that begin at 0; several are joined by a space. */
export type Columns = { readonly [field in Field]?: readonly number[] }

/** What the user said about columns: a field and the names, or `#N` places, of its columns; '' for no column. */
export type ColumnMap = ReadonlyMap<Field, string>

/** Reads `FIELD=COLUMN[+COLUMN]` entries; `FIELD=` takes back a guess. Throws Unreadable for anything else, naming the fields there are. */
export function columnMap(entries: readonly string[]): ColumnMap {
  const map = new Map<Field, string>()
  for (const entry of entries) {
    const at = entry.indexOf('=')
    const field = entry.slice(0, Math.max(at, 0)).trim().toLowerCase()
    const column = entry.slice(at + 1).trim()
    if (at < 1) throw new Unreadable(`--map needs FIELD=COLUMN, but got "${entry}".`)
    if (!isField(field)) throw new Unreadable(`There is no field "${field}". The fields are: ${FIELDS.join(', ')}.`)
    if (map.has(field))
      throw new Unreadable(`The field ${field} is mapped twice. Give its columns together: ${field}=ONE+OTHER.`)
    map.set(field, column)
  }
  return map
}

/**
 * The columns of each field: as the map says, and for fields it leaves out as they were kept for this header, or else
 * as the names suggest. Throws Unreadable.
 */
export function columnsOf(header: readonly string[], map: ColumnMap, kept?: Columns): Columns {
  const columns: { [field in Field]?: readonly number[] } = {}
  for (const [field, text] of map) columns[field] = text === '' ? [] : placesOf(text, header)
  const taken = new Set(Object.values(columns).flat())
  for (const [field, places] of kept ? untaken(kept, taken) : guesses(header, taken)) columns[field] ??= places
  if (!kept && !map.has('name') && columns.family_name?.length && columns.given_name?.length) delete columns.name
  for (const [field, text] of map) if (text === '') delete columns[field]
  return columns
}

/** How many columns of this header the map or the usual names recognise: what tells a header from other rows. */
export function recognised(header: readonly string[], map: ColumnMap): number {
  const names = new Set(header.map(plainName))
  const mapped = [...map.values()]
    .flatMap((text) => text.split('+'))
    .filter((name) => name !== '' && names.has(plainName(name)))
  return mapped.length + guesses(header, new Set()).size
}

/**
 * What a column is called in a note, a refusal or an answer: its name, or its place (`#3`) where it has none. Where hardly a name
 * of the header says anything, the line may be a patient’s, and nothing of it is repeated.
 */
export function columnMark(header: readonly string[], place: number): string {
  return (namesColumns(header) && header[place]) || `#${place + 1}`
}

const NAMES_OF_A_HEADER = 2
const judged = new WeakMap<readonly string[], boolean>()

function namesColumns(header: readonly string[]): boolean {
  const known = judged.get(header)
  if (known !== undefined) return known
  const found = guesses(header, new Set()).size
  const filled = header.filter((name) => name.trim() !== '').length
  const isHeader = found >= NAMES_OF_A_HEADER || (found > 0 && filled === found)
  judged.set(header, isHeader)
  return isHeader
}

function untaken(kept: Columns, taken: ReadonlySet<number>): Map<Field, readonly number[]> {
  const fields = Object.entries(kept) as [Field, readonly number[]][]
  return new Map(fields.filter(([, places]) => !places.some((place) => taken.has(place))))
}

function guesses(header: readonly string[], taken: ReadonlySet<number>): Map<Field, readonly number[]> {
  const best = new Map<Field, { place: number; rank: number }>()
  header.forEach((name, place) => {
    const guess = taken.has(place) ? null : fieldOfColumn(name)
    if (guess && guess.rank < (best.get(guess.field)?.rank ?? Infinity))
      best.set(guess.field, { place, rank: guess.rank })
  })
  const places = new Map<Field, readonly number[]>([...best].map(([field, { place }]) => [field, [place]]))
  const zip = places.get('zip')
  const plusFour = header.findIndex((name, place) => !taken.has(place) && isPlusFour(name))
  if (zip && plusFour >= 0 && !zip.includes(plusFour)) places.set('zip', [...zip, plusFour])
  if (!places.has('address_line1') && !places.has('address')) takeAsOrdinary(places, header)
  return places
}

const ORDINARY: readonly (readonly [Field, Field])[] = [
  ['confidential_address', 'address_line1'],
  ['confidential_line2', 'address_line2'],
  ['confidential_city', 'city'],
  ['confidential_state', 'state'],
  ['confidential_zip', 'zip'],
]

// "Mail to" where a list has no other address is the ordinary one; what is called confidential never is.
function takeAsOrdinary(places: Map<Field, readonly number[]>, header: readonly string[]): void {
  for (const [apart, ordinary] of ORDINARY) {
    const found = places.get(apart)
    if (!found || /confid/i.test(header[found[0]!] ?? '')) continue
    places.delete(apart)
    if (!places.has(ordinary)) places.set(ordinary, found)
  }
}

function placesOf(text: string, header: readonly string[]): number[] {
  const whole = matches(text, header)
  const parts = whole.length > 0 ? [text] : text.split('+')
  return parts.map((part) => placeOf(part.trim(), header))
}

function placeOf(name: string, header: readonly string[]): number {
  const number = /^#(\d+)$/.exec(name)
  if (number && Number(number[1]) >= 1 && Number(number[1]) <= header.length) return Number(number[1]) - 1
  const places = matches(name, header)
  if (places.length === 1) return places[0]!
  if (places.length > 1) {
    throw new Unreadable(
      `Several columns are called ${namesColumns(header) ? `"${name}"` : 'that'}. Give the position of the one to use: ${places.map((place) => `#${place + 1}`).join(' or ')}.`,
    )
  }
  throw new Unreadable(`There is no column "${name}". The columns are: ${listed(header)}.`)
}

function matches(name: string, header: readonly string[]): number[] {
  const wanted = name.trim().toLowerCase()
  return header.flatMap((column, place) => (column.trim().toLowerCase() === wanted ? [place] : []))
}

function listed(header: readonly string[]): string {
  if (!namesColumns(header)) return header.length === 1 ? '#1' : `#1 to #${header.length}`
  const names = header.slice(0, 60).map((name, place) => name.trim() || `#${place + 1} (no name)`)
  return names.join(', ') + (header.length > 60 ? `, and ${header.length - 60} more` : '')
}
