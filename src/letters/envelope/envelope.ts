import { isAbroad } from '../../people/values/address.ts'
import type { Address } from '../../people/values/person.ts'
import { oneLine } from './addressee.ts'
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
  const country = abroad ? [capitals(address.country)] : []
  const lines = [...names.map(capitals), ...deliveryLines(address, fits), lastLine(address, abroad), ...country]
  return lines.filter((line) => line !== '')
}

/** Capitals of ten points to an inch. */
const AN_INCH = 11.08

function deliveryLines({ line1, line2 }: Address, fits: number): string[] {
  const delivery = capitals(line1)
  const second = designated(capitals(line2))
  const together = `${delivery} ${second}`
  return UNIT.test(second) && together.length <= fits ? [together] : [second, delivery]
}

const DESIGNATORS: Record<string, string> = {
  APARTMENT: 'APT',
  BUILDING: 'BLDG',
  DEPARTMENT: 'DEPT',
  FLOOR: 'FL',
  ROOM: 'RM',
  SPACE: 'SPC',
  SUITE: 'STE',
  TRAILER: 'TRLR',
}

const UNIT = /^(APT|BLDG|DEPT|FL|RM|SPC|STE|TRLR|UNIT|LOT|PH|#)\b|^#|^\d+[A-Z]?$/

// A bare number after the street is a unit of a kind nobody named: the mark # stands for it.
function designated(line: string): string {
  const [first = '', ...rest] = line.replace(/^#\s*/, '# ').split(' ')
  if (/^\d+[A-Z]?$/.test(line)) return `# ${line}`
  return [DESIGNATORS[first] ?? first, ...rest].join(' ')
}

function lastLine({ city, state, zip }: Address, abroad: boolean): string {
  const place = [capitals(city), capitals(state)].filter((part) => part !== '').join(' ')
  return [place, abroad ? capitals(zip) : zipCode(zip)].filter((part) => part !== '').join('  ')
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
