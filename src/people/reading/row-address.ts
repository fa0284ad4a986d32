import type { Address } from '../values/person.ts'
import { type PlaceDoubt, type PlaceTexts, readPlace } from '../values/place.ts'
import { splitAddressAbroad, splitTailAbroad } from '../values/places/whole-abroad.ts'
import { DOUBT_WORDS, zipDoubt } from '../values/triage.ts'
import { splitAddress, splitTail, splitZip } from '../values/whole-address.ts'
import type { Field } from './fields/fields.ts'
import type { Note } from './note.ts'
import { note, type RowForm, type Value } from './row-form.ts'

/** The address in a row. A State that is none, or is missing at home, is noted. */
export function addressOf(value: Value, form: RowForm, notes: Note[]): Address {
  const inOne = inOneCell(value)
  const { line1, line2 } = linesOf(value, inOne)
  const city = value('city') || inOne.city
  const given = {
    state: value('state') || (inOne.state ?? ''),
    zip: value('zip') || (inOne.zip ?? ''),
    country: value('country') || (inOne.country ?? ''),
  }
  const { state, region, zip, country, doubt } = readPlace(given)
  if (zip !== undefined && zip !== given.zip && isShortZip(given.zip)) form.happened?.('zip_restored')
  if (doubt) notes.push(note(form, ...said(doubt, given)))
  if (!state && !region && !given.state && (country === undefined || country === 'US')) notePlaceless(given.zip, form)
  const address: Address = {}
  if (line1 || line2) address.line1 = line1 || line2
  if (line1 && line2) address.line2 = line2
  if (city) address.city = city
  if (state) address.state = state
  if (zip) address.zip = zip
  if (region) address.region = region
  if (country) address.country = country
  const wrong = zipDoubt(address)
  if (wrong && isWrong(wrong, doubt)) notes.push(note(form, 'zip', given.zip, DOUBT_WORDS[wrong]))
  return address
}

// Beside a State that is none, it may be a postal code of another country: that is said of the State. A ZIP code may cross
// the line of a State: that is asked of the person, before a letter is mailed.
function isWrong(wrong: NonNullable<ReturnType<typeof zipDoubt>>, doubt: PlaceDoubt | undefined): boolean {
  return wrong !== 'zip_of_another_state' && doubt !== 'state_unknown'
}

// Whose care it is in has the second line, so that the unit goes with the street.
function linesOf(value: Value, inOne: Address): Pick<Address, 'line1' | 'line2'> {
  const [line1 = '', line2 = ''] = [value('address_line1') || inOne.line1, value('address_line2') || inOne.line2]
  const careOf = value('care_of')
  if (careOf === '') return { line1, line2 }
  return { line1: `${line1} ${line2}`.trim(), line2: CARE_OF.test(careOf) ? careOf : `c/o ${careOf}` }
}

const CARE_OF = /^(?:c\/o|in care of|care of|attn|attention)\b/i

// What cannot be parted is kept whole: as a street, or as a city.
function inOneCell(value: Value): Address {
  const [whole, tail] = [value('address'), value('city_state_zip')]
  if (whole === '' && tail === '') return NOTHING
  return {
    ...(whole && (splitAddress(whole) ?? splitAddressAbroad(whole) ?? { line1: whole })),
    ...(tail && (splitTail(tail) ?? splitTailAbroad(tail) ?? splitZip(tail) ?? { city: tail })),
  }
}

const NOTHING: Address = {}

function notePlaceless(zip: string, form: RowForm): void {
  form.happened?.(isShortZip(zip) ? 'zip_short' : 'placeless')
}

function said(doubt: PlaceDoubt, given: PlaceTexts): [Field, string, string] {
  const field = doubt.startsWith('country') && doubt !== 'country_in_state' ? 'country' : 'state'
  return [field, given[field], DOUBTS[doubt]]
}

const DOUBTS: Readonly<Record<PlaceDoubt, string>> = {
  country_unknown:
    'The country is not clear. The State or ZIP code is in the United States, so the person is counted there.',
  country_unread:
    'This is not a known country, and the State and ZIP code do not tell where the person lives. No State is used. Correct it.',
  country_against_state:
    'The country is not the United States, but the State and ZIP code are. Counted as living abroad. Correct the one that is wrong.',
  country_in_state:
    'This is not a U.S. State, so the person is counted as living abroad. Check it, or add the country.',
  state_from_zip: 'This is not a U.S. State. The State of the ZIP code is used. Correct it.',
  state_unknown: 'This is not a U.S. State, so no State is used. Correct it, or add the country.',
}

function isShortZip(text: string): boolean {
  return /^\d{1,4}(?!\d)/.test(text)
}
