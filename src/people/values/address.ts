import { isState } from '../../breach/law/states.ts'
import type { Address, Person } from './person.ts'
import { readCountry } from './places/countries.ts'
import { readPostalRegion } from './places/regions.ts'

/**
 * Whether a letter can be sent there: a delivery line, and a city with its state or else a ZIP; abroad, a city.
 * Only the shape is judged. An address that is not usable makes its individual one of those
 * for whom contact information is insufficient or out of date, 45 CFR 164.404(d)(2).
 */
export function hasUsableAddress(address: Address): boolean {
  const isMarked = address.line2 !== undefined && CAME_BACK.test(plainWords(address.line2))
  return isDeliveryLine(address.line1) && !isMarked && (isAbroad(address) ? holdsText(address.city) : isPlaced(address))
}

/** Where somebody lives: letters may go elsewhere, the law of the State goes by this. */
export function residenceOf({ address, residence = address }: Pick<Person, 'address' | 'residence'>): Address {
  return residence
}

/** Whether the roster names a country other than the United States, which no State beside it contradicts. */
export function isAbroad({ country = '', state = '' }: Pick<Address, 'country' | 'state'>): boolean {
  if (country === '' || country === 'US') return false
  const read = readCountry(country)
  if (read.means === 'abroad') return read.isSure || !isState(state)
  return read.means === 'unknown' && !isState(country) && !isState(state) && readPostalRegion(country) === undefined
}

/** What practices type where they know no address. */
const NO_ADDRESS =
  /^(unknown|unk|none|null|n\/?a|same|not (available|given|known|provided|on file)|none on file|no (fixed |permanent |current |known |good |valid )?address( on file| known| given)?|no mail|homeless|transient|undeliverable|deceased|moved|unable to locate|refused( to give)?|declined|tbd|to be determined|pending|see (notes?|chart)|verify|update|x+|0+)$/

/** What they write over an address from which mail came back, whatever of it still stands there. */
const CAME_BACK =
  /\b(bad|wrong|old|invalid|incorrect|insufficient|undeliverable|unknown|need|needs|update|verify) (mailing )?addr(ess)?\b(?! (st|rd|ave|ln|dr))|\baddr(ess)? (is )?(bad|wrong|invalid|incorrect|unknown|needed|not (known|valid))\b|\b(returned|return|rtnd|rtn) (mail|to sender)\b|\bmail (was )?(returned|returns|undeliverable)\b|\b(do not|dont) (mail|use)\b|\bno forward(ing)?\b|\bmoved,? left no\b/

function isDeliveryLine(line: string | undefined): boolean {
  if (!holdsText(line)) return false
  const words = plainWords(line ?? '')
  return !NO_ADDRESS.test(words) && !CAME_BACK.test(words)
}

function plainWords(line: string): string {
  return line
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}/]+/gu, ' ')
    .trim()
}

function isPlaced({ city, state, region, zip }: Address): boolean {
  return (holdsText(city) && (holdsText(state) || holdsText(region))) || isZip(zip)
}

function isZip(zip: string | undefined): boolean {
  return /^(?!00000)\d{5}(-?\d{4})?$/.test(zip?.trim() ?? '')
}

function holdsText(value: string | undefined): boolean {
  return /[\p{L}\p{N}]/u.test(value ?? '')
}
