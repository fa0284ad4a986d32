import { type Batch, error, type Finding, warning } from './finding.ts'

/** Days that do not go together besides those that stop the letter: an end after discovery, an offer that has run out. */
export function dayFindings({ incident, on, terms }: Batch): Finding[] {
  const { discoveredOn, occurredTo } = incident
  const found: Finding[] = []
  if (occurredTo && occurredTo > discoveredOn) found.push(endsLate(occurredTo, discoveredOn))
  if (terms?.offer && terms.offer.enrolBy <= on) {
    const sentence = `The offer of ${terms.offer.provider} can be taken up to ${terms.offer.enrolBy}, and the letter is dated ${on}. Readers need time to sign up: enter a later day.`
    found.push(error({ code: 'offer_ends', what: 'offer.enrolBy', sentence }))
  }
  return found
}

// Some incidents are discovered while they last, so this is no error.
function endsLate(occurredTo: string, discoveredOn: string): Finding {
  return warning({
    code: 'ended_after_discovery',
    what: 'incident.occurredTo',
    sentence: `The incident ended on ${occurredTo}, after it was discovered on ${discoveredOn}. Check that it went on after you knew of it, or correct one of the two days.`,
    citation: '45 CFR 164.404(c)(1)(A)',
  })
}
