import { isAbroad } from '../../people/values/address.ts'
import { countryNamed } from '../../people/values/places/countries.ts'
import type { Recipient } from './recipient.ts'

/** The country of a letter as lists have it: `US`, the code of ISO 3166-1, or what the roster has where it is no country known. */
export function countryCode(to: Recipient): string {
  return isAbroad(to) ? (countryNamed(to.country)?.code ?? to.country) : 'US'
}

/** Whether a mail house sends letters there at all: within the United States, or to a country abroad that has a code. */
export function takes(house: { abroad: boolean }, to: Recipient): boolean {
  return !isAbroad(to) || (house.abroad && countryNamed(to.country) !== undefined)
}
