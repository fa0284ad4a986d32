import { isState, type Residence, type State } from '../../breach/law/states.ts'
import { residenceOf } from './address.ts'
import type { Person } from './person.ts'
import { countryNamed, readCountry } from './places/countries.ts'
import type { Country } from './places/country-table.ts'
import { isMexicanState, postalCodeCountry, provinceOf, readPostalRegion, regionOfZip } from './places/regions.ts'
import { isAlmost, readState } from './states.ts'
import { readZip, stateOfZip } from './zip.ts'

/** State, ZIP code and country as a row has them. */
export type PlaceTexts = { state: string; zip: string; country: string }

/** What of a place was taken otherwise than it stands, or could not be taken. */
export type PlaceDoubt =
  | 'country_unknown'
  | 'country_unread'
  | 'country_against_state'
  | 'country_in_state'
  | 'state_from_zip'
  | 'state_unknown'

export type Place = Pick<Person['address'], 'state' | 'zip' | 'country' | 'region'> & { doubt?: PlaceDoubt }

/**
 * State, ZIP code and country of a row in their one form. The State that the row names holds; without one the ZIP code
 * tells it. Somebody is abroad where a country says so that is known; a code that is also a State's, and what is no known
 * country, sends nobody abroad who has a State and its ZIP code. Who lives abroad lives in no State, and keeps his or her region.
 */
export function readPlace(given: PlaceTexts): Place {
  const { state, zip, country } = given
  if (isState(state) && PLAIN_ZIP.test(zip) && country === '') return { state, zip }
  const read = readCountry(given.country)
  if (read.means === 'abroad' && readPostalRegion(given.country) !== 'AE' && !isHomeAfterAll(given, read.isSure))
    return abroad(given, read.country, isAtHome(given) ? 'country_against_state' : undefined)
  const unnamed = given.country === '' || read.means === 'nothing' ? abroadByPlace(given) : undefined
  if (unnamed) return abroad(given, unnamed, 'country_in_state')
  const place = atHome(given)
  if (read.means === 'home' || read.means === 'nothing' || namesHome(given)) return place
  const isPlaced = place.state !== undefined || place.region !== undefined
  return isPlaced
    ? { doubt: 'country_unknown', ...place }
    : { ...place, country: given.country, doubt: 'country_unread' }
}

/** The State of residence in the law's sense: `XX` for somebody who lives in none, or nobody knows in which. */
export function stateOf(person: Person): Residence {
  const { state = '' } = residenceOf(person)
  return isState(state) ? state : 'XX'
}

const PLAIN_ZIP = /^(?!00000)\d{5}$/

function atHome({ state, zip, country }: PlaceTexts): Place {
  const named = readState(state) ?? (state === '' ? stateInCountry(country) : undefined)
  const region = named === undefined ? (readPostalRegion(state) ?? readPostalRegion(country)) : undefined
  const code = zip === '' ? undefined : readZip(zip, named ?? region)
  const place: Place = { ...(code && { zip: code }), ...(country && { country: 'US' }) }
  if (named) return { ...place, state: named }
  if (region) return { ...place, region }
  return { ...place, ...ofZip(state, code) }
}

// Without a State the ZIP code tells it; where something else stands in its place, with a word about it.
function ofZip(state: string, code: string | undefined): Place {
  const found = isZip(code) ? stateOfZip(code) : undefined
  const region = isZip(code) ? regionOfZip(code) : undefined
  if (found === undefined && region === undefined) return state === '' ? {} : { doubt: 'state_unknown' }
  const place = region ? { region } : { state: found! }
  return state === '' || (found && isAlmost(state, found)) ? place : { ...place, doubt: 'state_from_zip' }
}

function abroad({ state, zip }: PlaceTexts, country: Country, doubt: PlaceDoubt | undefined): Place {
  const region = (country.code === 'CA' && provinceOf(state)) || (countryNamed(state) === country ? '' : state)
  return {
    ...(region && { region }),
    ...(zip && { zip }),
    country: country.name,
    ...(doubt && { doubt }),
  }
}

// The column for the State names a country or a region abroad, or the code is one of another country.
function abroadByPlace({ state, zip }: PlaceTexts): Country | undefined {
  if (readState(state) !== undefined || readPostalRegion(state) !== undefined) return undefined
  const named = state === '' ? undefined : readCountry(state)
  if (named?.means === 'abroad' && (named.isSure ? state.length > 2 || KNOWN_CODES.has(state) : false))
    return named.country
  if (isMexicanState(state)) return countryNamed('MX')
  const coded = postalCodeCountry(zip)
  return coded && countryNamed(coded === 'CA' ? 'Canada' : 'United Kingdom')
}

const KNOWN_CODES = new Set(['MX', 'UK', 'GB'])

// A code or a name that is also a State's counts for home where the row names a State, and its ZIP code does not disagree.
function isHomeAfterAll(given: PlaceTexts, isSure: boolean): boolean {
  return !isSure && (isAtHome(given) || isSameState(given))
}

function isAtHome({ state, zip }: PlaceTexts): boolean {
  const named = readState(state)
  if (named === undefined) return readPostalRegion(state) !== undefined && isZip(readZip(zip, readPostalRegion(state)))
  const code = readZip(zip, named)
  return code === undefined || code === '' || (isZip(code) && stateOfZip(code) === named)
}

// CA in the column for the country, and a ZIP code of California.
function isSameState({ state, zip, country }: PlaceTexts): boolean {
  const named = readState(country)
  return state === '' && named !== undefined && isZip(zip) && stateOfZip(zip) === named
}

// A State, a territory or a postal region in the column for the country is no country abroad.
function namesHome({ state, country }: PlaceTexts): boolean {
  const named = readState(country)
  const isOther = named !== undefined && state !== '' && named !== readState(state) && !TERRITORIES.has(named)
  return (named !== undefined && !isOther) || readPostalRegion(country) !== undefined
}

const TERRITORIES: ReadonlySet<State> = new Set<State>(['PR', 'VI', 'GU', 'AS', 'MP'])

function stateInCountry(country: string): State | undefined {
  return country === '' || country === 'US' || country === 'USA' ? undefined : readState(country)
}

function isZip(code: string | undefined): code is string {
  return code !== undefined && /^\d{5}(-\d{4})?$/.test(code)
}
