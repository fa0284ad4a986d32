import type { Bureau, Contact, Directory, Offer } from '../../breach/incident/letter-text.ts'
import type { State } from '../../breach/law/states.ts'
import { residenceOf } from '../../people/values/address.ts'
import { dayIn } from '../languages/index.ts'
import type { Language } from '../languages/language.ts'
import { type Letter, termsOf } from '../text/letter.ts'
import { CREDIT_PARAGRAPHS, PARAGRAPHS, type Paragraph } from '../text/paragraphs.ts'
import { CREDIT_REPORTS, completed, MINOR_FREEZE } from './directory.ts'
import { touchesCredit } from './elements.ts'
import { elementsFor, formFor } from './form-for.ts'
import { paragraphsOf } from './state-form.ts'

/** What follows a letter after its signature, and the facts of it. Every field is there; null stands for what is not given. */
export type Supplement = {
  /** In the order in which they stand. */
  paragraphs: Paragraph[]
  bureaus: Bureau[]
  reports: typeof CREDIT_REPORTS
  tradeCommission: Contact
  /** The office of the reader's State. */
  office: Contact | null
  offer: (Omit<Offer, 'enrolBy'> & { enrolBy: string }) | null
  owner: string | null
}

/** What follows this letter: what its reader's State asks for, and what the kinds of data call for. */
export function supplementOf(letter: Letter, language: Language, isMinor: boolean): Supplement {
  const { offer, owner } = termsOf(letter)
  const held = directoryOf(letter)
  const office = held.offices[residenceOf(letter.person).state as State] ?? null
  const wanted = new Set(wantedParagraphs(letter))
  const missing = { offer, office, owner } as Record<string, unknown>
  return {
    paragraphs: PARAGRAPHS.filter((each) => wanted.has(each) && missing[each] !== null),
    bureaus: isMinor ? held.bureaus.map(forMinors) : held.bureaus,
    reports: CREDIT_REPORTS,
    tradeCommission: held.tradeCommission,
    office,
    offer: offer && { ...offer, enrolBy: dayIn(language, offer.enrolBy) },
    owner,
  }
}

/** The directory that letters print: what the officer checked, or what came with the product. */
export function directoryOf(letter: Pick<Letter, 'terms'>): Directory {
  return completed(termsOf(letter).directory)
}

// An offer is made to everybody, whoever asks for it.
function wantedParagraphs(letter: Letter): Paragraph[] {
  const form = formFor(letter)
  return [
    'offer',
    ...(touchesCredit(elementsFor(letter)) ? CREDIT_PARAGRAPHS : []),
    ...(form?.isTriggered ? paragraphsOf(form) : []),
  ]
}

function forMinors(bureau: Bureau): Bureau {
  return { ...bureau, freeze: MINOR_FREEZE[bureau.name] ?? bureau.freeze }
}
