import { isAbroad } from '../../people/values/address.ts'
import type { Address } from '../../people/values/person.ts'
import { countryNamed } from '../../people/values/places/countries.ts'
import { oneLine } from './addressee.ts'
import { deliveryLinesOf } from './delivery.ts'
import { ENVELOPES, type EnvelopeName } from './window.ts'

/**
 * The address block as the Postal Service reads it: capitals, no punctuation, the unit designator at the end of the
 * delivery line where the envelope's window has room for it, two spaces before the ZIP. USPS Publication 28. Standardized
 * is not the same as deliverable.
 */
export function addressBlock(
  names: readonly string[],
  address: Address,
  envelope: EnvelopeName = 'number_10_left_window',
): string[] {
  const abroad = isAbroad(address)
  const fits = Math.floor(ENVELOPES[envelope].reader.width * AN_INCH)
  const last = abroad ? [lastLineAbroad(address), countryLine(address)] : [lastLine(address)]
  return [...names.map(capitals), ...deliveryLines(address, fits), ...last].filter((line) => line !== '')
}

/** Capitals of ten points to an inch. */
const AN_INCH = 11.08

function deliveryLines(address: Address, fits: number): string[] {
  const { above, delivery, beside } = deliveryLinesOf(address)
  const [line, unit] = [capitals(delivery), designated(capitals(beside))]
  const together = `${line} ${unit}`
  if (beside !== '' && together.length <= fits) return [together]
  return [...above.map(capitals), unit, line]
}

const DESIGNATORS: Record<string, string> = {
  APARTMENT: 'APT',
  BASEMENT: 'BSMT',
  BUILDING: 'BLDG',
  DEPARTMENT: 'DEPT',
  FLOOR: 'FL',
  FRONT: 'FRNT',
  HANGAR: 'HNGR',
  LOBBY: 'LBBY',
  LOWER: 'LOWR',
  OFFICE: 'OFC',
  PENTHOUSE: 'PH',
  ROOM: 'RM',
  SPACE: 'SPC',
  SUITE: 'STE',
  TRAILER: 'TRLR',
  UPPER: 'UPPR',
}

// A bare number after the street is a unit of a kind nobody named: the mark # stands for it.
function designated(line: string): string {
  const [first = '', ...rest] = line.replace(/^#\s*/, '# ').split(' ')
  if (/^\d+[A-Z]?$/.test(line)) return `# ${line}`
  return [DESIGNATORS[first] ?? first, ...rest].join(' ')
}

function lastLine({ city, state, region, zip }: Address): string {
  const place = [capitals(city), capitals(state ?? region)].filter((part) => part !== '').join(' ')
  return [place, zipCode(zip)].filter((part) => part !== '').join('  ')
}

// Two letters of a province stand after the city; what is longer or has dots, as in Mexico, behind a comma and as written.
function lastLineAbroad({ city, state, region = state, zip }: Address): string {
  const area = oneLine(region ?? '').toUpperCase()
  const place = [capitals(city), area].filter((part) => part !== '')
  const isShort = /^[A-Z]{2,3}$/.test(area)
  return [place.join(isShort ? ' ' : ', '), capitals(zip)].filter((part) => part !== '').join(isShort ? '  ' : ' ')
}

// In words, and in English: it is the United States that have to know where the letter goes.
function countryLine({ country = '' }: Address): string {
  return capitals(countryNamed(country)?.name ?? country)
}

function zipCode(zip: string | undefined): string {
  return capitals(zip).replace(/^(\d{5})-?(\d{4})$/, '$1-$2')
}

// Greek capitals stand without accents; the rule of that language changes no other.
function capitals(text: string | undefined): string {
  const line = oneLine((text ?? '').replaceAll(/[.,;:"()]/g, ' '))
  return GREEK.test(line) ? line.toLocaleUpperCase('el') : line.toUpperCase()
}

const GREEK = /[\u0370-\u03ff\u1f00-\u1fff]/
