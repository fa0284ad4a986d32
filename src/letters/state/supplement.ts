import type { Bureau, Contact, Directory, Offer } from '../../breach/incident/letter-text.ts'
import type { State } from '../../breach/law/states.ts'
import { residenceOf } from '../../people/values/address.ts'
import type { Addressee } from '../envelope/addressee.ts'
import { dayIn } from '../languages/index.ts'
import type { Language } from '../languages/language.ts'
import { type Letter, termsOf } from '../text/letter.ts'
import { CREDIT_PARAGRAPHS, PARAGRAPHS, type Paragraph } from '../text/paragraphs.ts'
import { phoneAsWritten } from '../text/phone.ts'
import { CREDIT_REPORTS, completed, MINOR_FREEZE } from './directory.ts'
import { touchesCredit } from './elements.ts'
import { elementsFor, formFor } from './form-for.ts'
import { offerFor, productFor } from './offer.ts'
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
  offer: (Omit<Offer, 'enrolBy'> & { enrolBy: string; isForMinors: boolean }) | null
  owner: string | null
}

/** What follows this letter: what its reader's State asks for, and what the kinds of data call for. */
export function supplementOf(letter: Letter, language: Language, kind: Addressee['kind']): Supplement {
  const terms = termsOf(letter)
  const { owner } = terms
  const offer = offerFor(terms, kind)
  const held = directoryOf(letter)
  const office = held.offices[residenceOf(letter.person).state as State] ?? null
  const wanted = new Set(wantedParagraphs(letter, kind))
  const missing = { offer, office, owner } as Record<string, unknown>
  const isChild = productFor(kind) === 'minor'
  return {
    paragraphs: PARAGRAPHS.filter((each) => wanted.has(each) && missing[each] !== null),
    bureaus: (isChild ? held.bureaus.map(forMinors) : held.bureaus).map(called),
    reports: called(CREDIT_REPORTS),
    tradeCommission: called(held.tradeCommission),
    office: office && called(office),
    offer: offer && { ...called(offer), enrolBy: dayIn(language, offer.enrolBy), isForMinors: isChild },
    owner,
  }
}

/** The directory that letters print: what the officer checked, or what came with the product. */
export function directoryOf(letter: Pick<Letter, 'terms'>): Directory {
  return completed(termsOf(letter).directory)
}

// An offer is made to everybody who can take it, whoever asks for it.
function wantedParagraphs(letter: Letter, kind: Addressee['kind']): Paragraph[] {
  const form = formFor(letter)
  return ['offer', ...creditParagraphs(letter, kind), ...(form?.isTriggered ? paragraphsOf(form) : [])]
}

// Whoever reads for another is told in the letter itself what to ask of the bureaus: of the dead and of children, something
// else than for an adult.
function creditParagraphs(letter: Letter, kind: Addressee['kind']): readonly Paragraph[] {
  if (kind === 'minor' || kind === 'deceased') return ['bureaus', 'trade_commission']
  if (touchesCredit(elementsFor(letter))) return CREDIT_PARAGRAPHS
  return kind === 'represented' ? ['bureaus'] : []
}

function called<Of extends { phone: string | null }>(of: Of): Of {
  return of.phone ? { ...of, phone: phoneAsWritten(of.phone) } : of
}

function forMinors(bureau: Bureau): Bureau {
  return { ...bureau, freeze: MINOR_FREEZE[bureau.name] ?? bureau.freeze }
}
