import type { Address } from '../values/person.ts'
import { readPlace } from '../values/place.ts'
import { splitAddress, splitTail } from '../values/whole-address.ts'
import type { Note } from './note.ts'
import { note, type RowForm, type Value } from './row-form.ts'

/** The address in a row. A State that is none, or is missing at home, is noted. */
export function addressOf(value: Value, form: RowForm, notes: Note[]): Address {
  const inOne = inOneCell(value)
  const [line1, line2] = [value('address_line1') || inOne.line1, value('address_line2') || inOne.line2]
  const city = value('city') || inOne.city
  const given = { state: value('state') || (inOne.state ?? ''), zip: value('zip') || (inOne.zip ?? '') }
  const { state, zip, country } = readPlace(given.state, given.zip, value('country'))
  if (zip !== undefined && zip !== given.zip && isShortZip(given.zip)) form.happened?.('zip_restored')
  if (state === undefined && (country === undefined || country === 'US')) notePlaceless(given, form, notes)
  const address: Address = {}
  if (line1) address.line1 = line1
  if (line2) address.line2 = line2
  if (city) address.city = city
  if (state) address.state = state
  if (zip) address.zip = zip
  if (country) address.country = country
  return address
}

// What cannot be parted is kept whole: as a street, or as a city.
function inOneCell(value: Value): Address {
  const [whole, tail] = [value('address'), value('city_state_zip')]
  if (whole === '' && tail === '') return NOTHING
  return {
    ...(whole && (splitAddress(whole) ?? { line1: whole })),
    ...(tail && (splitTail(tail) ?? { city: tail })),
  }
}

const NOTHING: Address = {}

function notePlaceless(given: { state: string; zip: string }, form: RowForm, notes: Note[]): void {
  if (given.state !== '') {
    const message = 'This is not a U.S. State, so no State is used. Correct it in the file, or add the country.'
    notes.push(note(form, 'state', given.state, message))
  } else form.happened?.(isShortZip(given.zip) ? 'zip_short' : 'placeless')
}

function isShortZip(text: string): boolean {
  return /^\d{1,4}(?!\d)/.test(text)
}
