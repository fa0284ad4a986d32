import { portalDay } from '../ocr/field.ts'
import { NOTHING, type Reading, said, toCheck } from '../words/reading.ts'
import type { OfficeFacts } from './facts.ts'

type Kept = OfficeFacts['incident']

/** An address on one line. */
export function addressLine({ line1, line2, city, state, zip }: NonNullable<OfficeFacts['entity']>['address']): string {
  return [line1, line2, city, `${state} ${zip}`].filter(Boolean).join(', ')
}

/** The service that the letter offers; none where it offers none. */
export function offered(letter: Kept['letter']): Reading {
  if (!letter) return NOTHING
  const { offer } = letter
  if (!offer) return toCheck('None')
  return said(`${offer.months} months of ${offer.provider}, free of charge; sign up by ${portalDay(offer.enrolBy)}.`)
}

/** Whether a written security program is kept, as the letter was settled. */
export function program(letter: Kept['letter']): Reading {
  const kept = letter?.securityProgram ?? null
  return kept === null ? NOTHING : said(kept ? 'Yes' : 'No')
}

/** Whether there is an offer to certify: there is none where no Social Security number was involved. */
export function certified({ elements }: Kept['event']): Reading {
  const isFree = elements.length > 0 && !elements.includes('ssn') && !elements.includes('other')
  return isFree ? said('Not applicable: no Social Security number was involved.') : NOTHING
}

/** What was said of law enforcement for regulators, or who asked to wait. */
export function policeIn({ letter, holds }: Kept): string | null {
  const agencies = holds.flatMap(({ agency }) => agency ?? [])
  return letter?.forRegulators ?? (agencies.length > 0 ? `Yes: ${[...new Set(agencies)].join(', ')}.` : null)
}
