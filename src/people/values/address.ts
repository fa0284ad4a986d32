import type { Address } from './person.ts'

/**
 * Whether a letter can be sent there: a delivery line, and a city with its state or else a ZIP; abroad, a city.
 * Only the shape is judged. An address that is not usable makes its individual one of those
 * for whom contact information is insufficient or out of date, 45 CFR 164.404(d)(2).
 */
export function hasUsableAddress(address: Address): boolean {
  return isDeliveryLine(address.line1) && (isAbroad(address) ? holdsText(address.city) : isPlaced(address))
}

/** Whether the roster names a country other than the United States. */
export function isAbroad(address: Address): boolean {
  const country = (address.country ?? '').replaceAll(/[^a-z]/gi, '').toUpperCase()
  return country !== '' && !HOME.has(country)
}

const HOME = new Set(['US', 'USA', 'UNITEDSTATES', 'UNITEDSTATESOFAMERICA', 'THEUNITEDSTATESOFAMERICA', 'AMERICA'])

/** What practices type where they know no address. */
const NO_ADDRESS =
  /^(unknown|unk|none|null|n\/?a|not (available|given|known)|no (fixed )?address|homeless|(bad|wrong|old) address|returned mail|mail returned|undeliverable|deceased|tbd|x+|0+)$/i

function isDeliveryLine(line: string | undefined): boolean {
  return holdsText(line) && !NO_ADDRESS.test(line?.trim() ?? '')
}

function isPlaced({ city, state, zip }: Address): boolean {
  return (holdsText(city) && holdsText(state)) || isZip(zip)
}

function isZip(zip: string | undefined): boolean {
  return /^(?!00000)\d{5}(-?\d{4})?$/.test(zip?.trim() ?? '')
}

function holdsText(value: string | undefined): boolean {
  return /[\p{L}\p{N}]/u.test(value ?? '')
}
