import type { LetterTerms } from '../../breach/incident/letter-text.ts'
import { oneLine } from '../envelope/addressee.ts'
import type { Practice } from '../text/letter.ts'
import { phoneAsWritten } from '../text/phone.ts'

/** How the practice can be reached, 45 CFR 164.404(c)(1)(E); null: not in this way. */
export type LetterContact = {
  name: string
  tollFree: string | null
  phone: string | null
  email: string | null
  website: string | null
  hours: string | null
  /** The number to call first. */
  any: string | null
}

/** The practice's name and postal address, one line each. */
export function senderLines({ name, address }: Practice): string[] {
  const { line1, line2 = '', city, state, zip } = address
  const lines = [name, line1, line2, `${city}, ${state} ${zip}`]
  return lines.map(oneLine).filter((line) => line !== '')
}

/** How the practice can be reached about one incident: a number of the incident's own stands before the practice's. */
export function contactOf(
  { contactName, tollFree, phone, email, website }: Practice,
  terms?: Pick<LetterTerms, 'tollFree' | 'hours'>,
): LetterContact {
  const numbers = { tollFree: number(terms?.tollFree) ?? number(tollFree), phone: number(phone) }
  return {
    name: oneLine(contactName),
    ...numbers,
    email: given(email),
    website: given(website),
    hours: given(terms?.hours),
    any: numbers.tollFree ?? numbers.phone,
  }
}

function number(text: string | null | undefined): string | null {
  const phone = given(text)
  return phone && phoneAsWritten(phone)
}

/** A text that may be missing, on one line; null where there is none. */
export function given(value: string | null | undefined): string | null {
  return oneLine(value ?? '') || null
}
