import type { LetterTerms, Offer, Product } from '../../breach/incident/letter-text.ts'
import type { Day } from '../../breach/law/day.ts'
import type { Person } from '../../people/values/person.ts'
import { type Addressee, readerKindOf } from '../envelope/addressee.ts'

/** The two services of a letter’s terms. */
export type Offers = Pick<LetterTerms, 'offer' | 'minorOffer'>

/** Which service is for somebody whose letter such a reader gets; null: none, since nothing watches over the credit of the dead. */
export function productFor(kind: Addressee['kind']): Product | null {
  if (kind === 'deceased') return null
  return kind === 'minor' || kind === 'minor_alone' ? 'minor' : 'adult'
}

/** What is offered in a letter to such a reader. A product for adults is never offered for a minor. */
export function offerFor({ offer, minorOffer }: Offers, kind: Addressee['kind']): Offer | null {
  const product = productFor(kind)
  return product && { adult: offer, minor: minorOffer }[product]
}

/** For which service the letter about this individual has to bear a code of his or her own; null: for none. */
export function codeAsked(offers: Offers, person: Person, on: Day): Product | null {
  if (!asksCodes(offers)) return null
  const kind = readerKindOf(person, on)
  return offerFor(offers, kind)?.ownCodes ? productFor(kind) : null
}

/** Whether a service asks for a code for each person. */
export function asksCodes({ offer, minorOffer }: Offers): boolean {
  return Boolean(offer?.ownCodes || minorOffer?.ownCodes)
}
