import { hasUsableAddress, isAbroad } from './address.ts'
import type { Address } from './person.ts'
import { deliveryOf } from './unit.ts'
import { stateOfZip } from './zip.ts'

/** Something about an address that may bring a letter back, by its form alone. */
export const ADDRESS_DOUBTS = [
  'unusable',
  'foreign',
  'zip_missing',
  'zip_malformed',
  'zip_of_another_state',
  'unit_missing',
  'no_house_number',
  'po_box',
] as const

export type AddressDoubt = (typeof ADDRESS_DOUBTS)[number]

/** What the triage can do and what it cannot. */
export const TRIAGE_LIMITS =
  'Judged by its form alone. Whether mail arrives is only told by the Postal Service’s own files, CASS and DPV for addresses and NCOA for people who moved, which a mailing provider looks into.'

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
  unusable: 'No letter can be sent to this address: it needs a street line, and a city with its State or a ZIP code.',
  foreign: 'Abroad: postage and time differ, and the address is not checked here.',
  zip_missing: 'There is no ZIP code: find it before the letters go.',
  zip_malformed: 'The ZIP code has not five or nine digits: correct it.',
  zip_of_another_state:
    'The ZIP code belongs to another State: one of the two is wrong, or the ZIP code crosses the border.',
  unit_missing: 'The apartment or unit is missing: a letter to a large building comes back without it.',
  no_house_number: 'The street line has no number: a letter may not find the house.',
  po_box: 'A post office box: mail goes there, a courier does not.',
})

function zipDoubts({ state, zip }: Address): AddressDoubt[] {
  if (zip === undefined) return ['zip_missing']
  if (!/^\d{5}(-?\d{4})?$/.test(zip)) return ['zip_malformed']
  const found = stateOfZip(zip)
  return found !== undefined && state !== undefined && found !== state ? ['zip_of_another_state'] : []
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
