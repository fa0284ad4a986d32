import type { Address } from '../../people/values/person.ts'
import { addressee, oneLine } from '../envelope/addressee.ts'
import { deliveryLinesOf } from '../envelope/delivery.ts'
import { languageOf } from '../individual/facts.ts'
import type { Letter } from '../text/letter.ts'

/** To whom a printed letter goes, each part on one line and empty where there is none. It tells no more than the envelope does. */
export type Recipient = {
  /** One or two name lines. */
  names: string[]
  line1: string
  line2: string
  city: string
  /** USPS two-letter code within the United States; abroad the region as written. */
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

// The line that is delivered to comes first, as the mail houses have it.
function placeOf(address: Address): Omit<Recipient, 'names'> {
  const { above, delivery, beside } = deliveryLinesOf(address)
  const { city, state, region, zip, country } = address
  return {
    line1: oneLine(delivery),
    line2: oneLine(beside || above.join(' ')),
    city: oneLine(city ?? ''),
    state: oneLine(state ?? region ?? ''),
    zip: oneLine(zip ?? '').replace(/^(\d{5})(\d{4})$/, '$1-$2'),
    country: oneLine(country ?? ''),
  }
}
