import { hasUsableAddress, isAbroad } from './address.ts'
import type { Address } from './person.ts'
import { regionOfZip } from './places/regions.ts'
import { deliveryOf } from './unit.ts'
import { stateOfZip } from './zip.ts'

/** Something about an address that may bring a letter back, by its form alone. */
export const ADDRESS_DOUBTS = [
  'unusable',
  'foreign',
  'zip_missing',
  'zip_malformed',
  'zip_unknown',
  'zip_of_another_state',
  'unit_missing',
  'no_house_number',
  'po_box',
] as const

export type AddressDoubt = (typeof ADDRESS_DOUBTS)[number]

/** What the triage can do and what it cannot. */
export const TRIAGE_LIMITS =
  'We check only the format. To learn whether mail will arrive, a mailing provider must check Postal Service data: CASS and DPV for addresses, NCOA for people who moved.'

/** What the rest of the roster says of a building: its other people, in units and without. */
export type Neighbours = { inUnits: number; without: number }

/** What is doubtful about an address. Nothing is looked up outside: only its shape, its ZIP code and its neighbours. */
export function addressDoubts(address: Address, near: Neighbours = { inUnits: 0, without: 0 }): AddressDoubt[] {
  if (!hasUsableAddress(address)) return ['unusable']
  const place = isAbroad(address) ? (['foreign'] as const) : zipDoubts(address)
  return [...place, ...lineDoubts(address, near)]
}

/** A doubt in words: what it is, and what to do. */
export const DOUBT_WORDS: Readonly<Record<AddressDoubt, string>> = Object.freeze({
  unusable: 'No letter can be sent to this address. It needs a street line, plus a city and State or a ZIP code.',
  foreign: 'Outside the United States: postage and delivery time differ, and the address is not checked here.',
  zip_missing: 'The ZIP code is missing. Find it before the letters go out.',
  zip_malformed: 'The ZIP code does not have five or nine digits. Correct it.',
  zip_unknown: 'There is no ZIP code that begins like this one. Correct it.',
  zip_of_another_state:
    'The ZIP code belongs to another State. One of the two is wrong, or the ZIP code crosses the State line.',
  unit_missing: 'The apartment or unit is missing. Letters to large buildings are returned without it.',
  no_house_number: 'The street line has no house number. The letter may not be delivered.',
  po_box: 'PO box: mail can be delivered, couriers cannot deliver.',
})

/** What is doubtful about the ZIP code of an address within the United States; null: nothing, or there is none. */
export function zipDoubt(address: Address): Extract<AddressDoubt, `zip_${string}`> | null {
  const { state, region, zip } = address
  if (zip === undefined || isAbroad(address)) return null
  if (!/^\d{5}(-?\d{4})?$/.test(zip)) return 'zip_malformed'
  const place = stateOfZip(zip) ?? regionOfZip(zip)
  if (place === undefined) return 'zip_unknown'
  const named = state ?? region
  return named !== undefined && place !== named ? 'zip_of_another_state' : null
}

/** Whether a letter to that address may come back, so that somebody should look at it before it goes. */
export function isDoubtful(address: Address): boolean {
  return addressDoubts(address).some((doubt) => !UNDOUBTED.includes(doubt))
}

const UNDOUBTED: readonly AddressDoubt[] = ['unusable', 'foreign', 'po_box']

function zipDoubts(address: Address): AddressDoubt[] {
  if (address.zip === undefined) return ['zip_missing']
  const doubt = zipDoubt(address)
  return doubt === null ? [] : [doubt]
}

// Neighbours tell by their units that a house is an apartment house: two of them, and none without.
const NEIGHBOURS_TO_TELL = 2

function lineDoubts(address: Address, { inUnits, without }: Neighbours): AddressDoubt[] {
  const lines = [address.line1, address.line2].filter((line) => line !== undefined)
  if (lines.every((line) => BOX.test(line))) return ['po_box']
  if (lines.some((line) => BOX.test(line) || WITHOUT_STREET.test(line))) return []
  const { unit, lacksNumber } = deliveryOf(address)
  const isAlone = unit === '' && inUnits >= NEIGHBOURS_TO_TELL && without === 0
  if (lacksNumber || isAlone) return ['unit_missing']
  return lines.some((line) => /\d/.test(line)) ? [] : ['no_house_number']
}

const BOX = /^\s*(p\.?\s*o\.?\s*|post\s*office\s*)?box\b/i
// General delivery, and the armed forces' own lines.
const WITHOUT_STREET = /\bgeneral delivery\b|^\s*(psc|cmr|unit)\b.*\bbox\b/i
