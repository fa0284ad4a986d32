import { isNoDate, readDate } from '../../values/date.ts'
import { readState } from '../../values/states.ts'
import { clean } from '../../values/values.ts'
import type { Line } from '../file/record.ts'
import { fieldOfColumn } from './column-names.ts'
import type { Field } from './fields.ts'

const MOST_OF_THEM = 0.8
const FEW_OF_THEM = 0.3
/** Any date on a roster lies before this day. */
const FAR_AHEAD = '2999-12-31'

/** How many columns hold what their names say, and how many plainly hold something else. */
export function fitOf(header: readonly string[], rows: readonly Line[]): { agree: number; against: number } {
  let [agree, against] = [0, 0]
  header.forEach((name, place) => {
    const field = name === '' ? undefined : fieldOfColumn(name)?.field
    const looksSo = field && SHAPES[field]
    const values = looksSo ? valuesAt(rows, place) : []
    if (!looksSo || values.length === 0) return
    const share = values.filter(looksSo).length / values.length
    if (share >= MOST_OF_THEM) agree++
    if (share < FEW_OF_THEM) against++
  })
  return { agree, against }
}

/** Whether a name of a column is that of two things that are usually written with a separator between them. */
export function isPairName(name: string): boolean {
  const field = fieldOfColumn(name)?.field
  return field === 'name' || field === 'city_state_zip' || PAIR.test(name)
}

const PAIR =
  /last.*first|first.*last|surname.*(?:first|given)|family.*given|city.*\bst(?:ate)?\b|nombre.*apellido|apellido.*nombre/i

/** Whether most values at a place have the separator in them. */
export function looksJoined(rows: readonly Line[], place: number, separator: string): boolean {
  return isMostly(valuesAt(rows, place), (value) => value.includes(separator))
}

/** Whether most values at a place begin with a blank, as after a comma within a value. */
export function looksParted(rows: readonly Line[], place: number): boolean {
  return isMostly(
    rows.map(({ cells }) => cells[place] ?? '').filter((cell) => cell !== ''),
    (cell) => /^\s+\S/.test(cell),
  )
}

function valuesAt(rows: readonly Line[], place: number): string[] {
  return rows.map(({ cells }) => clean(cells[place] ?? '')).filter((value) => value !== '')
}

function isMostly(values: readonly string[], is: (value: string) => boolean): boolean {
  return values.length > 0 && values.filter(is).length >= values.length * MOST_OF_THEM
}

type Shape = (value: string) => boolean

const words: Shape = (value) => /^\p{L}/u.test(value) && lettersIn(value) > value.replace(/\D/g, '').length * 2 - 1
const numbered: Shape = (value) => /\d/.test(value)
const day: Shape = (value) =>
  isNoDate(value) ||
  (/[/.-]|\p{L}{3}|^\d{8}$/u.test(value) &&
    (['month_first', 'day_first'] as const).some((order) => readDate(value, order, FAR_AHEAD) !== undefined))

function lettersIn(value: string): number {
  return value.replace(/\P{L}/gu, '').length
}

/** What values of a field look like, where that can be told at all. */
const SHAPES: { readonly [field in Field]?: Shape } = {
  given_name: words,
  family_name: words,
  name: words,
  city: words,
  birth_date: day,
  death_date: day,
  mrn: numbered,
  ssn: (value) => /^[\dxX*•-]{4,11}$/.test(value),
  sex: (value) => /^(?:[mfuxo]|male|female|other|unknown|hombre|mujer|non-?binary)$/i.test(value),
  phone: (value) => value.replace(/\D/g, '').length >= 7 && !/\p{L}{3}/u.test(value),
  email: (value) => value.includes('@'),
  state: (value) => readState(value) !== undefined,
  zip: (value) => /^="?\d|^'?\d{4,5}(?:-?\d{4})?$/.test(value),
}
