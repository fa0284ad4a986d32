import { type Batch, error, type Finding, warning } from './finding.ts'

/** Days that do not go together besides those that stop the letter: an end after discovery, an offer that has run out. */
export function dayFindings({ incident, on, terms }: Batch): Finding[] {
  const { discoveredOn, occurredTo } = incident
  const found: Finding[] = []
  if (occurredTo && occurredTo > discoveredOn) found.push(endsLate(occurredTo, discoveredOn))
  if (terms?.offer && terms.offer.enrolBy <= on) {
    const sentence = `The offer of ${terms.offer.provider} ends on ${terms.offer.enrolBy}, but the letter is dated ${on}. Readers need time to sign up. Enter a later date.`
    found.push(error({ code: 'offer_ends', what: 'offer.enrolBy', sentence }))
  }
  return found
}

// Some incidents are discovered while they last, so this is no error.
function endsLate(occurredTo: string, discoveredOn: string): Finding {
  return warning({
    code: 'ended_after_discovery',
    what: 'incident.occurredTo',
    sentence: `The incident ended on ${occurredTo}, after it was discovered on ${discoveredOn}. Check whether it continued after you knew about it, or correct one of the dates.`,
    citation: '45 CFR 164.404(c)(1)(A)',
  })
}
