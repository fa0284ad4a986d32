import type { Offer } from '../../breach/incident/letter-text.ts'
import { type Day, inWords } from '../../breach/law/day.ts'
import { type Batch, error, type Finding, warning } from './finding.ts'

/** Days that do not go together besides those that stop the letter: an end after discovery, an offer that has run out. */
export function dayFindings({ incident, on, terms }: Batch): Finding[] {
  const { discoveredOn, occurredTo } = incident
  const found: Finding[] = []
  if (occurredTo && occurredTo > discoveredOn) found.push(endsLate(occurredTo, discoveredOn))
  return [...found, ...endsSoon('offer', terms?.offer, on), ...endsSoon('minorOffer', terms?.minorOffer, on)]
}

function endsSoon(which: 'offer' | 'minorOffer', offer: Offer | null | undefined, on: Day): Finding[] {
  if (!offer || offer.enrolBy > on) return []
  const sentence = `The offer of ${offer.provider} ends on ${inWords(offer.enrolBy)}, but the letter is dated ${inWords(on)}. Readers need time to sign up. Enter a later date.`
  return [error({ code: which === 'offer' ? 'offer_ends' : 'minor_offer_ends', what: `${which}.enrolBy`, sentence })]
}

// Some incidents are discovered while they last, so this is no error.
function endsLate(occurredTo: string, discoveredOn: string): Finding {
  return warning({
    code: 'ended_after_discovery',
    what: 'incident.occurredTo',
    sentence: `The incident ended on ${inWords(occurredTo)}, after it was discovered on ${inWords(discoveredOn)}. Check whether it continued after you knew about it, or correct one of the dates.`,
    citation: '45 CFR 164.404(c)(1)(A)',
  })
}
