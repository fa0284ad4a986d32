import type { Day } from '../law/day.ts'
import type { Entity } from '../law/situation.ts'
import type { State } from '../law/states.ts'

/** The four parts of 45 CFR 164.404(c)(1)(A) to (D) that only the practice can tell, in Markdown. */
export type Words = {
  whatHappened: string
  whatInformation: string
  whatWeAreDoing: string
  whatYouCanDo: string
}

/** The officer's words in another language, with what else is written out in words. */
export type Translated = Words & { hours: string | null; update: string | null }

/** A free service against identity theft that the practice pays for. */
export type Offer = {
  provider: string
  months: number
  url: string
  /** The last day on which somebody can sign up. */
  enrolBy: Day
  phone: string | null
  /** The same for everybody; null: the service needs none, or each person has his or her own. */
  code: string | null
  /** Whether each person has a code of his or her own; a letter without it stops. Left out: no. */
  ownCodes?: boolean
  /** Whether signing up asks for a credit or debit card, which Oregon forbids. */
  asksForCard: boolean
}

/** The services there are: one for adults, and one for minors. */
export const PRODUCTS = ['adult', 'minor'] as const

export type Product = (typeof PRODUCTS)[number]

/** How an office is reached, as letters print it; null: not known. */
export type Contact = { name: string; phone: string | null; address: string | null; website: string | null }

/** A consumer reporting agency: freezes and fraud alerts go to two addresses. */
export type Bureau = { name: string; phone: string; freeze: string; alert: string; website: string }

/** Whom readers can turn to besides the practice. Sources disagree: `checkedOn` is the day somebody looked; null: nobody did. */
export type Directory = {
  checkedOn: Day | null
  bureaus: Bureau[]
  tradeCommission: Contact
  offices: Partial<Record<State, Contact>>
}

/**
 * What letters to residents of Massachusetts say of the breach where chapter 93H applies: what HIPAA asks for, on the
 * federal route of § 5, or nothing of its nature (§ 3). A covered entity must say what happened, 45 CFR
 * 164.404(c)(1)(A), so that letter is the default. Counsel decides.
 */
export type MassachusettsForm = 'no_narrative' | 'hipaa_letter'

/** What the officer settles for the letters of one incident besides the words. */
export type LetterTerms = {
  /** The same words in other languages, by the code of the language. */
  translated: Record<string, Translated>
  /** Stands before the number of the practice. */
  tollFree: string | null
  /** When somebody answers, in words. */
  hours: string | null
  offer: Offer | null
  /** The service for minors, which a parent or guardian signs a child up for; null: minors are offered none. */
  minorOffer: Offer | null
  /** The company that owns the practice, which letters to Massachusetts name. */
  owner: string | null
  massachusetts: MassachusettsForm
  /** null: the addresses as they come with the product, which nobody here checked. */
  directory: Directory | null
  /** What a second letter adds to the first one, in Markdown. */
  update: string | null
  /** Whether a written information security program is kept, which the Attorney General of Massachusetts asks; null: not said. */
  securityProgram: boolean | null
  /** Whether a sheet in several languages goes with each letter that says what help is free, 45 CFR 92.11. */
  languageSheet: boolean
  /** What letters to regulators tell besides, in Markdown: Texas asks about law enforcement, Oklahoma about impact and safeguards. */
  forRegulators: string | null
  /** The words for offices, newspapers and the media, which are not the patient: each null where the letter's own serve. */
  forOthers: Record<keyof Words, string | null> | null
}

/** All that the officer writes for the letters of one incident. */
export type LetterText = Words & LetterTerms

/** The terms of a letter for which nobody settled any. */
export const PLAIN_TERMS: LetterTerms = Object.freeze({
  translated: {},
  tollFree: null,
  hours: null,
  offer: null,
  minorOffer: null,
  owner: null,
  massachusetts: 'hipaa_letter',
  directory: null,
  update: null,
  securityProgram: null,
  languageSheet: false,
  forRegulators: null,
  forOthers: null,
})

/** The same for the letters of this entity: where HIPAA does not apply, nothing asks for a narrative in Massachusetts. */
export function plainTermsOf({ hipaa }: Pick<Entity, 'hipaa'>): LetterTerms {
  return hipaa === 'none' ? { ...PLAIN_TERMS, massachusetts: 'no_narrative' } : PLAIN_TERMS
}

/** What was approved and by whom; every later change of what makes the letters asks again. */
export type Approval = {
  writtenBy: string
  approvedBy: string | null
  approvedAt: string | null
  /** SHA-256 of all that made the letters when they were approved. */
  approvedHash: string | null
  /** Codes of the warnings that the approver took note of. */
  acknowledged: string[]
}
