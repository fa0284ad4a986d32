import { clean, isNothing } from '../../values/values.ts'
import { onOneLine } from '../../values/whole-address.ts'
import type { Field } from './fields.ts'

const PLAIN: Kind = { as: 'value', isWhole: false }
const NAME: Kind = { as: 'name', isWhole: false }
const MIDDLE: Kind = { as: 'middle', isWhole: false }
const WHOLE: Kind = { as: 'value', isWhole: true }

const KINDS: { readonly [field in Field]?: Kind } = {
  given_name: NAME,
  middle_name: MIDDLE,
  family_name: NAME,
  name: NAME,
  guardian_name: NAME,
  representative_name: NAME,
  next_of_kin: NAME,
  address: WHOLE,
  city_state_zip: WHOLE,
  confidential_address: WHOLE,
  confidential_city: WHOLE,
}

type Kind = { as: 'value' | 'name' | 'middle'; isWhole: boolean }

/** What a row says in the columns of a field, in one text; empty where they hold a word for nothing. */
export function valueIn(field: Field, cells: readonly string[], places: readonly number[]): string {
  const { as, isWhole } = KINDS[field] ?? PLAIN
  const cellAt = (place: number) => clean(isWhole ? onOneLine(cells[place] ?? '') : (cells[place] ?? ''))
  const text = places.length === 1 ? cellAt(places[0]!) : places.map(cellAt).join(' ').trim()
  return isNothing(text, as) ? '' : text
}
