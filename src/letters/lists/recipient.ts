import type { Address } from '../../people/values/person.ts'
import { addressee, oneLine } from '../envelope/addressee.ts'
import { languageOf } from '../individual/facts.ts'
import type { Letter } from '../text/letter.ts'

/** To whom a printed letter goes, each part on one line and empty where there is none. It tells no more than the envelope does. */
export type Recipient = {
  /** One or two name lines. */
  names: string[]
  line1: string
  line2: string
  city: string
  /** USPS two-letter code. */
  state: string
  /** `12345` or `12345-1234` within the United States. */
  zip: string
  country: string
}

/** Whom this letter reaches, and where. */
export function recipientOf(letter: Letter): Recipient {
  const { person, on } = letter
  return { names: addressee(person, on, languageOf(letter)).lines.map(oneLine), ...placeOf(person.address) }
}

function placeOf({ line1, line2, city, state, zip, country }: Address): Omit<Recipient, 'names'> {
  return {
    line1: oneLine(line1 ?? ''),
    line2: oneLine(line2 ?? ''),
    city: oneLine(city ?? ''),
    state: oneLine(state ?? ''),
    zip: oneLine(zip ?? '').replace(/^(\d{5})(\d{4})$/, '$1-$2'),
    country: oneLine(country ?? ''),
  }
}
