import type { Day } from '../../breach/law/day.ts'
import { type State, stateLabel } from '../../breach/law/states.ts'
import { stateName } from '../../breach/law/words.ts'
import type { Said } from '../../breach/offices/summary.ts'
import type { Render } from '../individual/compose.ts'
import type { LetterFacts } from '../individual/facts.ts'
import { dayIn, wordsIn } from '../languages/index.ts'
import { knownElements } from '../state/elements.ts'
import { wordsForOthers } from '../text/for-others.ts'
import { type Letter, termsOf } from '../text/letter.ts'
import { type ComposedDocument, composeDocument, documentFacts, partOf } from './composed.ts'
import { partsFor } from './regulator-forms.ts'

/** To whom a letter to a regulator goes, under what, and about how many. */
export type RegulatorNotice = {
  state: State
  slug: string
  office: string
  citation: string
  residents: number | null
  /** The day on which the letters to individuals went out, or are due; null: not known. */
  lettersOn: Day | null
  haveLettersGone: boolean
  /** What the officer said on the office's sheet, which the letter repeats. */
  said?: Said
  /** Whether that was filed. */
  isFiled?: boolean
}

/**
 * The letter to a State's attorney general or other regulator, in the numbered parts that it asks for. Unlike letters to
 * residents of Massachusetts, those to its offices tell the nature of the breach and the number of residents (Mass. Gen.
 * Laws ch. 93H, § 3(b)). It names no patient.
 */
export function regulatorLetter(
  render: Render,
  base: Omit<Letter, 'person'>,
  notice: RegulatorNotice,
): ComposedDocument {
  const { said = {}, isFiled = false, ...known } = notice
  const others = { ...base, words: saidWords(base, said) }
  const facts = forOffice(documentFacts(others, 'en', [notice.office, stateLabel(notice.state)]))
  const more = {
    ...known,
    isFiled,
    ...regulatorFacts(base),
    ...numbersOf(known.residents, said),
    place: stateName(notice.state),
    lettersOn: notice.lettersOn && dayIn(wordsIn('en'), notice.lettersOn),
  }
  const { parts } = partsFor(`${notice.state}.${notice.slug}`)
  const forRegulators = termsOf(base).forRegulators?.trim() ?? null
  const sections = parts.map((part, index) =>
    partOf(render, {
      template: `regulator/${part}`,
      facts,
      more: { ...more, number: index + 1 },
      raw: { ...asSaid(said), forRegulators },
    }),
  )
  const raw = { sections: sections.join('\n\n') }
  return composeDocument(render, { template: 'regulator', facts, more, raw, isLetter: true })
}

const PRINTED = ['police', 'impact', 'safeguards', 'noticeOn', 'noticeHow', 'held'] as const

// What the letter prints as the officer said it, in Markdown; null where nobody did. Other answers, such as `contact`, would
// stand in place of facts of that name.
function asSaid(said: Said): Record<string, string | null> {
  return Object.fromEntries(PRINTED.map((question) => [question, said[question] ?? null]))
}

function saidWords(base: Omit<Letter, 'person'>, { nature, steps }: Said): Letter['words'] {
  const words = wordsForOthers(base)
  return { ...words, ...(nature && { whatHappened: nature }), ...(steps && { whatWeAreDoing: steps }) }
}

// An office calls the practice; the number for patients is another.
function forOffice(facts: LetterFacts): LetterFacts {
  return { ...facts, contact: { ...facts.contact, any: facts.contact.phone ?? facts.contact.any } }
}

function numbersOf(residents: number | null, said: Said) {
  return { residents: wholeNumber(said.residents) ?? residents, notified: wholeNumber(said.notified) }
}

function wholeNumber(text = ''): number | null {
  const digits = text.replaceAll(',', '')
  return /^\d{1,12}$/.test(digits) ? Number(digits) : null
}

function regulatorFacts(base: Omit<Letter, 'person'>) {
  const { offer, securityProgram } = termsOf(base)
  const { elements = [], people = null, wasHeld = false } = base.incident
  const english = wordsIn('en')
  return {
    practice: base.practice.name,
    people,
    wasHeld,
    kinds: knownElements(elements).map((kind) =>
      english.elements[kind].replace(/^your /, '').replaceAll(' your ', ' their '),
    ),
    program: securityProgram === null ? 'unsaid' : securityProgram ? 'kept' : 'lacking',
    offer: offer && { ...offer, enrolBy: dayIn(english, offer.enrolBy) },
  }
}
