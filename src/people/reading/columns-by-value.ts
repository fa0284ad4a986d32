import { onOneLine, splitAddress, splitTail } from '../values/whole-address.ts'
import type { Columns } from './columns.ts'
import type { Line } from './file/record.ts'

const ROWS_LOOKED_AT = 200
const MOST_OF_THEM = 0.6

/**
 * The columns as their values show them where names deceive: a street's column that holds whole addresses, a city's that
 * holds State and ZIP code too, and a column of such lines that no name tells. Where the parts have columns of their own,
 * those stay.
 */
export function correctedByValues(columns: Columns, rows: readonly Line[], width: number): Columns {
  const valuesAt = (place: number) => rows.slice(0, ROWS_LOOKED_AT).map(({ cells }) => onOneLine(cells[place] ?? ''))
  const holds = (place: number | undefined, split: (text: string) => object | undefined) =>
    place !== undefined && isMostly(valuesAt(place), split)
  return withAddress(withoutNumbers(columns, holds), holds, width)
}

// A number is nobody's name: a column of them is the record number, where nothing else is.
function withoutNumbers({ name, ...columns }: Columns, holds: Holds): Columns {
  if (!name || !holds(name[0], asNumber)) return name ? { name, ...columns } : columns
  return columns.mrn ? columns : { ...columns, mrn: name }
}

function asNumber(text: string): object | undefined {
  return /^[\d-]+$/.test(text) ? { text } : undefined
}

function withAddress(columns: Columns, holds: Holds, width: number): Columns {
  const { address, ...parted } = columns
  if (parted.address_line1) {
    const [line1] = parted.address_line1
    if (parted.city || parted.zip || !holds(line1, splitAddress)) return withTail(parted, holds, width)
    const { address_line1: whole, ...others } = parted
    return { ...others, address: whole }
  }
  return withTail(columns, holds, width)
}

type Holds = (place: number | undefined, split: (text: string) => object | undefined) => boolean

function withTail(columns: Columns, holds: Holds, width: number): Columns {
  if (columns.zip || columns.city_state_zip || columns.address) return columns
  if (columns.city) {
    const { city, ...others } = columns
    return !columns.state && holds(city[0], splitTail) ? { ...others, city_state_zip: city } : columns
  }
  const taken = new Set(Object.values(columns).flat())
  const free = Array.from({ length: width }, (_, place) => place).filter((place) => !taken.has(place))
  const found = columns.address_line1 && free.find((place) => holds(place, zipAndAll))
  return found === undefined ? columns : { ...columns, city_state_zip: [found] }
}

function zipAndAll(text: string): object | undefined {
  const tail = splitTail(text)
  return tail?.city && tail.zip ? tail : undefined
}

function isMostly(values: readonly string[], split: (text: string) => object | undefined): boolean {
  const said = values.filter((value) => value !== '')
  return said.length > 0 && said.filter((value) => split(value) !== undefined).length >= said.length * MOST_OF_THEM
}
